package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.Feature;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What scripting adds to the endpoint: blocks, EXECUTE IMMEDIATE, procedures, SQL functions. */
public final class ScriptFeature {
    private ScriptFeature() {}

    public static Feature feature() {
        Map<String, dev.bactrian.local.snowflake.command.Command> commands = new HashMap<>();
        Routines procedures = new Routines(ObjectKind.PROCEDURE);
        commands.put("BEGIN", ScriptFeature::block);
        commands.put("DECLARE", ScriptFeature::block);
        commands.put("EXECUTE IMMEDIATE", ScriptFeature::immediate);
        commands.put("CALL", new Call());
        commands.put("CREATE PROCEDURE", procedures::create);
        commands.put("ALTER PROCEDURE", procedures::alter);
        commands.put("DROP PROCEDURE", procedures::drop);
        commands.put("SHOW PROCEDURES", procedures::show);
        commands.put("SHOW USER PROCEDURES", procedures::show);
        commands.put("DESCRIBE PROCEDURE", procedures::describe);
        Routines functions = new Routines(ObjectKind.FUNCTION);
        commands.put("CREATE FUNCTION", functions::create);
        commands.put("ALTER FUNCTION", functions::alter);
        commands.put("DROP FUNCTION", functions::drop);
        commands.put("SHOW FUNCTIONS", functions::show);
        commands.put("SHOW USER FUNCTIONS", functions::show);
        commands.put("DESCRIBE FUNCTION", functions::describe);
        return new Feature(commands, Map.of(), Map.of());
    }

    /** An anonymous block (docs.snowflake.com/en/developer-guide/snowflake-scripting/blocks). */
    private static StatementResult block(Statement statement, SessionContext session) {
        Step.Block block = ScriptParser.block(statement.text(), statement.tokens());
        Flow flow = new Interpreter(Statements.of(session)).run(block, Map.of());
        Rows table = flow.table();
        if (table != null) {
            return StatementResult.of(StatementType.CALL, table.columns(), table.rows());
        }
        Value value = flow.scalar() == null ? Value.NULL : flow.scalar();
        return StatementResult.of(
                StatementType.CALL,
                List.of(new ResultColumn("anonymous block", value.type(), true)),
                List.of(Arrays.asList(value.data())));
    }

    /** EXECUTE IMMEDIATE outside a block (docs.snowflake.com/en/sql-reference/sql/execute-immediate). */
    private static StatementResult immediate(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("EXECUTE", "IMMEDIATE");
        if (cursor.looksAt("FROM")) {
            throw SnowflakeError.notSupported("EXECUTE IMMEDIATE FROM a stage");
        }
        List<Token> tokens =
                statement.tokens().subList(cursor.position(), statement.tokens().size());
        ScriptCursor rest = new ScriptCursor(statement.text(), tokens);
        Fragment sql = rest.fragment("USING");
        List<Fragment> using = rest.accept("USING") ? rest.list() : List.of();
        Expressions expressions = new Expressions((text, none) -> session.execute(text, statement.binds()));
        Scope scope = new Scope(null);
        try {
            List<@Nullable Object> binds = new ArrayList<>(expressions.data(using, scope));
            Value text = expressions.value(sql, null, scope);
            return session.execute(String.valueOf(text.data()), binds);
        } catch (Raised raised) {
            throw raised.error();
        }
    }
}
