package dev.bactrian.local.snowflake.command.query;

import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.ResultRows;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the engine as a result's rows. */
public final class EngineRows implements ResultRows {
    private final ResultSet rows;
    private final List<DataType> types;
    private final JsonText json;

    public EngineRows(ResultSet rows, List<ResultColumn> columns, SessionContext session) {
        this.rows = rows;
        this.types = columns.stream().map(ResultColumn::type).toList();
        this.json = new JsonText(Integer.parseInt(session.parameter("JSON_INDENT")));
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
                case TEXT -> rows.getString(column);
                case VARIANT, OBJECT, ARRAY -> {
                    String text = rows.getString(column);
                    yield text == null ? null : json.indented(text);
                }
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
