package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.command.script.Step.Declaration;
import dev.bactrian.local.snowflake.command.script.Step.Handler;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs one script, once (docs.snowflake.com/en/developer-guide/snowflake-scripting). SQL goes to {@link Statements}. Not thread-safe.
 */
final class Interpreter implements Step.Runner {
    private final Statements statements;
    private final Expressions expressions;
    private final Queries queries;
    private final Loops loops;
    private final Scope status = new Scope(null);
    private Scope scope = status;
    private @Nullable Raised handled;

    Interpreter(Statements statements) {
        this.statements = statements;
        this.expressions = new Expressions(statements);
        this.queries = new Queries(statements, expressions, status);
        this.loops = new Loops(expressions, queries, this::within);
        dml(Value.NULL, Value.NULL, Value.NULL);
        status.set("SQLID", new Slot.Variable(null, Value.NULL));
        failure(status, Value.NULL, Value.NULL, Value.NULL);
    }

    /** Runs the block with these arguments as variables. Throws what no handler took. */
    Flow run(Step.Block block, Map<String, Slot.Variable> arguments) {
        scope = new Scope(scope);
        arguments.forEach(scope::declare);
        try {
            Flow flow = checked(block);
            return flow.kind() == Flow.Kind.RETURN ? flow : Flow.returned(Value.NULL);
        } catch (Raised raised) {
            throw raised.uncaught();
        }
    }

    @Override
    public Flow block(Step.Block block) {
        Scope outer = scope;
        scope = new Scope(outer);
        try {
            for (Declaration declaration : block.declarations()) {
                declare(declaration, block.place());
            }
            return guarded(block);
        } finally {
            scope = outer;
        }
    }

