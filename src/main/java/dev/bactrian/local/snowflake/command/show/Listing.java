package dev.bactrian.local.snowflake.command.show;

import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.DataType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table in the making, with the columns that Snowflake's page of the statement names. */
public final class Listing {
    private final List<ResultColumn> columns;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    /** Columns are text; a name that ends in {@code _on} is a point in time, one that starts with {@code #} a number. */
    public Listing(String... names) {
        this.columns = Arrays.stream(names).map(Listing::column).toList();
    }

    private static ResultColumn column(String name) {
        if (name.startsWith("#")) {
            return ResultColumn.of(name.substring(1), DataType.Kind.FIXED);
        }
        if (name.endsWith("_on") && !name.equals("granted_on")) {
            return new ResultColumn(name, new DataType(DataType.Kind.TIMESTAMP_LTZ, 0, 3, 0), true);
        }
        return ResultColumn.of(name, DataType.Kind.TEXT);
    }

    /** Adds a row; an Instant becomes a point in time, Y and N are for the caller to say. */
    public Listing add(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for the columns " + columns);
        }
        List<@Nullable Object> row = new ArrayList<>(values.length);
        for (Object value : values) {
            row.add(
                    value instanceof Instant instant
                            ? instant.atOffset(ZoneOffset.UTC)
                            : value instanceof Integer number ? Long.valueOf(number) : value);
        }
        rows.add(row);
        return this;
    }

    public StatementResult result(StatementType type) {
        return StatementResult.of(type, columns, rows);
    }
}
