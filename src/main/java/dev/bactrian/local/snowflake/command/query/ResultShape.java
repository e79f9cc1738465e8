package dev.bactrian.local.snowflake.command.query;

import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.EngineTypes;
import dev.bactrian.local.snowflake.dialect.Translation;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns of a query: what its text says of them, and for the rest what the engine says. */
public final class ResultShape {
    private ResultShape() {}

    public static List<ResultColumn> columns(Translation translation, ResultSetMetaData engine) throws SQLException {
        List<ResultColumn> columns = new ArrayList<>();
        boolean known = translation.columns().size() == engine.getColumnCount();
        for (int i = 1; i <= engine.getColumnCount(); i++) {
            String name = engine.getColumnLabel(i);
            DataType type = EngineTypes.snowflake(engine.getColumnTypeName(i));
            if (known) {
                Translation.Column said = translation.columns().get(i - 1);
                name = said.name() == null ? name : said.name();
                type = said.type() == null ? type : said.type();
            }
            columns.add(new ResultColumn(name, type, true));
        }
        return columns;
    }

    /** The query with nested values as JSON text: their own form is the engine's. */
    static String readable(String sql, List<ResultColumn> columns) {
        if (columns.stream().noneMatch(ResultShape::isNested)) {
            return sql;
        }
        String names = IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        String selected = IntStream.range(0, columns.size())
                .mapToObj(i -> isNested(columns.get(i)) ? "CAST(c" + i + " AS JSON)" : "c" + i)
                .collect(Collectors.joining(", "));
        return "SELECT " + selected + " FROM (" + sql + ") AS result(" + names + ")";
    }

    static boolean isNested(ResultColumn column) {
        return switch (column.type().kind()) {
            case VARIANT, OBJECT, ARRAY -> true;
            default -> false;
        };
    }
}
