package dev.bactrian.app;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The packaged jar as a user starts it: a process of its own, its output in a file. */
final class App implements AutoCloseable {
    private static final Path JAR = Path.of("target/bactrian.jar").toAbsolutePath();

    private final Process process;
    private final Path output;

    private App(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static App start(Path home, Path output, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", home.toString()));
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            return new App(builder.start(), output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A home of its own: a copy of the files that a user edits. */
    static Path home(Path folder) {
        for (String name : List.of("routes", "sql")) {
            try (Stream<Path> tree = Files.walk(Path.of(name))) {
                for (Path path : tree.toList()) {
                    Path copy = folder.resolve(path);
                    if (Files.isDirectory(path)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(path, copy);
                    }
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return folder;
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The exit code, once the process has ended by itself. */
    int await(long minutes) throws InterruptedException {
        if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
            throw new AssertionError("still running after " + minutes + " minutes:\n" + output());
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** As Ctrl-C does. */
    void stop() {
        process.destroy();
    }

    /** The group of the first match of a pattern in the output so far. */
    String found(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(output());
        return matcher.find() ? matcher.group(1) : "";
    }

    /** A JMX client on the process, as jconsole connects. */
    @SuppressWarnings("BanJNDI") // why: the address comes from the process that this test has started.
    JMXConnector jmx() throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
            try {
                return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException refused) {
            throw new IOException(refused);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
