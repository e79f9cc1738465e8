package dev.bactrian.eda.derive;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The functions an expression may call; each gives NULL for NULL. Named as in Snowflake where Snowflake has them. */
public final class ExpressionFunctions {
    private ExpressionFunctions() {}

    public static @Nullable BigDecimal round(@Nullable Object number, int digits) {
        return number == null ? null : decimal(number).setScale(digits, RoundingMode.HALF_UP);
    }

    public static @Nullable BigDecimal abs(@Nullable Object number) {
        return number == null ? null : decimal(number).abs();
    }

    public static @Nullable String upper(@Nullable Object text) {
        return text == null ? null : text.toString().toUpperCase(Locale.ROOT);
    }

    public static @Nullable String lower(@Nullable Object text) {
        return text == null ? null : text.toString().toLowerCase(Locale.ROOT);
    }

    public static @Nullable String trim(@Nullable Object text) {
        return text == null ? null : text.toString().strip();
    }

    public static @Nullable Integer length(@Nullable Object text) {
        return text == null
                ? null
                : text.toString().codePointCount(0, text.toString().length());
    }

    public static @Nullable String left(@Nullable Object text, int characters) {
        return text == null
                ? null
                : text.toString()
                        .substring(0, Math.min(characters, text.toString().length()));
    }

    /** A date written as 2017-12-31. */
    public static LocalDate date(String text) {
        return LocalDate.parse(text);
    }

    /** Days from one date to another; the later one is not counted. */
    public static @Nullable Long days(@Nullable Object from, @Nullable Object to) {
        return from == null || to == null ? null : ChronoUnit.DAYS.between(day(from), day(to));
    }

    public static @Nullable LocalDate addDays(@Nullable Object date, int days) {
        return date == null ? null : day(date).plusDays(days);
    }

    private static LocalDate day(Object value) {
        if (value instanceof LocalDateTime time) {
            return time.toLocalDate();
        }
        if (value instanceof LocalDate date) {
            return date;
        }
        throw new IllegalArgumentException("a value that is no date");
    }

    private static BigDecimal decimal(Object number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (number instanceof Double || number instanceof Float) {
            return BigDecimal.valueOf(((Number) number).doubleValue());
        }
        if (number instanceof Number whole) {
            return BigDecimal.valueOf(whole.longValue());
        }
        throw new IllegalArgumentException("a value that is no number");
    }
}
