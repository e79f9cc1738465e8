package dev.bactrian.eda.route;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.BatchBuilder;
import dev.bactrian.eda.batch.ColumnBuilder;
import dev.bactrian.eda.batch.ColumnType;
import dev.bactrian.eda.batch.Field;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.snowflake.Column;
import dev.bactrian.snowflake.QueryRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Reads a query's rows into batches. Stateless; each read has its own connection. */
final class RowReader {
    private final DataSource dataSource;

    RowReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Schema describe(String what, String sql) {
        return schema(what, QueryRows.describe(dataSource, what, sql));
    }

    /** Reads all rows; the schema is handed over before the first batch. */
    long read(String what, String sql, Consumer<Schema> first, Consumer<Batch> rows) {
        try (QueryRows query = QueryRows.of(dataSource, what, sql)) {
            Schema schema = schema(what, query.columns());
            first.accept(schema);
            BatchBuilder builder = new BatchBuilder(schema, rows);
            long count = 0;
            while (query.next()) {
                for (int i = 0; i < schema.size(); i++) {
                    add(query, i, builder.column(i));
                }
                builder.endRow();
                count++;
            }
            builder.flush();
            return count;
        }
    }

    private static Schema schema(String what, List<Column> columns) {
        return new Schema(columns.stream()
                .map(column -> new Field(column.name(), type(what, column)))
                .toList());
    }

    private static ColumnType type(String what, Column column) {
        try {
            return ColumnType.parse(column.type());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Unable to read " + what + ": column '" + column.name() + "': " + e.getMessage(), e);
        }
    }

    private static void add(QueryRows row, int index, ColumnBuilder column) {
        ColumnType type = column.type();
        switch (type.kind()) {
            case NUMBER -> {
                if (type.scale() == 0 && type.precision() <= 18) {
                    long value = row.whole(index);
                    addUnlessNull(row, column, () -> column.addLong(value));
                } else {
                    addDecimal(column, row.decimal(index));
                }
            }
            case FLOAT -> {
                double value = row.number(index);
                addUnlessNull(row, column, () -> column.addDouble(value));
            }
            case BOOLEAN -> {
                boolean value = row.flag(index);
                addUnlessNull(row, column, () -> column.addLong(value ? 1 : 0));
            }
            case VARCHAR -> {
                String value = row.text(index);
                if (value == null) {
                    column.addNull();
                } else {
                    column.addText(value);
                }
            }
            case DATE -> {
                LocalDate value = row.date(index);
                if (value == null) {
                    column.addNull();
                } else {
                    column.addLong(value.toEpochDay());
                }
            }
            case TIME -> {
                LocalTime value = row.time(index);
                column.addValue(value);
            }
            case TIMESTAMP_NTZ, TIMESTAMP_LTZ -> {
                Instant value = row.moment(index, type.kind() == ColumnType.Kind.TIMESTAMP_NTZ);
                if (value == null) {
                    column.addNull();
                } else {
                    column.addInstant(value.getEpochSecond(), value.getNano());
                }
            }
        }
    }

    private static void addUnlessNull(QueryRows row, ColumnBuilder column, Runnable add) {
        if (row.wasNull()) {
            column.addNull();
        } else {
            add.run();
        }
    }

    private static void addDecimal(ColumnBuilder column, @org.jspecify.annotations.Nullable BigDecimal value) {
        if (value == null) {
            column.addNull();
        } else if (value.scale() == column.type().scale() && value.precision() <= 18) {
            column.addLong(value.unscaledValue().longValue());
        } else {
            column.addValue(value);
        }
    }
}
