package dev.bactrian.local.snowflake.command.load.format;

import dev.bactrian.local.snowflake.command.load.format.DateTimePattern.Moment;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Reads dates, times and timestamps by one format, or by all that AUTO knows
 * (docs.snowflake.com/en/sql-reference/date-time-input-output, "AUTO detection"). Immutable.
 */
final class DateTimeText {
    private static final List<String> DATES = List.of("YYYY-MM-DD", "DD-MON-YYYY", "MM/DD/YYYY");

    private static final List<String> TIMES = List.of("HH24:MI:SS.FF", "HH24:MI");

    private static final List<String> TIMESTAMPS = List.of(
            "YYYY-MM-DD\"T\"HH24:MI:SS.FF",
            "YYYY-MM-DD HH24:MI:SS.FF",
            "YYYY-MM-DD\"T\"HH24:MI:SS.FFTZH:TZM",
            "YYYY-MM-DD HH24:MI:SS.FFTZH:TZM",
            "YYYY-MM-DD HH24:MI:SS.FF TZH:TZM",
            "YYYY-MM-DD HH24:MI:SS.FF TZHTZM",
            "YYYY-MM-DD HH24:MI:SS.FFTZHTZM",
            "YYYY-MM-DD\"T\"HH24:MI:SS.FFTZHTZM",
            "YYYY-MM-DD\"T\"HH24:MI",
            "YYYY-MM-DD HH24:MI",
            "YYYY-MM-DD\"T\"HH24:MITZH:TZM",
            "YYYY-MM-DD HH24:MITZH:TZM",
            "YYYY-MM-DD\"T\"HH24",
            "DY, DD MON YYYY HH24:MI:SS TZHTZM",
            "DY, DD MON YYYY HH24:MI:SS.FF TZHTZM",
            "DY, DD MON YYYY HH12:MI:SS AM TZHTZM",
            "DY, DD MON YYYY HH24:MI:SS",
            "MM/DD/YYYY HH24:MI:SS",
            "DY MON DD HH24:MI:SS TZHTZM YYYY");

    private static final List<DateTimePattern> AUTO_DATES = compile(DATES);
    private static final List<DateTimePattern> AUTO_TIMES = compile(TIMES);
    private static final List<DateTimePattern> AUTO_TIMESTAMPS = compile(TIMESTAMPS);

    private final List<DateTimePattern> patterns;
    private final boolean auto;

    private DateTimeText(List<DateTimePattern> patterns, boolean auto) {
        this.patterns = patterns;
        this.auto = auto;
    }

    private static List<DateTimePattern> compile(List<String> formats) {
        return formats.stream().map(DateTimePattern::new).toList();
    }

    static DateTimeText dates(String format) {
        return format.equalsIgnoreCase("AUTO")
                ? new DateTimeText(both(AUTO_DATES, AUTO_TIMESTAMPS), true)
                : only(format);
    }

    static DateTimeText times(String format) {
        return format.equalsIgnoreCase("AUTO") ? new DateTimeText(AUTO_TIMES, false) : only(format);
    }

    static DateTimeText timestamps(String format) {
        return format.equalsIgnoreCase("AUTO")
                ? new DateTimeText(both(AUTO_TIMESTAMPS, AUTO_DATES), true)
                : only(format);
    }

    private static DateTimeText only(String format) {
        return new DateTimeText(List.of(new DateTimePattern(format)), false);
    }

    private static List<DateTimePattern> both(List<DateTimePattern> first, List<DateTimePattern> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }

    Optional<Moment> parse(String text) {
        String stripped = text.strip();
        for (DateTimePattern pattern : patterns) {
            Optional<Moment> moment = pattern.parse(stripped);
            if (moment.isPresent()) {
                return moment;
            }
        }
        return auto && stripped.matches("-?\\d{1,30}") ? epoch(stripped) : Optional.empty();
    }

    /** Seconds, milliseconds, microseconds or nanoseconds since 1970, by magnitude (…/functions/to_timestamp). */
    private static Optional<Moment> epoch(String digits) {
        BigInteger value = new BigInteger(digits);
        if (value.bitLength() > 62) {
            return Optional.empty();
        }
        long number = value.longValueExact();
        long magnitude = Math.abs(number);
        long perSecond = magnitude < 31_536_000_000L
                ? 1
                : magnitude < 31_536_000_000_000L
                        ? 1_000
                        : magnitude < 31_536_000_000_000_000L ? 1_000_000 : 1_000_000_000;
        Instant instant = Instant.ofEpochSecond(
                Math.floorDiv(number, perSecond), Math.floorMod(number, perSecond) * (1_000_000_000 / perSecond));
        return Optional.of(new Moment(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), null));
    }
}
