package dev.bactrian.local.snowflake.command.query;

import dev.bactrian.local.snowflake.command.BatchCommand;
import dev.bactrian.local.snowflake.command.LockMode;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementNames;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.Translation;
import dev.bactrian.local.snowflake.dialect.Translator;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * INSERT, UPDATE, DELETE and MERGE: answers with the counts of rows (docs.snowflake.com/en/sql-reference/sql/insert, …/update, …/delete,
 * …/merge).
 */
final class ChangeCommand implements BatchCommand {
    private static final Pattern BIND = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\\$(\\d+)");
    private final Translator translator = new Translator();

    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        try (StatementNames names = session.names(statement.binds())) {
            Translation translation = translator.translate(statement.text(), statement.tokens(), names);
            LockMode mode = appends(translation) ? LockMode.APPEND : LockMode.CHANGE;
            names.changed().forEach(table -> session.control().lock(table, mode));
            return switch (translation.shape()) {
                case INSERT -> insert(translation, statement, session);
                case MULTI_INSERT -> multiInsert(translation, statement, session);
                case UPDATE -> update(translation, statement, session);
                case DELETE ->
                    StatementResult.count(
                            StatementType.DELETE, "number of rows deleted", last(translation, statement, session));
                case MERGE -> merge(translation, statement, session);
                case QUERY, CREATE -> throw SnowflakeError.syntax("syntax error: unexpected statement.");
            };
        }
    }

    @Override
    public StatementResult runAll(
            Statement statement, List<? extends List<? extends @Nullable Object>> bindRows, SessionContext session) {
        BindTable binds = new BindTable(bindRows);
        try (StatementNames names = session.names(binds.examples())) {
            Translation translation = translator.translate(statement.text(), statement.tokens(), names);
            LockMode mode = appends(translation) ? LockMode.APPEND : LockMode.CHANGE;
            names.changed().forEach(table -> session.control().lock(table, mode));
            String sql = translation.sql();
            int values = sql.indexOf(" VALUES (");
            boolean rowOfBinds = translation.shape() == Translation.Shape.INSERT
                    && translation.statements().size() == 1
                    && values > 0
                    && sql.endsWith(")")
                    && statement.tokens().stream()
                                    .filter(token -> token.is("VALUES"))
                                    .count()
                            == 1;
            if (!rowOfBinds) {
                return each(translation, bindRows, session);
            }
            session.engine().load(binds.table("SF_BINDS"));
            String expressions = fromTable(sql.substring(values + " VALUES (".length(), sql.length() - 1));
            long rows = session.engine()
                    .update(sql.substring(0, values) + " SELECT " + expressions + " FROM temp.\"SF_BINDS\" AS b");
            session.engine().update("DROP TABLE temp.\"SF_BINDS\"");
            return StatementResult.count(StatementType.INSERT, "number of rows inserted", rows);
        }
    }

    private static String fromTable(String expressions) {
        StringBuilder text = new StringBuilder();
        Matcher matcher = BIND.matcher(expressions);
        while (matcher.find()) {
            String number = matcher.group(1);
            matcher.appendReplacement(
                    text, Matcher.quoteReplacement(number == null ? matcher.group() : "b.c" + number));
        }
        return matcher.appendTail(text).toString();
    }

    private static StatementResult each(
            Translation translation,
            List<? extends List<? extends @Nullable Object>> bindRows,
            SessionContext session) {
        long rows = 0;
        for (List<? extends @Nullable Object> row : bindRows) {
            for (String sql : translation.statements()) {
                rows += session.engine().update(sql, row);
            }
        }
        return switch (translation.shape()) {
            case UPDATE -> StatementResult.count(StatementType.UPDATE, "number of rows updated", rows);
            case DELETE -> StatementResult.count(StatementType.DELETE, "number of rows deleted", rows);
            case MERGE -> throw SnowflakeError.notSupported("MERGE with array binds");
            default -> StatementResult.count(StatementType.INSERT, "number of rows inserted", rows);
        };
    }

    private static boolean appends(Translation translation) {
        return (translation.shape() == Translation.Shape.INSERT
                        && translation.statements().size() == 1)
                || translation.shape() == Translation.Shape.MULTI_INSERT;
    }

    private static long last(Translation translation, Statement statement, SessionContext session) {
        long rows = 0;
        for (String sql : translation.statements()) {
            rows = session.engine().update(sql, statement.binds());
        }
        return rows;
    }

    private static StatementResult insert(Translation translation, Statement statement, SessionContext session) {
        return StatementResult.count(
                StatementType.INSERT, "number of rows inserted", last(translation, statement, session));
    }

    private static StatementResult update(Translation translation, Statement statement, SessionContext session) {
        List<ResultColumn> columns = List.of(
                ResultColumn.of("number of rows updated", DataType.Kind.FIXED),
                ResultColumn.of("number of multi-joined rows updated", DataType.Kind.FIXED));
        long rows = last(translation, statement, session);
        return StatementResult.of(StatementType.UPDATE, columns, List.of(List.of(rows, 0L)));
    }

    private static StatementResult multiInsert(Translation translation, Statement statement, SessionContext session) {
        List<ResultColumn> columns = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        List<String> statements = translation.statements();
        for (int i = 0; i < statements.size(); i++) {
            long rows = session.engine().update(statements.get(i), statement.binds());
            if (i > 0 && i < statements.size() - 1) {
                columns.add(ResultColumn.of("number of rows inserted " + i, DataType.Kind.FIXED));
                counts.add(rows);
            }
        }
        return StatementResult.of(StatementType.MULTI_INSERT, columns, List.of(counts));
    }

    private static StatementResult merge(Translation translation, Statement statement, SessionContext session) {
        long inserted = 0;
        long updated = 0;
        long deleted = 0;
        try (ResultSet actions = session.engine().changed(translation.sql(), statement.binds())) {
            while (actions.next()) {
                switch (actions.getString(1)) {
                    case "INSERT" -> inserted++;
                    case "UPDATE" -> updated++;
                    default -> deleted++;
                }
            }
        } catch (SQLException e) {
            throw new SnowflakeError(603, "P0000", "SQL execution error: " + e.getMessage(), e);
        }
        List<ResultColumn> columns = List.of(
                ResultColumn.of("number of rows inserted", DataType.Kind.FIXED),
                ResultColumn.of("number of rows updated", DataType.Kind.FIXED),
                ResultColumn.of("number of rows deleted", DataType.Kind.FIXED));
        return StatementResult.of(StatementType.MERGE, columns, List.of(List.of(inserted, updated, deleted)));
    }
}
