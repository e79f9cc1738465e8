package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.task.Task.Setting;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ALTER TASK (docs.snowflake.com/en/sql-reference/sql/alter-task). */
final class AlterTask implements Command {
    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("ALTER", "TASK");
        boolean ifExists = cursor.accept("IF", "EXISTS");
        QualifiedName name = session.resolve(cursor.name());
        Tasks tasks = new Tasks(session);
        if (ifExists && tasks.find(name).isEmpty()) {
            return done();
        }
        Task task = tasks.get(name);
        if (cursor.accept("RESUME")) {
            cursor.expectEnd();
            tasks.requireSuspendedRoots(task);
            resume(task, tasks, session);
        } else if (cursor.accept("SUSPEND")) {
            cursor.expectEnd();
            suspend(task, tasks, session);
        } else {
            change(task, cursor, tasks, session);
        }
        return done();
    }

    static void resume(Task task, Tasks tasks, SessionContext session) {
        if (task.isStarted()) {
            return;
        }
        if (task.isRoot() && task.text(Setting.SCHEDULE).isEmpty()) {
            boolean hasChildren =
                    tasks.all().stream().anyMatch(other -> other.predecessors().contains(task.name()));
            if (!hasChildren) {
                throw TaskRules.refused(
                        "Task '" + task.name() + "' has neither a schedule nor a predecessor: it cannot be resumed.");
            }
        }
        String now = session.clock().instant().toString();
        tasks.put(task.with(Map.of(
                Setting.STARTED, Optional.of(true),
                Setting.RESUMED_AT, Optional.of(now),
                Setting.LAST_COMMITTED_ON, Optional.of(now),
                Setting.LAST_SUSPENDED_REASON, Optional.empty(),
                Setting.FAILURES, Optional.of(0L))));
    }

    private static void suspend(Task task, Tasks tasks, SessionContext session) {
        tasks.requireSuspendedRoots(task);
        if (task.isStarted()) {
            tasks.put(task.with(Map.of(
                    Setting.STARTED, Optional.of(false),
                    Setting.LAST_SUSPENDED_ON,
                            Optional.of(session.clock().instant().toString()),
                    Setting.LAST_SUSPENDED_REASON, Optional.of("USER_SUSPENDED"))));
        }
    }

    private static void change(Task task, TokenCursor cursor, Tasks tasks, SessionContext session) {
        Task changed = changed(task, cursor, session);
        cursor.expectEnd();
        if (task.isStarted()) {
            throw new SnowflakeError(
                    91_083,
                    "23001",
                    "Unable to update graph with root task " + task.name() + " since that root task is not suspended.");
        }
        tasks.requireSuspendedRoots(task);
        tasks.requireSuspendedRoots(changed);
        TaskRules.check(changed, tasks);
        tasks.put(changed);
        TaskRules.countVersion(changed, tasks);
    }

    private static Task changed(Task task, TokenCursor cursor, SessionContext session) {
        TaskParser parser = new TaskParser(cursor, session);
        if (cursor.accept("MODIFY", "AS")) {
            String definition = cursor.rest();
            cursor.moveTo(Integer.MAX_VALUE);
            return task.with(Setting.DEFINITION, definition);
        }
        if (cursor.accept("MODIFY", "WHEN")) {
            String condition = cursor.rest();
            cursor.moveTo(Integer.MAX_VALUE);
            return task.with(Setting.CONDITION, condition);
        }
        if (cursor.accept("REMOVE", "WHEN")) {
            return task.with(Map.of(Setting.CONDITION, Optional.empty()));
        }
        if (cursor.accept("ADD", "AFTER")) {
            List<QualifiedName> before = new ArrayList<>(task.predecessors());
            parser.names().stream().filter(name -> !before.contains(name)).forEach(before::add);
            return task.with(Setting.PREDECESSORS, Task.parts(before));
        }
        if (cursor.accept("REMOVE", "AFTER")) {
            List<QualifiedName> gone = parser.names();
            List<QualifiedName> before = new ArrayList<>(task.predecessors());
            before.removeAll(gone);
            return task.with(Setting.PREDECESSORS, Task.parts(before));
        }
        if (cursor.accept("UNSET", "FINALIZE")) {
            return task.with(Map.of(Setting.FINALIZE, Optional.empty()));
        }
        if (cursor.accept("UNSET")) {
            return unset(task, cursor, session);
        }
        cursor.expect("SET");
        return set(task, parser);
    }

    private static Task set(Task task, TaskParser parser) {
        parser.pairs();
        Map<Setting, Optional<?>> settings = new HashMap<>(parser.settings());
        if (settings.containsKey(Setting.PARAMETERS)) {
            Map<String, Object> merged = new HashMap<>(task.parameters());
            settings.get(Setting.PARAMETERS)
                    .ifPresent(added ->
                            ((Map<?, ?>) added).forEach((key, value) -> merged.put(String.valueOf(key), value)));
            settings.put(Setting.PARAMETERS, Optional.of(merged));
        }
        Task changed = task.with(settings);
        String comment = parser.comment();
        return comment == null ? changed : changed.commented(comment);
    }

    private static Task unset(Task task, TokenCursor cursor, SessionContext session) {
        Task changed = task;
        do {
            String name = cursor.identifier();
            if (name.equals("COMMENT")) {
                changed = changed.commented("");
            } else if (CreateTask.changeable().stream()
                    .anyMatch(setting -> setting.name().equals(name))) {
                changed = changed.with(Map.of(Setting.valueOf(name), Optional.empty()));
            } else if (session.control().parameters().containsKey(name)) {
                Map<String, Object> parameters = new HashMap<>(changed.parameters());
                parameters.remove(name);
                changed = changed.with(Setting.PARAMETERS, parameters);
            } else {
                throw SnowflakeError.syntax("invalid property '" + name + "' for 'TASK'");
            }
        } while (cursor.acceptSymbol(","));
        return changed;
    }

    private static StatementResult done() {
        return StatementResult.status(StatementType.DDL, "Statement executed successfully.");
    }
}
