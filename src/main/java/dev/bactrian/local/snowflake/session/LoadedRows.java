package dev.bactrian.local.snowflake.session;

import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.ResultRows;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.EngineTypes;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.engine.EngineConnection;
import dev.bactrian.local.snowflake.engine.EngineTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that the endpoint made itself, as a relation of the engine. */
final class LoadedRows {
    private LoadedRows() {}

    /** Fills the temporary table and gives the text that reads it. */
    static String relation(String table, StatementResult result, EngineConnection engine) {
        List<String> columns = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        for (ResultColumn column : result.columns()) {
            String name = QualifiedName.quote(column.name());
            columns.add(name + " " + (isNested(column) ? "VARCHAR" : EngineTypes.engine(column.type())));
            selected.add(isNested(column) ? "CAST(CAST(" + name + " AS JSON) AS VARIANT) AS " + name : name);
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (ResultRows read = result.rows()) {
            while (read.next()) {
                List<@Nullable Object> row = new ArrayList<>(columns.size());
                for (int i = 0; i < columns.size(); i++) {
                    row.add(appendable(read.value(i), result.columns().get(i)));
                }
                rows.add(row);
            }
        }
        engine.load(new EngineTable(table, columns, rows));
        return "(SELECT " + String.join(", ", selected) + " FROM temp." + QualifiedName.quote(table) + ")";
    }

    /** why: the engine's appender takes nothing but decimals for a DECIMAL column. */
    private static @Nullable Object appendable(@Nullable Object value, ResultColumn column) {
        boolean fixed = column.type().kind() == DataType.Kind.FIXED;
        return fixed && value instanceof Number number
                ? new BigDecimal(number.toString()).setScale(column.type().scale(), java.math.RoundingMode.HALF_UP)
                : value;
    }

    private static boolean isNested(ResultColumn column) {
        DataType.Kind kind = column.type().kind();
        return kind == DataType.Kind.VARIANT || kind == DataType.Kind.OBJECT || kind == DataType.Kind.ARRAY;
    }
}
