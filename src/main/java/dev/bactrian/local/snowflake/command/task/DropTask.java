package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.task.Task.Setting;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DROP TASK; tasks that ran after it lose it as a predecessor (docs.snowflake.com/en/sql-reference/sql/drop-task). */
final class DropTask implements Command {
    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("DROP", "TASK");
        boolean ifExists = cursor.accept("IF", "EXISTS");
        QualifiedName name = session.resolve(cursor.name());
        cursor.expectEnd();
        Tasks tasks = new Tasks(session);
        if (ifExists && tasks.find(name).isEmpty()) {
            return StatementResult.status(
                    StatementType.DDL, "Drop statement executed successfully (" + name.last() + " already dropped).");
        }
        Task task = tasks.get(name);
        tasks.requireSuspendedRoots(task);
        tasks.remove(task);
        for (Task other : tasks.all()) {
            if (other.predecessors().contains(name)) {
                List<QualifiedName> before = new ArrayList<>(other.predecessors());
                before.remove(name);
                tasks.put(other.with(Map.of(
                        Setting.PREDECESSORS, Optional.of(Task.parts(before)), Setting.STARTED, Optional.of(false))));
            } else if (other.finalizes().equals(Optional.of(name))) {
                tasks.put(other.with(Map.of(Setting.FINALIZE, Optional.empty(), Setting.STARTED, Optional.of(false))));
            }
        }
        return StatementResult.status(StatementType.DDL, name.last() + " successfully dropped.");
    }
}
