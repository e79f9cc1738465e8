package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.format.Options;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ON_ERROR: what comes of a file with bad records.
 *
 * @param limit SKIP_FILE: the number, or the share in percent, of bad records from which the file is skipped
 */
public record OnError(Action action, long limit, boolean percent) {
    /** What is done. */
    public enum Action {
        ABORT_STATEMENT,
        CONTINUE,
        SKIP_FILE
    }

    private static final Pattern SKIP = Pattern.compile("SKIP_FILE_(\\d+)(%?)");

    public static final OnError ABORT = new OnError(Action.ABORT_STATEMENT, 1, false);
    public static final OnError SKIP_FILE = new OnError(Action.SKIP_FILE, 1, false);

    static OnError of(String text) {
        String word = text.toUpperCase(Locale.ROOT);
        switch (word) {
            case "ABORT_STATEMENT" -> {
                return ABORT;
            }
            case "CONTINUE" -> {
                return new OnError(Action.CONTINUE, Long.MAX_VALUE, false);
            }
            case "SKIP_FILE" -> {
                return SKIP_FILE;
            }
            default -> {
                Matcher matcher = SKIP.matcher(word);
                if (!matcher.matches()) {
                    throw Options.invalidValue("ON_ERROR", text);
                }
                return new OnError(
                        Action.SKIP_FILE,
                        Long.parseLong(matcher.group(1)),
                        !matcher.group(2).isEmpty());
            }
        }
    }

    public boolean aborts() {
        return action == Action.ABORT_STATEMENT;
    }

    /** The number of bad records that the file may not reach, as the result's {@code error_limit} shows it. */
    long errorLimit(long parsed) {
        return switch (action) {
            case ABORT_STATEMENT -> 1;
            case CONTINUE -> parsed;
            case SKIP_FILE -> percent ? Math.max(1, (parsed * limit + 99) / 100) : Math.max(1, limit);
        };
    }

    /** Whether a file of so many records, so many of them bad, is not loaded at all. */
    boolean skips(long parsed, long errors) {
        return switch (action) {
            case ABORT_STATEMENT -> errors > 0;
            case CONTINUE -> false;
            case SKIP_FILE -> errors > 0 && errors >= errorLimit(parsed);
        };
    }
}
