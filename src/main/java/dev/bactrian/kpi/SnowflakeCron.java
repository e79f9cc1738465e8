package dev.bactrian.kpi;

import com.cronutils.descriptor.CronDescriptor;
import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Snowflake CRON: five fields and a time zone, as in {@code 0 6 * * MON-FRI Europe/Berlin}.
 *
 * <p>Quartz has six or seven fields, begins with seconds and knows no zone: the two are told apart here.
 */
public final class SnowflakeCron {

    private static final CronDefinition FIELDS = CronDefinitionBuilder.defineCron()
            .withMinutes()
            .withStrictRange()
            .and()
            .withHours()
            .withStrictRange()
            .and()
            .withDayOfMonth()
            .supportsL()
            .and()
            .withMonth()
            .withStrictRange()
            .and()
            .withDayOfWeek()
            .withValidRange(0, 7)
            .withMondayDoWValue(1)
            .withIntMapping(7, 0)
            .supportsL()
            .and()
            .instance();

    private final Cron cron;
    private final ZoneId zone;
    private final String text;

    private SnowflakeCron(Cron cron, ZoneId zone, String text) {
        this.cron = cron;
        this.zone = zone;
        this.text = text;
    }

    /** Reads a CRON with its zone, with or without the words USING CRON before it. */
    public static SnowflakeCron parse(String written) {
        String text = written.strip().replaceFirst("(?i)^USING\\s+CRON\\s+", "").replaceAll("\\s+", " ");
        String[] parts = text.split(" ", -1);
        refuseQuartz(text, parts);
        if (parts.length != 6) {
            throw new IllegalArgumentException("'%s' has %d parts; Snowflake's CRON has five fields and a time zone"
                    .formatted(text, parts.length));
        }
        String fields = text.substring(0, text.lastIndexOf(' '));
        try {
            return new SnowflakeCron(new CronParser(FIELDS).parse(fields), ZoneId.of(parts[5]), text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'%s' in '%s' is no time zone; write one as in Europe/Berlin".formatted(parts[5], text), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'%s' is no CRON: %s".formatted(fields, e.getMessage()), e);
        }
    }

    private static void refuseQuartz(String text, String[] parts) {
        boolean zoned = parts.length == 6 && parts[5].chars().anyMatch(Character::isLetter) && parts[5].length() > 3;
        if (text.contains("?")
                || parts.length > 6
                || (parts.length == 6 && !zoned && !parts[5].equals("UTC") && !parts[5].equals("GMT"))) {
            throw new IllegalArgumentException(
                    "'%s' looks like Quartz (seconds first, '?'); Snowflake's CRON has minute, hour, day, month, weekday and a time zone"
                            .formatted(text));
        }
    }

    /** What is wrong with a CRON, or empty when it can be used. */
    public static Optional<String> complaintAbout(String written) {
        try {
            SnowflakeCron cron = parse(written);
            return cron.next(Instant.now(), 1).isEmpty()
                    ? Optional.of("'%s' never comes.".formatted(written))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage() + ".");
        }
    }

    /** As a person would say it. */
    public String inWords() {
        return "%s (%s)".formatted(CronDescriptor.instance(Locale.ENGLISH).describe(cron), zone);
    }

    /** The next times after a moment; fewer when there are no more. */
    public List<ZonedDateTime> next(Instant after, int count) {
        List<ZonedDateTime> times = new ArrayList<>();
        ExecutionTime execution = ExecutionTime.forCron(cron);
        Optional<ZonedDateTime> next = execution.nextExecution(after.atZone(zone));
        while (next.isPresent() && times.size() < count) {
            times.add(next.get());
            next = execution.nextExecution(next.get());
        }
        return times;
    }

    public ZoneId zone() {
        return zone;
    }

    @Override
    public String toString() {
        return text;
    }
}
