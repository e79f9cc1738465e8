package dev.bactrian.cli;

import dev.bactrian.config.ConfigurationException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says on the terminal why a command failed, in a line or two; the log has the rest. */
final class FailureReport implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        LoggerFactory.getLogger(FailureReport.class).debug("Command failed", failure);
        command.getErr().println(command.getColorScheme().errorText(message(failure)));
        command.getErr().flush();
        return failure instanceof ConfigurationException ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    /** The failure and its causes, each said once. */
    private static String message(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String said = cause.getMessage() == null ? cause.toString() : cause.getMessage();
            if (text.indexOf(said) < 0) {
                text.append(text.isEmpty() ? "" : System.lineSeparator() + "  because: ")
                        .append(said);
            }
        }
        return text.toString();
    }
}
