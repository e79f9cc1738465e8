package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives rows: of statements, RESULTSETs and cursors (docs.snowflake.com/en/developer-guide/snowflake-scripting/resultsets). */
final class Queries {
    private final Statements statements;
    private final Expressions expressions;
    private final Scope status;

    /** @param status the names that the script itself sets */
    Queries(Statements statements, Expressions expressions, Scope status) {
        this.status = status;
        this.statements = statements;
        this.expressions = expressions;
    }

    /** A statement with its variables bound, or the rows of the RESULTSET that is named in its place. */
    Rows run(Fragment statement, List<@Nullable Object> binds, Scope scope) {
        if (statement.tokens().size() == 1
                && scope.find(statement.first().value()).orElse(null) instanceof Slot.ResultSet) {
            return rows(statement, statement.place(), scope);
        }
        return noted(Rows.read(statements.execute(Binder.statement(statement.bare(), scope), binds)));
    }

    /** SQLID is the query id of the last statement. */
    private Rows noted(Rows rows) {
        statements.lastQueryId().ifPresent(id -> status.set("SQLID", new Slot.Variable(null, Value.of(id))));
        return rows;
    }

    Rows immediate(Step.ExecuteImmediate step, Scope scope) {
        Value sql = expressions.value(step.sql(), null, scope);
        return noted(Rows.read(statements.execute(String.valueOf(sql.data()), expressions.data(step.using(), scope))));
    }

    /** The rows that a RESULTSET, a cursor, or a statement in parentheses stands for. */
    Rows rows(Fragment source, Place place, Scope scope) {
        Fragment bare = source.bare();
        Slot slot = bare.tokens().size() == 1 ? scope.find(bare.first().value()).orElse(null) : null;
        if (slot instanceof Slot.ResultSet resultSet) {
            if (resultSet.rows == null) {
                throw new SnowflakeError(
                        90_241, "P0000", "RESULTSET '" + bare.text() + "' has not been assigned a query.");
            }
            return resultSet.rows;
        }
        if (bare.tokens().size() == 4 && bare.first().is("RESULTSET_FROM_CURSOR")) {
            return scope.get(bare.tokens().get(2).value(), Slot.Cursor.class).rows();
        }
        Step step = ScriptParser.statement(bare);
        if (step instanceof Step.ExecuteImmediate immediate) {
            return immediate(immediate, scope);
        }
        if (step instanceof Step.Sql sql && sql.into().isEmpty()) {
            return run(sql.statement(), List.of(), scope);
        }
        throw SnowflakeError.syntax("error " + place + ": '" + bare.text() + "' gives no rows.");
    }
}
