package dev.bactrian.eda.profile;

import dev.bactrian.eda.batch.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** A value written out from the long that stands for it. */
final class ValueText {
    private ValueText() {}

    static String of(ColumnType type, long key) {
        return switch (type.kind()) {
            case NUMBER -> BigDecimal.valueOf(key, type.scale()).toPlainString();
            case FLOAT -> Double.toString(Double.longBitsToDouble(key));
            case BOOLEAN -> key == 0 ? "false" : "true";
            case DATE -> LocalDate.ofEpochDay(key).toString();
            case TIME -> LocalTime.ofNanoOfDay(key).toString();
            case TIMESTAMP_NTZ ->
                LocalDateTime.ofInstant(instant(key), ZoneOffset.UTC).toString();
            case TIMESTAMP_LTZ -> instant(key).toString();
            case VARCHAR -> throw new IllegalArgumentException("A text is its own writing");
        };
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }
}
