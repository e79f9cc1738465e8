package dev.bactrian.local.snowflake.dialect.parse;

import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.Query;
import dev.bactrian.local.snowflake.dialect.tree.Relation;
import dev.bactrian.local.snowflake.dialect.tree.Relation.Alias;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FROM: tables, joins, table functions, stages, PIVOT, samples (docs.snowflake.com/en/sql-reference/constructs/from). */
public final class RelationParser {
    private final StatementParser parser;
    private final TokenCursor cursor;
    private final PivotParser pivots;

    RelationParser(StatementParser parser) {
        this.parser = parser;
        this.cursor = parser.cursor();
        this.pivots = new PivotParser(parser);
    }

    List<Relation> list() {
        List<Relation> relations = new ArrayList<>();
        do {
            relations.add(relation());
        } while (cursor.acceptSymbol(","));
        return relations;
    }

    /** One relation with its joins. */
    public Relation relation() {
        Relation left = item();
        while (true) {
            String kind = joinKind();
            if (kind == null) {
                return left;
            }
            left = join(left, kind);
        }
    }

    private @Nullable String joinKind() {
        int start = cursor.position();
        boolean natural = cursor.accept("NATURAL");
        String kind = "INNER";
        if (cursor.looksAt("LEFT") || cursor.looksAt("RIGHT") || cursor.looksAt("FULL")) {
            kind = cursor.take().value();
            cursor.accept("OUTER");
        } else if (cursor.looksAt("CROSS") || cursor.looksAt("ASOF")) {
            kind = cursor.take().value();
        } else {
            cursor.accept("INNER");
        }
        cursor.accept("DIRECTED");
        if (!cursor.accept("JOIN")) {
            cursor.moveTo(start);
            return null;
        }
        return natural ? "NATURAL " + kind : kind;
    }

    private Relation join(Relation left, String kind) {
        Relation right = item();
        Expression match = null;
        if (kind.equals("ASOF")) {
            cursor.expect("MATCH_CONDITION");
            cursor.expectSymbol("(");
            match = parser.expressions().expression();
            cursor.expectSymbol(")");
        }
        Expression on = null;
        List<String> using = List.of();
        if (cursor.accept("ON")) {
            on = parser.expressions().expression();
        } else if (cursor.accept("USING")) {
            using = parser.queries().names();
        }
        return new Relation.Join(left, right, kind, on, using, match);
    }

    private Relation item() {
        Relation relation = primary();
        while (!cursor.atEnd()) {
            if (cursor.looksAt("PIVOT") && parser.symbolAhead(1, "(")) {
                relation = pivots.pivot(relation);
            } else if (cursor.looksAt("UNPIVOT")) {
                relation = pivots.unpivot(relation);
            } else if (cursor.looksAt("SAMPLE") || cursor.looksAt("TABLESAMPLE")) {
                relation = sample(relation);
            } else if (cursor.looksAt("MATCH_RECOGNIZE")) {
                throw SnowflakeError.notSupported("MATCH_RECOGNIZE");
            } else {
                return relation;
            }
        }
        return relation;
    }

    private Relation primary() {
        boolean lateral = cursor.accept("LATERAL");
        Token token = cursor.peek(0);
        if (token.isSymbol("(")) {
            return parenthesized(lateral);
        }
        if (token.kind() == Token.Kind.STAGE) {
            return stage();
        }
        if (cursor.accept("VALUES")) {
            Query.Values values = parser.queries().values();
            return new Relation.Derived(Query.of(values), false, alias());
        }
        if (token.is("TABLE") && parser.symbolAhead(1, "(")) {
            return tableFunction();
        }
        if (token.is("IDENTIFIER") && parser.symbolAhead(1, "(")) {
            cursor.take();
            cursor.expectSymbol("(");
            Expression name = parser.expressions().expression();
            cursor.expectSymbol(")");
            return new Relation.Identified(name, alias());
        }
        if (token.kind() == Token.Kind.BIND || token.kind() == Token.Kind.VARIABLE) {
            throw SnowflakeError.syntax(
                    "syntax error: unexpected '" + token.text() + "'. Say IDENTIFIER(" + token.text() + ").");
        }
        QualifiedName name = tableName();
        if (parser.looksAtSymbol("(")) {
            Expression.Call call = new CallParser(parser).call(name);
            return new Relation.Function(call, lateral, alias());
        }
        refuseTimeTravel();
        return new Relation.Table(name, alias());
    }

