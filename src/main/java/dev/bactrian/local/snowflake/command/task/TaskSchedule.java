package dev.bactrian.local.snowflake.command.task;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SCHEDULE of a task (docs.snowflake.com/en/sql-reference/sql/create-task, "SCHEDULE"). */
sealed interface TaskSchedule {
    /** The latest time that is due: after {@code after}, not after {@code now}. Times missed before it are not made up for. */
    Optional<Instant> due(Instant after, Instant now, Instant base);

    /** The first time after {@code after}; none for a CRON that never comes. */
    Optional<Instant> next(Instant after, Instant base);

    static TaskSchedule parse(String text) {
        Matcher cron = Cronlike.TEXT.matcher(text.strip());
        if (cron.matches()) {
            return Calendar.parse(cron.group(1).strip(), cron.group(2));
        }
        Matcher every = Cronlike.INTERVAL.matcher(text.strip());
        if (every.matches()) {
            return Interval.parse(
                    text, Long.parseLong(every.group(1)), every.group(2).toUpperCase(Locale.ROOT));
        }
        throw invalid(text, "expected '<n> MINUTE' or 'USING CRON <expression> <time zone>'");
    }

    private static SnowflakeError invalid(String text, String why) {
        return SnowflakeError.syntax("invalid value [" + text + "] for parameter 'SCHEDULE': " + why + ".");
    }

    /** The two forms of text. */
    final class Cronlike {
        static final Pattern TEXT = Pattern.compile("(?is)USING\\s+CRON\\s+(.+?)\\s+(\\S+)");
        static final Pattern INTERVAL =
                Pattern.compile("(?i)(\\d{1,9})\\s+(SECOND|SECONDS|S|MINUTE|MINUTES|M|HOUR|HOURS|H)");

        private Cronlike() {}
    }

    /** Every so long since the task was resumed. */
    record Interval(Duration every) implements TaskSchedule {
        private static final Duration SHORTEST = Duration.ofSeconds(10);
        private static final Duration LONGEST = Duration.ofDays(8);

        static Interval parse(String text, long count, String unit) {
            Duration every = switch (unit.charAt(0)) {
                case 'S' -> Duration.ofSeconds(count);
                case 'M' -> Duration.ofMinutes(count);
                default -> Duration.ofHours(count);
            };
            if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
                throw invalid(text, "an interval lies between 10 seconds and 8 days");
            }
            return new Interval(every);
        }

        @Override
        public Optional<Instant> due(Instant after, Instant now, Instant base) {
            long turns = Duration.between(base, now).toMillis() / every.toMillis();
            Instant latest = base.plus(every.multipliedBy(turns));
            return turns > 0 && latest.isAfter(after) ? Optional.of(latest) : Optional.empty();
        }

        @Override
        public Optional<Instant> next(Instant after, Instant base) {
            long turns = Math.max(0, Duration.between(base, after).toMillis() / every.toMillis());
            return Optional.of(base.plus(every.multipliedBy(turns + 1)));
        }
    }

    /**
     * Five CRON fields in a time zone. Where day of month and day of week are both given, either is enough.
     */
    record Calendar(ExecutionTime times, ZoneId zone) implements TaskSchedule {
        private static final CronDefinition FIELDS = CronDefinitionBuilder.defineCron()
                .withMinutes()
                .withValidRange(0, 59)
                .withStrictRange()
                .and()
                .withHours()
                .withValidRange(0, 23)
                .withStrictRange()
                .and()
                .withDayOfMonth()
                .withValidRange(1, 31)
                .supportsL()
                .withStrictRange()
                .and()
                .withMonth()
                .withValidRange(1, 12)
                .withStrictRange()
                .and()
                .withDayOfWeek()
                .withValidRange(0, 6)
                .withMondayDoWValue(1)
                .supportsL()
                .withStrictRange()
                .and()
                .instance();

        static Calendar parse(String fields, String zone) {
            try {
                Cron cron = new CronParser(FIELDS).parse(fields).validate();
                return new Calendar(ExecutionTime.forCron(cron), ZoneId.of(zone));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw invalid("USING CRON " + fields + " " + zone, String.valueOf(e.getMessage()));
            }
        }

        @Override
        public Optional<Instant> due(Instant after, Instant now, Instant base) {
            ZonedDateTime justAfterNow = now.plusMillis(1).atZone(zone);
            return times.lastExecution(justAfterNow)
                    .map(ZonedDateTime::toInstant)
                    .filter(latest -> latest.isAfter(after));
        }

        @Override
        public Optional<Instant> next(Instant after, Instant base) {
            return times.nextExecution(after.atZone(zone)).map(ZonedDateTime::toInstant);
        }
    }
}
