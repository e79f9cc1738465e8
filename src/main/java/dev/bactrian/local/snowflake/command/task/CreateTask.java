package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.task.Task.Setting;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** CREATE [OR REPLACE | OR ALTER] TASK (docs.snowflake.com/en/sql-reference/sql/create-task). A new task is suspended. */
final class CreateTask implements Command {
    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("CREATE");
        boolean orReplace = cursor.accept("OR", "REPLACE");
        boolean orAlter = !orReplace && cursor.accept("OR", "ALTER");
        cursor.expect("TASK");
        boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
        QualifiedName name = session.resolve(cursor.name());
        requireSchema(name, session);
        Tasks tasks = new Tasks(session);
        Optional<Task> present = tasks.find(name);
        if (present.isPresent() && ifNotExists) {
            return status(name.last() + " already exists, statement succeeded.");
        }
        if (present.isPresent() && !orReplace && !orAlter) {
            throw SnowflakeError.alreadyExists(name.toString());
        }
        Task task = cursor.accept("CLONE")
                ? copied(tasks.get(session.resolve(cursor.name())), name, session)
                : read(cursor, statement, name, session);
        boolean alters = orAlter && present.isPresent();
        store(alters ? altered(present.orElseThrow(), task) : task, present, tasks);
        return status(
                alters
                        ? "Task " + name.last() + " successfully altered."
                        : "Task " + name.last() + " successfully created.");
    }

    private static void requireSchema(QualifiedName name, SessionContext session) {
        QualifiedName schema =
                QualifiedName.of(name.parts().get(0), name.parts().get(1));
        if (session.catalog().find(ObjectKind.SCHEMA, schema).isEmpty()) {
            throw SnowflakeError.doesNotExist("Schema", schema.toString());
        }
    }

    private static Task read(TokenCursor cursor, Statement statement, QualifiedName name, SessionContext session) {
        TaskParser parser = new TaskParser(cursor, session);
        parser.clauses(statement.text());
        return created(name, session)
                .with(parser.settings())
                .commented(Objects.requireNonNullElse(parser.comment(), ""));
    }

    private static Task created(QualifiedName name, SessionContext session) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(Setting.ID.name(), UUID.randomUUID().toString());
        properties.put(Setting.STARTED.name(), false);
        properties.put(Setting.VERSION.name(), 1L);
        Instant now = session.clock().instant();
        String owner = Objects.requireNonNullElse(session.role(), "ACCOUNTADMIN");
        return new Task(new CatalogObject(ObjectKind.TASK, name, properties, now, owner, ""));
    }

    private static Task copied(Task source, QualifiedName name, SessionContext session) {
        Map<String, Object> properties = new HashMap<>(source.object().properties());
        properties.putAll(created(name, session).object().properties());
        CatalogObject fresh = created(name, session).object();
        return new Task(new CatalogObject(
                ObjectKind.TASK,
                name,
                properties,
                fresh.createdOn(),
                fresh.owner(),
                source.object().comment()));
    }

    /** The task as it now shall be, under its old identity; whether it runs does not change. */
    private static Task altered(Task old, Task wanted) {
        CatalogObject object = wanted.object();
        Task kept = new Task(new CatalogObject(
                ObjectKind.TASK,
                object.name(),
                object.properties(),
                old.object().createdOn(),
                old.object().owner(),
                object.comment()));
        return kept.with(Map.of(
                Setting.ID, Optional.of(old.id()),
                Setting.STARTED, Optional.of(old.isStarted()),
                Setting.RESUMED_AT, old.text(Setting.RESUMED_AT),
                Setting.LAST_COMMITTED_ON, old.text(Setting.LAST_COMMITTED_ON),
                Setting.LAST_SUSPENDED_ON, old.text(Setting.LAST_SUSPENDED_ON),
                Setting.VERSION, Optional.of(old.number(Setting.VERSION, 1))));
    }

    private static void store(Task task, Optional<Task> present, Tasks tasks) {
        TaskRules.check(task, tasks);
        boolean same = present.isPresent() && sameDefinition(present.get(), task);
        if (!same) {
            present.ifPresent(tasks::requireSuspendedRoots);
            if (present.isPresent() && present.get().isStarted() && task.isStarted()) {
                throw new SnowflakeError(
                        91_083,
                        "23001",
                        "Unable to update graph with root task " + task.name()
                                + " since that root task is not suspended.");
            }
            tasks.requireSuspendedRoots(task);
        }
        tasks.put(task);
        TaskRules.countVersion(task, tasks);
    }

    private static boolean sameDefinition(Task one, Task other) {
        return Stream.concat(changeable().stream(), Stream.of(Setting.CONDITION, Setting.DEFINITION))
                        .allMatch(setting -> one.text(setting).equals(other.text(setting)))
                && one.predecessors().equals(other.predecessors())
                && one.finalizes().equals(other.finalizes())
                && one.parameters().equals(other.parameters())
                && one.object().comment().equals(other.object().comment());
    }

    private static StatementResult status(String text) {
        return StatementResult.status(StatementType.DDL, text);
    }

    static List<Setting> changeable() {
        return List.of(
                Setting.WAREHOUSE,
                Setting.SCHEDULE,
                Setting.CONFIG,
                Setting.ALLOW_OVERLAPPING_EXECUTION,
                Setting.USER_TASK_TIMEOUT_MS,
                Setting.USER_TASK_MANAGED_INITIAL_WAREHOUSE_SIZE,
                Setting.SUSPEND_TASK_AFTER_NUM_FAILURES,
                Setting.TASK_AUTO_RETRY_ATTEMPTS);
    }
}
