package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CALL of a procedure (docs.snowflake.com/en/sql-reference/sql/call). */
final class Call implements Command {
    /** why: the page "Understanding stored procedures" limits nested calls; without a limit, recursion would end in a stack overflow. */
    private static final int DEEPEST = 8;

    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        CallArguments arguments = CallArguments.read(statement);
        List<Value> values = arguments.evaluate(statement, session);
        Overload overload = Overload.find(session, ObjectKind.PROCEDURE, arguments, values);
        Map<String, Slot.Variable> variables = new LinkedHashMap<>();
        try {
            overload.bound(session)
                    .forEach((argument, value) ->
                            variables.put(argument.name(), new Slot.Variable(Fragment.of(argument.type()), value)));
        } catch (Raised raised) {
            throw raised.error();
        }
        return enter(overload.routine(), variables, session);
    }

    private StatementResult enter(Routine routine, Map<String, Slot.Variable> variables, SessionContext session) {
        int level = depth.get() + 1;
        if (level > DEEPEST) {
            throw new SnowflakeError(
                    90_230, "P0000", "Stored procedure maximum nested call depth exceeded (" + DEEPEST + ").");
        }
        depth.set(level);
        try {
            return routine.strict() && anyNull(variables)
                    ? result(routine, Flow.returned(Value.NULL), session)
                    : result(routine, inRights(routine, variables, session), session);
        } finally {
            if (level == 1) {
                depth.remove();
            } else {
                depth.set(level - 1);
            }
        }
    }

    private static boolean anyNull(Map<String, Slot.Variable> variables) {
        return variables.values().stream().anyMatch(variable -> variable.value.data() == null);
    }

    /** With its owner's rights, a procedure resolves names in its own database and schema. */
    private static Flow inRights(Routine routine, Map<String, Slot.Variable> variables, SessionContext session) {
        String database = session.database();
        String schema = session.schema();
        ProcedureSession sql = new ProcedureSession(session, routine.owners());
        try {
            if (routine.owners()) {
                use(
                        session,
                        routine.name().parts().get(0),
                        routine.name().parts().get(1));
            }
            Flow flow = new Interpreter(sql).run(ScriptParser.block(routine.body()), variables);
            if (sql.rollbackOwn()) {
                throw ProcedureSession.incomplete();
            }
            return flow;
        } catch (SnowflakeError e) {
            sql.rollbackOwn();
            throw e;
        } finally {
            if (routine.owners()) {
                use(session, database, schema);
            }
        }
    }

    private static void use(SessionContext session, @Nullable String database, @Nullable String schema) {
        session.control().use(ObjectKind.DATABASE, database);
        session.control().use(ObjectKind.SCHEMA, schema);
    }

    private static StatementResult result(Routine routine, Flow flow, SessionContext session) {
        Rows table = flow.table();
        if (routine.isTable()) {
            Rows rows = table == null ? new Rows(StatementType.CALL, List.of(), List.of()) : table;
            if (table == null
                    || (!routine.columns().isEmpty()
                            && routine.columns().size() != rows.columns().size())) {
                throw SnowflakeError.syntax(
                        "Procedure '" + routine.name().last() + "' is declared to return " + routine.returned()
                                + ", but returned " + rows.columns().size() + " columns.");
            }
            return StatementResult.of(StatementType.CALL, rows.columns(), rows.rows());
        }
        if (table != null) {
            throw SnowflakeError.syntax("Procedure '" + routine.name().last() + "' is declared to return "
                    + routine.returned() + ", but returned a table.");
        }
        Value value = flow.scalar() == null ? Value.NULL : flow.scalar();
        Rows cast = Rows.read(
                session.execute("SELECT CAST(" + value.literal() + " AS " + routine.returns() + ")", List.of()));
        ResultColumn column =
                new ResultColumn(routine.name().last(), cast.columns().get(0).type(), true);
        return StatementResult.of(StatementType.CALL, List.of(column), cast.rows());
    }
}