    /** A name where {@code DB..TABLE} leaves the schema to PUBLIC. */
    private QualifiedName tableName() {
        QualifiedName name = cursor.name();
        if (name.parts().size() == 1 && cursor.acceptSymbol("..")) {
            return QualifiedName.of(name.last(), "PUBLIC", cursor.identifier());
        }
        return name;
    }

    private void refuseTimeTravel() {
        boolean travel = (cursor.looksAt("AT") || cursor.looksAt("BEFORE")) && parser.symbolAhead(1, "(");
        if (travel) {
            throw SnowflakeError.notSupported("Time Travel (" + cursor.peek(0).value() + ")");
        }
        if (cursor.looksAt("CHANGES") && parser.symbolAhead(1, "(")) {
            throw SnowflakeError.notSupported("CHANGES");
        }
    }

    private Relation parenthesized(boolean lateral) {
        if (parser.queries().looksAtQuery()) {
            int start = cursor.position();
            cursor.expectSymbol("(");
            Query query = parser.queries().query();
            if (cursor.acceptSymbol(")")) {
                return new Relation.Derived(query, lateral, alias());
            }
            cursor.moveTo(start);
        }
        cursor.expectSymbol("(");
        Relation relation = relation();
        cursor.expectSymbol(")");
        Alias alias = alias();
        if (alias.name() == null) {
            return relation;
        }
        throw SnowflakeError.notSupported("alias of a join in parentheses");
    }

    /** The table that a statement changes: a name, or IDENTIFIER(…). */
    Relation target() {
        if (cursor.looksAt("IDENTIFIER") && parser.symbolAhead(1, "(")) {
            cursor.take();
            return new Relation.Identified(parser.expressions().parenthesized().get(0), Alias.NONE);
        }
        return new Relation.Table(tableName(), Alias.NONE);
    }

    Relation aliasedTarget() {
        Relation target = target();
        Alias alias = cursor.looksAt("USING") ? Alias.NONE : alias();
        if (target instanceof Relation.Table table) {
            return new Relation.Table(table.name(), alias);
        }
        return new Relation.Identified(((Relation.Identified) target).name(), alias);
    }

    private Relation tableFunction() {
        cursor.take();
        cursor.expectSymbol("(");
        if (cursor.peek(0).kind() == Token.Kind.STRING
                || cursor.peek(0).kind() == Token.Kind.VARIABLE
                || cursor.peek(0).kind() == Token.Kind.BIND) {
            Expression name = parser.expressions().expression();
            cursor.expectSymbol(")");
            return new Relation.Identified(name, alias());
        }
        QualifiedName name = cursor.name();
        Expression.Call call = new CallParser(parser).call(name);
        cursor.expectSymbol(")");
        return new Relation.Function(call, false, alias());
    }

    private Relation stage() {
        String location = cursor.take().value();
        List<Expression.Named> options = new ArrayList<>();
        if (cursor.acceptSymbol("(")) {
            do {
                String key = cursor.identifier();
                cursor.expectSymbol("=>");
                options.add(new Expression.Named(key, parser.expressions().expression()));
            } while (cursor.acceptSymbol(","));
            cursor.expectSymbol(")");
        }
        return new Relation.Stage(location, options, alias());
    }

    private Relation sample(Relation relation) {
        cursor.take();
        boolean system = cursor.accept("SYSTEM") || cursor.accept("BLOCK");
        if (!system && !cursor.accept("BERNOULLI")) {
            cursor.accept("ROW");
        }
        cursor.expectSymbol("(");
        Expression size = parser.expressions().expression();
        boolean rows = cursor.accept("ROWS");
        cursor.expectSymbol(")");
        Expression seed = null;
        if (cursor.accept("SEED") || cursor.accept("REPEATABLE")) {
            seed = parser.expressions().parenthesized().get(0);
        }
        return new Relation.Sample(relation, system, size, rows, seed);
    }

    /** Alias with or without AS, and the names of the columns behind it. */
    Alias alias() {
        String name = parser.queries().alias();
        if (name == null) {
            return Alias.NONE;
        }
        return new Alias(name, parser.looksAtSymbol("(") ? parser.queries().names() : List.of());
    }
}
