package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.format.FileFormat;
import dev.bactrian.local.snowflake.command.load.format.Options;
import dev.bactrian.local.snowflake.command.load.format.RecordError;
import dev.bactrian.local.snowflake.command.load.format.ValueReader;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.DataType.Kind;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The narrowest type that all texts seen so far have (docs.snowflake.com/en/sql-reference/functions/infer_schema). Not thread-safe. */
final class ColumnGuess {
    private static final int LONGEST_NUMBER = 38;
    private static final ValueReader READER =
            new ValueReader(FileFormat.of(new Options(Map.of("TYPE", "CSV"))).values(), false, ZoneOffset.UTC);

    private boolean seen;
    private boolean number = true;
    private boolean bool = true;
    private boolean date = true;
    private boolean time = true;
    private boolean timestamp = true;
    private int integerDigits = 1;
    private int scale;
    private boolean nullable;

    void see(@Nullable String text) {
        if (text == null) {
            nullable = true;
            return;
        }
        seen = true;
        String word = text.strip();
        number = number && digits(word);
        bool = bool && (word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false"));
        boolean shaped = word.length() > 4 && Character.isDigit(word.charAt(0)) && !word.matches("[\\d.]+");
        date = date && shaped && word.length() <= 11 && reads(word, Kind.DATE);
        time = time && shaped && word.indexOf(':') > 0 && reads(word, Kind.TIME);
        timestamp = timestamp && shaped && reads(word, Kind.TIMESTAMP_NTZ);
    }

    private boolean digits(String word) {
        if (!word.matches("[+-]?\\d{1,38}(\\.\\d{1,37})?")) {
            return false;
        }
        BigDecimal value = new BigDecimal(word);
        integerDigits = Math.max(integerDigits, value.precision() - value.scale());
        scale = Math.max(scale, value.scale());
        return integerDigits + scale <= LONGEST_NUMBER;
    }

    private static boolean reads(String word, Kind kind) {
        try {
            READER.read(word, DataType.of(kind));
            return true;
        } catch (RecordError e) {
            return false;
        }
    }

    boolean nullable() {
        return nullable || !seen;
    }

    /** The type in Snowflake's SQL. */
    String type() {
        if (!seen) {
            return "TEXT";
        }
        if (number) {
            return String.format(Locale.ROOT, "NUMBER(%d, %d)", integerDigits + scale, scale);
        }
        if (bool) {
            return "BOOLEAN";
        }
        if (date) {
            return "DATE";
        }
        if (time) {
            return "TIME";
        }
        return timestamp ? "TIMESTAMP_NTZ" : "TEXT";
    }
}
