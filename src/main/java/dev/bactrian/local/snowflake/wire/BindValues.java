package dev.bactrian.local.snowflake.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bound values as drivers send them: by position, a type and a text, or a list of texts for an array bind. Dates are milliseconds, times
 * nanoseconds of the day, timestamps nanoseconds since 1970.
 */
final class BindValues {
    private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

    private static final Pattern TIMESTAMP = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2}) (\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?)(?: (Z|[+-]\\d{2}:?\\d{2}))?");

    private BindValues() {}

    /** One row of values, or as many as the arrays are long; empty when nothing is bound. */
    static List<List<@Nullable Object>> rows(JsonNode bindings) {
        Map<Integer, JsonNode> byPosition = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : bindings.properties()) {
            try {
                byPosition.put(Integer.parseInt(entry.getKey()), entry.getValue());
            } catch (NumberFormatException e) {
                throw new SnowflakeError(
                        2, "0A000", "Bind variables by name are not supported: '" + entry.getKey() + "'.");
            }
        }
        int count = byPosition.values().stream()
                .mapToInt(bind ->
                        bind.path("value").isArray() ? bind.path("value").size() : 1)
                .max()
                .orElse(0);
        List<List<@Nullable Object>> rows = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            List<@Nullable Object> values = new ArrayList<>(byPosition.size());
            for (JsonNode bind : byPosition.values()) {
                JsonNode value = bind.path("value");
                values.add(value(bind.path("type").asText("TEXT"), value.isArray() ? value.path(row) : value));
            }
            rows.add(values);
        }
        return rows;
    }

    static @Nullable Object value(String type, JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        String text = node.asText();
        try {
            return switch (type.toUpperCase(Locale.ROOT)) {
                case "FIXED" -> number(text);
                case "REAL" -> Double.valueOf(text);
                case "BOOLEAN" -> text.equals("1") || text.equalsIgnoreCase("true");
                case "DATE" -> LocalDate.ofEpochDay(Math.floorDiv(Long.parseLong(text), 86_400_000L));
                case "TIME" -> LocalTime.ofNanoOfDay(Long.parseLong(text));
                case "TIMESTAMP_NTZ" -> LocalDateTime.ofInstant(instant(text), ZoneOffset.UTC);
                case "TIMESTAMP_LTZ", "TIMESTAMP" -> instant(text).atOffset(ZoneOffset.UTC);
                case "TIMESTAMP_TZ" -> zoned(text);
                case "BINARY" -> HexFormat.of().parseHex(text);
                default -> text;
            };
        } catch (NumberFormatException | DateTimeException e) {
            return written(text);
        }
    }

    /** A date or timestamp as written, which drivers send too: {@code 2024-01-02 03:04:05.678000000 +01:00} or {@code … Z}. */
    private static Object written(String text) {
        Matcher timestamp = TIMESTAMP.matcher(text);
        if (!timestamp.matches()) {
            return text;
        }
        LocalDateTime local = LocalDateTime.parse(timestamp.group(1) + "T" + timestamp.group(2));
        String offset = timestamp.group(3);
        return offset == null ? local : local.atOffset(ZoneOffset.of(offset));
    }

    private static Object number(String text) {
        BigDecimal decimal = new BigDecimal(text);
        boolean small = decimal.scale() <= 0 && decimal.precision() - decimal.scale() <= 18;
        return small ? (Object) decimal.longValueExact() : decimal;
    }

    private static Instant instant(String nanos) {
        BigInteger[] parts = new BigInteger(nanos).divideAndRemainder(NANOS);
        return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    }

    private static OffsetDateTime zoned(String text) {
        String[] parts = text.split(" ", 2);
        int minutes = parts.length == 2 ? Integer.parseInt(parts[1]) - 1440 : 0;
        return instant(parts[0]).atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
    }
}
