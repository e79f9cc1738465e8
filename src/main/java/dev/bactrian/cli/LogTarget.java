package dev.bactrian.cli;

import java.nio.file.Path;

/** Where the log goes. Must be called before the first logger is made, which log4j2.properties then obeys. */
final class LogTarget {
    private LogTarget() {}

    /** Lets the Snowflake driver log through our logging and at our levels. */
    static void routeDriverLogs() {
        setUnlessGiven("net.snowflake.jdbc.loggerImpl", "net.snowflake.client.internal.log.SLF4JLogger");
        // why: the graceful stop logs until its end; the application stops logging itself.
        setUnlessGiven("log4j2.shutdownHookEnabled", "false");
    }

    /** For commands that use the terminal themselves. */
    static Path file(Path folder) {
        Path file = folder.resolve("bactrian.log");
        setUnlessGiven("bactrian.log", "file");
        setUnlessGiven("bactrian.log.file", file.toString());
        return file;
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
