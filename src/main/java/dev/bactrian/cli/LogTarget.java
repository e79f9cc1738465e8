package dev.bactrian.cli;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Where the log goes. Must be called before the first logger is made, which log4j2.properties then obeys. */
final class LogTarget {
    // why: some of the driver's classes log to java.util.logging whatever it is told; loggers are held weakly.
    private static final Logger DRIVER = Logger.getLogger("net.snowflake");

    private LogTarget() {}

    /** Lets the Snowflake driver log through our logging and at our levels. */
    static void routeDriverLogs() {
        DRIVER.setLevel(Level.SEVERE);
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
