package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.ColumnBuilder;
import dev.bactrian.eda.batch.ColumnType;
import dev.bactrian.eda.batch.Field;
import dev.bactrian.eda.batch.LongColumn;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.spec.ColumnRef;
import dev.bactrian.eda.spec.Options;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;

/** dateParts: new columns cut from a date or timestamp; new name to part. TIMESTAMP_LTZ is cut in UTC. */
record DateParts(ColumnRef column, Map<String, Part> parts) implements StepSpec {
    /** What can be cut from a date. */
    enum Part {
        DATE,
        YEAR,
        YEAR_MONTH,
        QUARTER,
        MONTH,
        DAY,
        HOUR,
        DAY_OF_WEEK,
        ISO_WEEK,
        ISO_WEEK_OF_YEAR,
        ISO_YEAR,
        START_OF_WEEK,
        START_OF_MONTH,
        START_OF_QUARTER,
        START_OF_YEAR;

        ColumnType type() {
            return switch (this) {
                case DATE, START_OF_WEEK, START_OF_MONTH, START_OF_QUARTER, START_OF_YEAR -> ColumnType.DATE;
                case ISO_WEEK, YEAR_MONTH -> new ColumnType(ColumnType.Kind.VARCHAR, 0, 0, 10);
                case YEAR, QUARTER, MONTH, DAY, HOUR, DAY_OF_WEEK, ISO_WEEK_OF_YEAR, ISO_YEAR ->
                    ColumnType.number(4, 0);
            };
        }
    }

    static StepSpec read(Options options) {
        return new DateParts(options.column("column"), options.choices("parts", Part.class));
    }

    @Override
    public Step bind(Schema input, Surroundings surroundings) {
        int index = column.in(input, ColumnType::isTemporal, "a date or timestamp");
        Schema output = input;
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            output = output.with(new Field(
                    part.getKey().toUpperCase(Locale.ROOT), part.getValue().type()));
        }
        Schema schema = output;
        return new ColumnStep(schema, batch -> cut(batch, schema, (LongColumn) batch.column(index)));
    }

    private Batch cut(Batch batch, Schema schema, LongColumn dates) {
        Batch changed = batch;
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            ColumnBuilder builder = new ColumnBuilder(part.getValue().type(), batch.rows());
            for (int row = 0; row < batch.rows(); row++) {
                if (dates.isNull(row)) {
                    builder.addNull();
                } else {
                    add(builder, part.getValue(), dates, row);
                }
            }
            Schema soFar = changed.schema().with(schema.field(schema.index(part.getKey())));
            changed = changed.with(soFar, part.getKey(), builder.build());
        }
        return changed;
    }

    private static void add(ColumnBuilder builder, Part part, LongColumn dates, int row) {
        LocalDate day = LocalDate.ofEpochDay(dates.epochDay(row));
        switch (part) {
            case DATE -> builder.addLong(day.toEpochDay());
            case YEAR -> builder.addLong(day.getYear());
            case YEAR_MONTH -> builder.addText(YearMonth.from(day).toString());
            case QUARTER -> builder.addLong(day.get(IsoFields.QUARTER_OF_YEAR));
            case MONTH -> builder.addLong(day.getMonthValue());
            case DAY -> builder.addLong(day.getDayOfMonth());
            case HOUR -> builder.addLong(hour(dates, row));
            case DAY_OF_WEEK -> builder.addLong(day.getDayOfWeek().getValue());
            case ISO_WEEK -> builder.addText(isoWeek(day));
            case ISO_WEEK_OF_YEAR -> builder.addLong(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case ISO_YEAR -> builder.addLong(day.get(IsoFields.WEEK_BASED_YEAR));
            case START_OF_WEEK ->
                builder.addLong(day.toEpochDay() - day.getDayOfWeek().getValue() + 1);
            case START_OF_MONTH -> builder.addLong(day.withDayOfMonth(1).toEpochDay());
            case START_OF_QUARTER ->
                builder.addLong(day.with(day.getMonth().firstMonthOfQuarter())
                        .withDayOfMonth(1)
                        .toEpochDay());
            case START_OF_YEAR ->
                builder.addLong(day.with(TemporalAdjusters.firstDayOfYear()).toEpochDay());
        }
    }

    private static long hour(LongColumn dates, int row) {
        return dates.type().isTimestamp()
                ? dates.digits(row).mod(BigInteger.valueOf(86_400_000_000_000L)).longValue() / 3_600_000_000_000L
                : 0;
    }

    private static String isoWeek(LocalDate day) {
        int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return day.get(IsoFields.WEEK_BASED_YEAR) + (week < 10 ? "-W0" : "-W") + week;
    }
}
