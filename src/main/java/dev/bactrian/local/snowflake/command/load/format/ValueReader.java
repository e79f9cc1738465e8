package dev.bactrian.local.snowflake.command.load.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bactrian.local.snowflake.command.load.format.DateTimePattern.Moment;
import dev.bactrian.local.snowflake.dialect.DataType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * Turns a text of a file into the one spelling that the engine casts without fail, or says in Snowflake's words why it cannot: the rules of
 * casts from text (docs.snowflake.com/en/sql-reference/data-type-conversion). Not thread-safe.
 */
public final class ValueReader {
    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "on", "1");
    private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "off", "0");
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final DateTimeText dates;
    private final DateTimeText times;
    private final DateTimeText timestamps;
    private final String binary;
    private final boolean truncate;
    private final ZoneId zone;

    /**
     * @param truncate TRUNCATECOLUMNS: a text that is too long is cut
     * @param zone the session's, for TIMESTAMP_LTZ and TIMESTAMP_TZ without an offset
     */
    public ValueReader(ValueFormats formats, boolean truncate, ZoneId zone) {
        this.dates = DateTimeText.dates(formats.date());
        this.times = DateTimeText.times(formats.time());
        this.timestamps = DateTimeText.timestamps(formats.timestamp());
        this.binary = formats.binary();
        this.truncate = truncate;
        this.zone = zone;
    }

    public String read(String text, DataType type) throws RecordError {
        return switch (type.kind()) {
            case FIXED -> fixed(text, type);
            case REAL -> real(text);
            case TEXT -> text(text, type.length());
            case BOOLEAN -> bool(text);
            case DATE ->
                dates.parse(text)
                        .orElseThrow(
                                () -> RecordError.conversion(100040, "22007", "Date '" + text + "' is not recognized"))
                        .local()
                        .toLocalDate()
                        .toString();
            case TIME ->
                times.parse(text)
                        .orElseThrow(
                                () -> RecordError.conversion(100108, "22007", "Time '" + text + "' is not recognized"))
                        .local()
                        .format(TIME);
            case TIMESTAMP_NTZ -> timestamp(text).local().format(TIMESTAMP);
            case TIMESTAMP_LTZ -> instant(timestamp(text), true);
            case TIMESTAMP_TZ -> instant(timestamp(text), false);
            case VARIANT -> tree(text).toString();
            case OBJECT -> container(text, true);
            case ARRAY -> container(text, false);
            case BINARY -> binary(text);
        };
    }

    private static RecordError notRecognized(int code, String sqlState, String kind, String text) {
        return RecordError.conversion(code, sqlState, kind + " value '" + text + "' is not recognized");
    }

    private static String fixed(String text, DataType type) throws RecordError {
        BigDecimal number = decimal(text).setScale(type.scale(), RoundingMode.HALF_UP);
        if (number.precision() - number.scale() > type.precision() - type.scale() && number.signum() != 0) {
            throw RecordError.conversion(100132, "22003", "Numeric value '" + text + "' is out of range");
        }
        return number.toPlainString();
    }

    private static BigDecimal decimal(String text) throws RecordError {
        String stripped = text.strip();
        if (stripped.length() > 200 || !isNumber(stripped)) {
            throw notRecognized(100038, "22018", "Numeric", text);
        }
        BigDecimal number = new BigDecimal(stripped);
        if (Math.abs((long) number.scale()) > 400) {
            throw RecordError.conversion(100132, "22003", "Numeric value '" + text + "' is out of range");
        }
        return number;
    }

    private static boolean isNumber(String text) {
        boolean digits = false;
        int i = 0;
        if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
            i++;
        }
        boolean point = false;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = true;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                return digits && (c == 'e' || c == 'E') && text.substring(i + 1).matches("[+-]?\\d{1,5}");
            }
        }
        return digits;
    }

    private static String real(String text) throws RecordError {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "nan" -> "NaN";
            case "inf", "+inf", "infinity", "+infinity" -> "Infinity";
            case "-inf", "-infinity" -> "-Infinity";
            default -> {
                if (!isNumber(word)) {
                    throw notRecognized(100038, "22018", "Numeric", text);
                }
                yield Double.toString(Double.parseDouble(word));
            }
        };
    }

    private String text(String text, int length) throws RecordError {
        if (text.length() <= length || text.codePointCount(0, text.length()) <= length) {
            return text;
        }
        if (truncate) {
            return text.substring(0, text.offsetByCodePoints(0, length));
        }
        throw RecordError.conversion(
                100074, "54000", "User character length limit (" + length + ") exceeded by string '" + text + "'");
    }

    private static String bool(String text) throws RecordError {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return "true";
        }
        if (FALSE.contains(word)) {
            return "false";
        }
        throw notRecognized(100037, "22018", "Boolean", text);
    }

    private Moment timestamp(String text) throws RecordError {
        return timestamps
                .parse(text)
                .orElseThrow(
                        () -> RecordError.conversion(100035, "22007", "Timestamp '" + text + "' is not recognized"));
    }

    /** With its offset, in UTC when the type forgets it. */
    private String instant(Moment moment, boolean utc) {
        ZoneOffset offset = moment.offset() == null ? zone.getRules().getOffset(moment.local()) : moment.offset();
        ZoneOffset shown = utc ? ZoneOffset.UTC : offset;
        String suffix = shown.equals(ZoneOffset.UTC) ? "+00:00" : shown.getId();
        return moment.local().atOffset(offset).withOffsetSameInstant(shown).format(TIMESTAMP) + suffix;
    }

    /** JSON in one spelling; refuses an array or an object where the other is wanted. */
    private static String container(String text, boolean object) throws RecordError {
        JsonNode node = tree(text);
        if (object != node.isObject()) {
            throw RecordError.conversion(
                    100071, "22000", "Failed to cast variant value " + node + " to " + (object ? "OBJECT" : "ARRAY"));
        }
        return node.toString();
    }

    private static JsonNode tree(String text) throws RecordError {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw RecordError.conversion(
                    100069,
                    "22P02",
                    "Error parsing JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse(text));
        }
    }

    private String binary(String text) throws RecordError {
        try {
            return switch (binary) {
                case "HEX" ->
                    HexFormat.of().withUpperCase().formatHex(HexFormat.of().parseHex(text.strip()));
                case "BASE64" ->
                    HexFormat.of().withUpperCase().formatHex(Base64.getDecoder().decode(text.strip()));
                default -> HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
            };
        } catch (IllegalArgumentException e) {
            throw RecordError.conversion(
                    100115,
                    "22000",
                    "The following string is not a legal " + binary + "-encoded value: '" + text + "'");
        }
    }
}
