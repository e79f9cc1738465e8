package dev.bactrian.cli;

import java.io.PrintStream;
import java.time.Duration;
import picocli.CommandLine;

/**
 * Progress of long work: one line that redraws itself on a terminal, a plain line now and then elsewhere. Not for use by several
 * threads.
 */
final class Progress {
    private static final int BAR = 24;
    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();
    private static final long PLAIN_NANOS = Duration.ofSeconds(5).toNanos();

    private final PrintStream out;
    private final String verb;
    private final int total;
    private final boolean terminal;
    private final long started = System.nanoTime();
    private long drawn;
    private int width;

    Progress(PrintStream out, String verb, int total) {
        this(out, verb, total, CommandLine.Help.Ansi.AUTO.enabled());
    }

    Progress(PrintStream out, String verb, int total, boolean terminal) {
        this.out = out;
        this.verb = verb;
        this.total = total;
        this.terminal = terminal;
        this.drawn = started;
    }

    /** {@code done} of the total is reached; {@code detail} says more, such as a count and a rate. */
    void reached(int done, String detail) {
        long now = System.nanoTime();
        if (done < total && now - drawn < (terminal ? REDRAW_NANOS : PLAIN_NANOS)) {
            return;
        }
        drawn = now;
        String line = line(done, detail, Duration.ofNanos(now - started));
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        } else {
            out.println(line);
        }
        out.flush();
    }

    private String line(int done, String detail, Duration elapsed) {
        int filled = total == 0 ? BAR : (int) ((long) BAR * done / total);
        String bar = terminal ? "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " : "";
        return "  %s %s%d/%d  %s%s".formatted(verb, bar, done, total, detail, remaining(done, elapsed));
    }

    private String remaining(int done, Duration elapsed) {
        if (done == 0 || done >= total || elapsed.toSeconds() < 2) {
            return "";
        }
        return "  %s left".formatted(shown(elapsed.multipliedBy(total - done).dividedBy(done)));
    }

    static String shown(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds < 60 ? seconds + " s" : "%d min %02d s".formatted(seconds / 60, seconds % 60);
    }

    /** Ends the redrawn line. */
    void end() {
        if (terminal && width > 0) {
            out.println();
        }
    }
}