    /** The body, step by step; a failing step goes to the first handler that takes it. */
    private Flow guarded(Step.Block block) {
        for (Step step : block.body()) {
            Flow flow;
            try {
                flow = checked(step);
            } catch (Raised raised) {
                Handler handler = handler(block.handlers(), raised).orElseThrow(() -> raised);
                flow = handle(handler, raised);
                if (flow.kind() == Flow.Kind.NEXT && !handler.resumes()) {
                    return Flow.NEXT;
                }
            }
            if (flow.kind() != Flow.Kind.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    private static Optional<Handler> handler(List<Handler> handlers, Raised raised) {
        return handlers.stream()
                .filter(handler -> handler.exceptions().stream().anyMatch(raised::isCaughtBy))
                .findFirst();
    }

    private Flow handle(Handler handler, Raised raised) {
        Raised before = handled;
        handled = raised;
        Scope inner = new Scope(scope);
        failure(
                inner,
                Value.of(raised.error().code()),
                Value.of(String.valueOf(raised.error().getMessage())),
                Value.of(raised.error().sqlState()));
        try {
            return within(inner, handler.body());
        } finally {
            handled = before;
        }
    }

    private Flow all(List<Step> steps) {
        for (Step step : steps) {
            Flow flow = checked(step);
            if (flow.kind() != Flow.Kind.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    /** One step; its errors come out as {@link Raised}. A cancelled statement is no exception that a handler could take. */
    private Flow checked(Step step) {
        if (Thread.currentThread().isInterrupted()) {
            throw new SnowflakeError(604, "57014", "SQL execution canceled");
        }
        try {
            return step.run(this);
        } catch (SnowflakeError e) {
            if (e.code() == 604) {
                throw e;
            }
            throw new Raised(Raised.STATEMENT, step.place(), e);
        }
    }

    private void declare(Declaration declaration, Place place) {
        if (declaration instanceof Declaration.Variable variable) {
            @Nullable Fragment value = variable.value();
            scope.declare(
                    variable.name(),
                    new Slot.Variable(
                            variable.type(),
                            value == null ? Value.NULL : expressions.value(value, variable.type(), scope)));
        } else if (declaration instanceof Declaration.Cursor cursor) {
            scope.declare(cursor.name(), new Slot.Cursor(cursor.name(), cursor.query()));
        } else if (declaration instanceof Declaration.ResultSet resultSet) {
            @Nullable Fragment query = resultSet.query();
            scope.declare(
                    resultSet.name(), new Slot.ResultSet(query == null ? null : queries.rows(query, place, scope)));
        } else if (declaration instanceof Declaration.UserException exception) {
            scope.declare(exception.name(), new Slot.UserException(exception.code(), exception.message()));
        }
    }

    @Override
    public Flow let(Step.Let step) {
        declare(step.declaration(), step.place());
        return Flow.NEXT;
    }

    @Override
    public Flow assign(Step.Assign step) {
        Slot slot = scope.get(step.name(), Slot.class);
        if (slot instanceof Slot.Variable variable) {
            variable.value = expressions.value(step.value(), variable.type, scope);
        } else if (slot instanceof Slot.ResultSet resultSet) {
            resultSet.rows = queries.rows(step.value(), step.place(), scope);
        } else {
            throw SnowflakeError.syntax("error: '" + step.name() + "' cannot be assigned.");
        }
        return Flow.NEXT;
    }

    @Override
    public Flow conditional(Step.If step) {
        for (Step.Branch branch : step.branches()) {
            if (expressions.isTrue(branch.condition(), scope)) {
                return all(branch.body());
            }
        }
        return all(step.otherwise());
    }

    @Override
    public Flow select(Step.Switch step) {
        Scope around = scope;
        Value selector = expressions.value(step.selector(), null, around);
        for (Step.Branch branch : step.branches()) {
            Value value = expressions.value(branch.condition(), null, around);
            boolean equal = selector.data() != null
                    && value.data() != null
                    && Rows.read(statements.execute(
                                    "SELECT " + selector.literal() + " = " + value.literal(), List.of()))
                            .value(0, 0)
                            .isTrue();
            if (equal) {
                return all(branch.body());
            }
        }
        return all(step.otherwise());
    }

    @Override
    public Flow forRange(Step.ForRange step) {
        return loops.overRange(step, scope);
    }

    @Override
    public Flow forRows(Step.ForRows step) {
        return loops.overRows(step, scope);
    }

    @Override
    public Flow whileLoop(Step.While step) {
        return loops.asLongAs(step, scope);
    }

    @Override
    public Flow repeat(Step.Repeat step) {
        return loops.until(step, scope);
    }

    @Override
    public Flow loop(Step.Loop step) {
        return loops.endless(step, scope);
    }

    /** Runs these steps in a scope of their own. */
    private Flow within(Scope inner, List<Step> body) {
        Scope outer = scope;
        scope = inner;
        try {
            return all(body);
        } finally {
            scope = outer;
        }
    }

    @Override
    public Flow leave(Step.Break step) {
        return Flow.leave(step.label());
    }

    @Override
    public Flow next(Step.Continue step) {
        return Flow.again(step.label());
    }

    @Override
    public Flow open(Step.Open step) {
        Slot.Cursor cursor = scope.get(step.cursor(), Slot.Cursor.class);
        cursor.open(queries.run(cursor.query, expressions.data(step.using(), scope), scope));
        return Flow.NEXT;
    }

    @Override
    public Flow fetch(Step.Fetch step) {
        Slot.Cursor cursor = scope.get(step.cursor(), Slot.Cursor.class);
        int row = cursor.advance();
        if (row >= 0 && cursor.rows().columns().size() != step.into().size()) {
            throw SnowflakeError.syntax(
                    "error: FETCH gives " + cursor.rows().columns().size() + " columns, but INTO names "
                            + step.into().size() + " variables.");
        }
        for (int i = 0; i < step.into().size(); i++) {
            put(step.into().get(i), row < 0 ? Value.NULL : cursor.rows().value(row, i), step.place());
        }
        return Flow.NEXT;
    }

    @Override
    public Flow close(Step.Close step) {
        scope.get(step.cursor(), Slot.Cursor.class).close();
        return Flow.NEXT;
    }

    @Override
    public Flow returned(Step.Return step) {
        @Nullable Fragment value = step.value();
        return Flow.returned(value == null ? Value.NULL : expressions.value(value, null, scope));
    }

    @Override
    public Flow returnTable(Step.ReturnTable step) {
        return Flow.returned(queries.rows(step.rows(), step.place(), scope));
    }

    @Override
    public Flow raise(Step.Raise step) {
        @Nullable String name = step.exception();
        if (name == null) {
            if (handled == null) {
                throw SnowflakeError.syntax(
                        "error " + step.place() + ": RAISE without an exception stands outside a handler.");
            }
            throw handled;
        }
        Slot.UserException exception = scope.get(name, Slot.UserException.class);
        throw new Raised(
                name, step.place(), new SnowflakeError(exception.code(), Raised.USER_STATE, exception.message()));
    }

    @Override
    public Flow nothing(Step.Nothing step) {
        return Flow.NEXT;
    }

    @Override
    public Flow executeImmediate(Step.ExecuteImmediate step) {
        count(queries.immediate(step, scope));
        return Flow.NEXT;
    }

    @Override
    public Flow sql(Step.Sql step) {
        Rows rows = queries.run(step.statement(), List.of(), scope);
        count(rows);
        if (step.into().isEmpty()) {
            return Flow.NEXT;
        }
        if (rows.rows().size() != 1) {
            throw new SnowflakeError(
                    90_232,
                    "P0000",
                    "SELECT INTO statement expects exactly 1 returned row, but got "
                            + rows.rows().size() + ".");
        }
        if (rows.columns().size() != step.into().size()) {
            throw SnowflakeError.syntax("error " + step.place() + ": INTO names "
                    + step.into().size() + " variables for " + rows.columns().size() + " columns.");
        }
        for (int i = 0; i < step.into().size(); i++) {
            put(step.into().get(i), rows.value(0, i), step.place());
        }
        return Flow.NEXT;
    }

    private void put(String name, Value value, Place place) {
        Slot.Variable variable = scope.get(name, Slot.Variable.class);
        variable.value = expressions.cast(value, variable.type, place);
    }

    /** SQLROWCOUNT, SQLFOUND and SQLNOTFOUND after a DML statement (…/developer-guide/snowflake-scripting/dml-status). */
    private void count(Rows rows) {
        rows.touched().ifPresent(touched -> dml(Value.of(touched), Value.of(touched > 0), Value.of(touched == 0)));
    }

    private void dml(Value count, Value found, Value notFound) {
        status.set("SQLROWCOUNT", new Slot.Variable(null, count));
        status.set("SQLFOUND", new Slot.Variable(null, found));
        status.set("SQLNOTFOUND", new Slot.Variable(null, notFound));
    }

    /** SQLCODE, SQLERRM and SQLSTATE in a handler (…/developer-guide/snowflake-scripting/exceptions). */
    private static void failure(Scope scope, Value code, Value message, Value state) {
        scope.set("SQLCODE", new Slot.Variable(null, code));
        scope.set("SQLERRM", new Slot.Variable(null, message));
        scope.set("SQLSTATE", new Slot.Variable(null, state));
    }
}
