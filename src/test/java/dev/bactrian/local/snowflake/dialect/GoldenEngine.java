package dev.bactrian.local.snowflake.dialect;

import dev.bactrian.local.snowflake.dialect.parse.TypeParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The translator over the real engine, without a session: one database in memory. */
final class GoldenEngine implements AutoCloseable {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final Names NAMES = new Names() {
        @Override
        public Optional<Value> variable(String name) {
            return name.equals("FIVE") ? Optional.of(new Value(5)) : Optional.empty();
        }
    };

    private final Connection connection;
    private final Translator translator = new Translator();

    GoldenEngine() throws SQLException, IOException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        run("SET TimeZone = 'UTC'");
        run("SET default_null_order = 'nulls_last_on_asc_first_on_desc'");
        for (String macro : Macros.statements()) {
            run(macro);
        }
        String setup = Files.readString(Path.of("src/test/resources/snowflake/setup.sql"));
        for (String statement : setup.replaceAll("(?m)^--.*$", "").split(";\\s*\\n", -1)) {
            if (!statement.isBlank()) {
                answer(List.of(statement.strip()));
            }
        }
    }

    /** What the last statement gives: rows as lines, with the columns' names and types. */
    record Answer(List<String> rows, List<String> names, List<String> types) {}

    Answer answer(List<String> statements) throws SQLException {
        Answer answer = new Answer(List.of(), List.of(), List.of());
        for (String sql : statements) {
            TokenCursor cursor = TokenCursor.over(sql);
            if (cursor.accept("CREATE", "OR", "REPLACE", "TABLE")) {
                create(sql, cursor);
                continue;
            }
            Translation translation = translator.translate(sql, NAMES);
            for (String engine : translation.statements()) {
                answer = answer(engine, translation);
            }
        }
        return answer;
    }

    private void create(String sql, TokenCursor cursor) throws SQLException {
        String target = NAMES.target(cursor.name());
        if (cursor.accept("AS")) {
            run("CREATE OR REPLACE TABLE " + target + " AS " + translator.query(sql, cursor, NAMES));
            return;
        }
        cursor.expectSymbol("(");
        List<String> columns = new ArrayList<>();
        do {
            String name = QualifiedName.quote(cursor.identifier());
            columns.add(name + " " + EngineTypes.engine(TypeParser.type(cursor).type()));
        } while (cursor.acceptSymbol(","));
        run("CREATE OR REPLACE TABLE " + target + " (" + String.join(", ", columns) + ")");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Answer answer(String sql, Translation translation) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(readable(sql, translation))) {
                return new Answer(List.of(String.valueOf(statement.getUpdateCount())), List.of(), List.of());
            }
            try (ResultSet result = statement.getResultSet()) {
                return read(result, translation);
            }
        }
    }

    /** The query with nested values as JSON text, which is how a session sends them. */
    private String readable(String sql, Translation translation) throws SQLException {
        if (translation.shape() != Translation.Shape.QUERY) {
            return sql;
        }
        List<String> names = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        try (PreparedStatement prepared = connection.prepareStatement(sql)) {
            ResultSetMetaData columns = prepared.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String name = QualifiedName.quote(
                        columns.getColumnName(i) + (names.contains(columns.getColumnName(i)) ? i : ""));
                names.add(QualifiedName.quote("c" + i));
                boolean nested = columns.getColumnTypeName(i).equals("VARIANT");
                selected.add((nested ? "CAST(c" + i + " AS JSON)" : "c" + i) + " AS " + name);
            }
        }
        return "SELECT " + String.join(", ", selected) + " FROM (" + sql + ") AS result(" + String.join(", ", names)
                + ")";
    }

    private static Answer read(ResultSet result, Translation translation) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<String> names = new ArrayList<>();
        List<DataType> types = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            boolean said = translation.columns().size() == columns.getColumnCount();
            Translation.Column column = said ? translation.columns().get(i - 1) : new Translation.Column(null, null);
            names.add(column.name() == null ? columns.getColumnName(i) : column.name());
            types.add(column.type() == null ? EngineTypes.snowflake(columns.getColumnTypeName(i)) : column.type());
        }
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= types.size(); i++) {
                row.add(text(result.getObject(i), columns.getColumnTypeName(i)));
            }
            rows.add(String.join(" | ", row));
        }
        return new Answer(rows, names, types.stream().map(GoldenEngine::text).toList());
    }

    private static String text(DataType type) {
        return switch (type.kind()) {
            case FIXED -> "NUMBER(" + type.precision() + "," + type.scale() + ")";
            case TEXT -> "VARCHAR";
            case REAL -> "FLOAT";
            default -> type.kind().name();
        };
    }

    private static String text(Object value, String type) throws SQLException {
        if (value == null) {
            return "NULL";
        }
        if (type.equals("VARIANT") || type.equals("JSON")) {
            return value.toString();
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Double real) {
            return real == Math.rint(real) && Math.abs(real) < 1e15
                    ? String.valueOf(real.longValue())
                    : real.toString();
        }
        if (value instanceof Timestamp timestamp) {
            return MOMENT.format(timestamp.toLocalDateTime());
        }
        if (value instanceof LocalDateTime time) {
            return MOMENT.format(time);
        }
        if (value instanceof OffsetDateTime time) {
            return MOMENT.format(time) + time.format(DateTimeFormatter.ofPattern(" xx"));
        }
        if (value instanceof LocalTime time) {
            return time.format(DateTimeFormatter.ofPattern("HH:mm:ss"));
        }
        if (value instanceof Blob blob) {
            return HexFormat.of().withUpperCase().formatHex(blob.getBytes(1, (int) blob.length()));
        }
        return value.toString();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
