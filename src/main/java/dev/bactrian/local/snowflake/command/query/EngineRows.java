package dev.bactrian.local.snowflake.command.query;

import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.ResultRows;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the engine as a result's rows. */
public final class EngineRows implements ResultRows {
    private final ResultSet rows;
    private final List<DataType> types;

    public EngineRows(ResultSet rows, List<ResultColumn> columns) {
        this.rows = rows;
        this.types = columns.stream().map(ResultColumn::type).toList();
    }

    /** The columns of an engine's result, in Snowflake's types. */
    public static List<ResultColumn> columns(ResultSetMetaData metaData) {
        try {
            List<ResultColumn> columns = new ArrayList<>();
            for (int i = 1; i <= metaData.getColumnCount(); i++) {
                DataType type = type(metaData.getColumnTypeName(i));
                columns.add(new ResultColumn(metaData.getColumnLabel(i), type, true));
            }
            return columns;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** The Snowflake type of a type of the engine, by its name. */
    public static DataType type(String name) {
        if (name.startsWith("DECIMAL(")) {
            String[] digits = name.substring(8, name.length() - 1).split(",", 2);
            return DataType.fixed(Integer.parseInt(digits[0].strip()), Integer.parseInt(digits[1].strip()));
        }
        if (name.endsWith("]") || name.equals("LIST")) {
            return DataType.of(DataType.Kind.ARRAY);
        }
        if (name.startsWith("STRUCT") || name.startsWith("MAP")) {
            return DataType.of(DataType.Kind.OBJECT);
        }
        return DataType.of(
                switch (name) {
                    case "TINYINT",
                            "SMALLINT",
                            "INTEGER",
                            "BIGINT",
                            "HUGEINT",
                            "UTINYINT",
                            "USMALLINT",
                            "UINTEGER",
                            "UBIGINT",
                            "UHUGEINT",
                            "BIGNUM" -> DataType.Kind.FIXED;
                    case "DOUBLE", "FLOAT" -> DataType.Kind.REAL;
                    case "BOOLEAN" -> DataType.Kind.BOOLEAN;
                    case "DATE" -> DataType.Kind.DATE;
                    case "TIME", "TIME_NS", "TIME WITH TIME ZONE" -> DataType.Kind.TIME;
                    case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> DataType.Kind.TIMESTAMP_NTZ;
                    case "TIMESTAMP WITH TIME ZONE" -> DataType.Kind.TIMESTAMP_LTZ;
                    case "BLOB" -> DataType.Kind.BINARY;
                    case "JSON", "VARIANT" -> DataType.Kind.VARIANT;
                    default -> DataType.Kind.TEXT;
                });
    }

    @Override
    public boolean next() {
        try {
            return rows.next();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public @Nullable Object value(int index) {
        int column = index + 1;
        try {
            return switch (types.get(index).kind()) {
                case FIXED -> fixed(rows.getObject(column));
                case REAL -> rows.getObject(column) == null ? null : (Object) rows.getDouble(column);
                case BOOLEAN -> rows.getObject(column) == null ? null : (Object) rows.getBoolean(column);
                case DATE -> rows.getObject(column, LocalDate.class);
                case TIME -> rows.getObject(column, LocalTime.class);
                case TIMESTAMP_NTZ -> rows.getObject(column, LocalDateTime.class);
                case TIMESTAMP_LTZ, TIMESTAMP_TZ -> rows.getObject(column, OffsetDateTime.class);
                case BINARY -> rows.getBytes(column);
                case TEXT, VARIANT, OBJECT, ARRAY -> rows.getString(column);
            };
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static @Nullable Object fixed(@Nullable Object value) {
        if (value == null || value instanceof Long || value instanceof BigDecimal) {
            return value;
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        return value instanceof Number number ? (Object) number.longValue() : new BigDecimal(value.toString());
    }

    private static SnowflakeError unreadable(SQLException cause) {
        return new SnowflakeError(603, "P0000", "SQL execution error: " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }
}
