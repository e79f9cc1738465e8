package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.format.Options;
import dev.bactrian.local.snowflake.command.load.stage.StageReference;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * COPY INTO a table, as written (docs.snowflake.com/en/sql-reference/sql/copy-into-table).
 *
 * @param columns the table's columns to fill; empty for all
 * @param transformation the query over the staged files; null when their fields go in as they are
 * @param options everything behind the source, not yet looked at
 */
public record CopyStatement(
        QualifiedName table,
        List<String> columns,
        StageReference source,
        @Nullable Transformation transformation,
        Options options) {
    public CopyStatement {
        columns = List.copyOf(columns);
    }

    /** A query over staged files, cut around the stage that it names. */
    public record Transformation(String before, String behind) {
        /** The query with another relation in the stage's place. */
        public String over(String relation) {
            return before + relation + behind;
        }
    }

    /** Whether a COPY INTO at the cursor loads a table; otherwise it unloads to a stage. */
    public static boolean loads(TokenCursor cursor) {
        int start = cursor.position();
        cursor.expect("COPY", "INTO");
        boolean table = !StageReference.startsAt(cursor);
        cursor.moveTo(start);
        return table;
    }

    /** Reads the statement at the cursor, to its end. */
    public static CopyStatement read(String sql, TokenCursor cursor) {
        cursor.expect("COPY", "INTO");
        QualifiedName table = cursor.name();
        List<String> columns = columns(cursor);
        cursor.expect("FROM");
        if (!cursor.acceptSymbol("(")) {
            StageReference source = StageReference.take(cursor);
            return new CopyStatement(table, columns, source, null, options(cursor));
        }
        int depth = 0;
        int start = cursor.peek(0).start();
        Optional<Token> stage = Optional.empty();
        while (depth > 0 || !cursor.peek(0).isSymbol(")")) {
            Token token = cursor.peek(0);
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            boolean behindFrom = stage.isEmpty() && token.is("FROM");
            cursor.take();
            if (behindFrom && StageReference.startsAt(cursor)) {
                stage = Optional.of(cursor.peek(0));
            }
        }
        int end = cursor.take().start();
        Token named = stage.orElseThrow(() -> cursor.unexpected("stage in FROM"));
        StageReference source = StageReference.ofText(named.value());
        Transformation transformation =
                new Transformation(sql.substring(start, named.start()), sql.substring(named.end(), end));
        return new CopyStatement(table, columns, source, transformation, options(cursor));
    }

    static List<String> columns(TokenCursor cursor) {
        List<String> columns = new ArrayList<>();
        if (cursor.acceptSymbol("(")) {
            do {
                columns.add(cursor.identifier());
            } while (cursor.acceptSymbol(","));
            cursor.expectSymbol(")");
        }
        return columns;
    }

    static Options options(TokenCursor cursor) {
        Options options = Options.ofTokens(cursor.options());
        cursor.expectEnd();
        return options;
    }
}
