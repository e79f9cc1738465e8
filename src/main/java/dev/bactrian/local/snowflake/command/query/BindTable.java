package dev.bactrian.local.snowflake.command.query;

import dev.bactrian.local.snowflake.engine.EngineTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an array bind as a table of the engine, with columns c1, c2 … for binds 1, 2 …. A column has the type that all its values
 * share; numbers share the widest, anything else is text.
 */
final class BindTable {
    private final List<? extends List<? extends @Nullable Object>> rows;
    private final List<String> types = new ArrayList<>();
    private final List<@Nullable Object> examples = new ArrayList<>();

    BindTable(List<? extends List<? extends @Nullable Object>> rows) {
        this.rows = rows;
        for (int i = 0; i < rows.get(0).size(); i++) {
            String type = typeOf(i);
            types.add(type);
            examples.add(example(i, type));
        }
    }

    /** A row without NULLs, so far as there are values: it tells the types. */
    List<@Nullable Object> examples() {
        return examples;
    }

    EngineTable table(String name) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            columns.add("c" + (i + 1) + " " + types.get(i));
        }
        List<List<@Nullable Object>> values = new ArrayList<>(rows.size());
        for (List<? extends @Nullable Object> row : rows) {
            List<@Nullable Object> converted = new ArrayList<>(types.size());
            for (int i = 0; i < types.size(); i++) {
                converted.add(converted(row.get(i), types.get(i)));
            }
            values.add(converted);
        }
        return new EngineTable(name, columns, values);
    }

    private String typeOf(int column) {
        String type = "";
        int scale = 0;
        for (List<? extends @Nullable Object> row : rows) {
            Object value = row.get(column);
            if (value == null) {
                continue;
            }
            if (value instanceof BigDecimal decimal) {
                scale = Math.max(scale, decimal.scale());
            }
            String own = typeOf(value);
            if (type.isEmpty() || (type.equals("BIGINT") && own.equals("DECIMAL"))) {
                type = own;
            } else if (!type.equals(own) && !(type.equals("DECIMAL") && own.equals("BIGINT"))) {
                return "VARCHAR";
            }
        }
        return type.isEmpty() ? "VARCHAR" : type.equals("DECIMAL") ? "DECIMAL(38," + Math.min(37, scale) + ")" : type;
    }

    private static String typeOf(Object value) {
        if (value instanceof Long) {
            return "BIGINT";
        }
        if (value instanceof BigDecimal) {
            return "DECIMAL";
        }
        if (value instanceof Double) {
            return "DOUBLE";
        }
        if (value instanceof Boolean) {
            return "BOOLEAN";
        }
        if (value instanceof LocalDate) {
            return "DATE";
        }
        if (value instanceof LocalTime) {
            return "TIME";
        }
        if (value instanceof LocalDateTime) {
            return "TIMESTAMP";
        }
        if (value instanceof OffsetDateTime) {
            return "TIMESTAMPTZ";
        }
        return value instanceof byte[] ? "BLOB" : "VARCHAR";
    }

    private @Nullable Object example(int column, String type) {
        return rows.stream()
                .map(row -> row.get(column))
                .filter(Objects::nonNull)
                .findFirst()
                .map(value -> converted(value, type))
                .orElse(null);
    }

    private static @Nullable Object converted(@Nullable Object value, String type) {
        if (value == null) {
            return null;
        }
        if (type.startsWith("DECIMAL")) {
            int scale = Integer.parseInt(type.substring(type.indexOf(',') + 1, type.length() - 1));
            return new BigDecimal(value.toString()).setScale(scale, RoundingMode.HALF_UP);
        }
        return type.equals("VARCHAR") ? value.toString() : value;
    }
}
