package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Puts the values of variables into SQL, as typed constants: {@code :name} in a statement, {@code name} in an expression
 * (docs.snowflake.com/en/developer-guide/snowflake-scripting/variables, "Using a variable in a SQL statement"). Inside a subquery of
 * an expression only {@code :name} is a variable: a bare name is a column there.
 */
final class Binder {
    private final Scope scope;
    private final boolean expression;
    private final Fragment fragment;
    private final List<Token> tokens;
    private final StringBuilder out = new StringBuilder();
    private final Deque<Boolean> queries = new ArrayDeque<>();
    private int at;

    private Binder(Fragment fragment, Scope scope, boolean expression) {
        this.fragment = fragment;
        this.tokens = fragment.tokens();
        this.scope = scope;
        this.expression = expression;
    }

    static String statement(Fragment fragment, Scope scope) {
        return new Binder(fragment, scope, false).render();
    }

    static String expression(Fragment fragment, Scope scope) {
        return new Binder(fragment, scope, true).render();
    }

    private String render() {
        int copied = fragment.first().start();
        queries.push(!expression);
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            int start = token.start();
            Optional<String> text = replacement();
            if (text.isPresent()) {
                out.append(fragment.source(), copied, start).append(text.get());
                copied = tokens.get(at - 1).end();
            } else {
                nest(token);
                at++;
            }
        }
        return out.append(fragment.source(), copied, fragment.last().end()).toString();
    }

    private void nest(Token token) {
        if (token.isSymbol("(")) {
            boolean query = at + 1 < tokens.size()
                    && (tokens.get(at + 1).is("SELECT") || tokens.get(at + 1).is("WITH"));
            queries.push(query || queries.getFirst());
        } else if (token.isSymbol(")") && queries.size() > 1) {
            queries.pop();
        }
    }

    /** The constant for what stands here, having moved behind it; empty where nothing is to be replaced. */
    private Optional<String> replacement() {
        Token token = tokens.get(at);
        if (token.is("TABLE") && at + 2 < tokens.size() && tokens.get(at + 1).isSymbol("(")) {
            return table();
        }
        if (isBind()) {
            at++;
            return Optional.of(constant(tokens.get(at).value()).orElseThrow(() -> unset(tokens.get(at))));
        }
        if (!queries.getFirst() && isBareName(token)) {
            return constant(token.value());
        }
        return Optional.empty();
    }

    /** A colon before a name, and not the path of a VARIANT column. */
    private boolean isBind() {
        Token token = tokens.get(at);
        if (!token.isSymbol(":")
                || at + 1 >= tokens.size()
                || !tokens.get(at + 1).isIdentifier()) {
            return false;
        }
        if (at == 0) {
            return true;
        }
        Token before = tokens.get(at - 1);
        boolean operand = before.isIdentifier() || before.isSymbol(")") || before.isSymbol("]");
        return !(operand && before.end() == token.start());
    }

    private boolean isBareName(Token token) {
        if (!token.isIdentifier() || (at > 0 && endsBareName(tokens.get(at - 1)))) {
            return false;
        }
        return at + 1 >= tokens.size()
                || !(tokens.get(at + 1).isSymbol("(") || tokens.get(at + 1).isSymbol("=>"));
    }

    private static boolean endsBareName(Token before) {
        return before.isSymbol(".") || before.isSymbol("::") || before.isSymbol(":") || before.is("AS");
    }

    /** The constant of variable {@code name} at the current token, a row's field included; moves behind what it took. */
    private Optional<String> constant(String name) {
        Slot slot = scope.find(name).orElse(null);
        if (slot instanceof Slot.Variable variable) {
            at++;
            return Optional.of(variable.value.literal());
        }
        if (slot instanceof Slot.Row row
                && at + 2 < tokens.size()
                && tokens.get(at + 1).isSymbol(".")) {
            String field = tokens.get(at + 2).value();
            int column = row.rows()
                    .column(field)
                    .orElseThrow(() -> SnowflakeError.syntax("error: invalid identifier '" + name + "." + field + "'"));
            at += 3;
            return Optional.of(row.rows().value(row.index(), column).literal());
        }
        return Optional.empty();
    }

    /** TABLE(rs): the rows of a RESULTSET as a relation. */
    private Optional<String> table() {
        int name = tokens.get(at + 2).isSymbol(":") ? at + 3 : at + 2;
        if (name + 1 >= tokens.size() || !tokens.get(name + 1).isSymbol(")")) {
            return Optional.empty();
        }
        Slot slot = scope.find(tokens.get(name).value()).orElse(null);
        if (!(slot instanceof Slot.ResultSet resultSet) || resultSet.rows == null) {
            return Optional.empty();
        }
        at = name + 2;
        return Optional.of(relation(resultSet.rows));
    }

    private static String relation(Rows rows) {
        StringJoiner columns = new StringJoiner(", ");
        for (int i = 0; i < rows.columns().size(); i++) {
            columns.add("column" + (i + 1) + " AS "
                    + QualifiedName.quote(rows.columns().get(i).name()));
        }
        StringJoiner values = new StringJoiner(", ");
        for (int row = 0; row < Math.max(1, rows.rows().size()); row++) {
            StringJoiner cells = new StringJoiner(", ", "(", ")");
            for (int i = 0; i < rows.columns().size(); i++) {
                cells.add(rows.rows().isEmpty() ? "NULL" : rows.value(row, i).literal());
            }
            values.add(cells.toString());
        }
        String none = rows.rows().isEmpty() ? " WHERE FALSE" : "";
        return "(SELECT " + columns + " FROM VALUES " + values + none + ")";
    }

    private SnowflakeError unset(Token name) {
        return new SnowflakeError(
                2049,
                "42601",
                "SQL compilation error: error " + Place.at(fragment.source(), name.start()) + "\nBind variable :"
                        + name.value() + " not set.");
    }
}
