package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.ShowScope;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.task.Task.Setting;
import dev.bactrian.local.snowflake.dialect.DataType.Kind;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** SHOW TASKS, DESCRIBE TASK and the rows of TASK_DEPENDENTS (docs.snowflake.com/en/sql-reference/sql/show-tasks). */
final class TaskListing {
    static final List<ResultColumn> COLUMNS = List.of(
            ResultColumn.of("created_on", Kind.TIMESTAMP_LTZ),
            ResultColumn.of("name", Kind.TEXT),
            ResultColumn.of("id", Kind.TEXT),
            ResultColumn.of("database_name", Kind.TEXT),
            ResultColumn.of("schema_name", Kind.TEXT),
            ResultColumn.of("owner", Kind.TEXT),
            ResultColumn.of("comment", Kind.TEXT),
            ResultColumn.of("warehouse", Kind.TEXT),
            ResultColumn.of("schedule", Kind.TEXT),
            ResultColumn.of("predecessors", Kind.TEXT),
            ResultColumn.of("state", Kind.TEXT),
            ResultColumn.of("definition", Kind.TEXT),
            ResultColumn.of("condition", Kind.TEXT),
            ResultColumn.of("allow_overlapping_execution", Kind.TEXT),
            ResultColumn.of("error_integration", Kind.TEXT),
            ResultColumn.of("last_committed_on", Kind.TIMESTAMP_LTZ),
            ResultColumn.of("last_suspended_on", Kind.TIMESTAMP_LTZ),
            ResultColumn.of("owner_role_type", Kind.TEXT),
            ResultColumn.of("config", Kind.TEXT),
            ResultColumn.of("budget", Kind.TEXT),
            ResultColumn.of("task_relations", Kind.TEXT),
            ResultColumn.of("last_suspended_reason", Kind.TEXT));

    private TaskListing() {}

    static StatementResult show(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("SHOW");
        boolean terse = cursor.accept("TERSE");
        cursor.expect("TASKS");
        boolean rootsOnly = cursor.accept("ROOT", "ONLY");
        ShowScope scope = ShowScope.read(cursor, session);
        List<Task> all = new Tasks(session).all();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Task task : new Tasks(session).within(scope.within())) {
            boolean shown = scope.shows(task.name().last()) && (!rootsOnly || task.isRoot());
            if (shown && rows.size() < scope.limit()) {
                rows.add(terse ? terse(task) : row(task, all));
            }
        }
        return StatementResult.of(StatementType.SHOW, terse ? TERSE : COLUMNS, rows);
    }

    static StatementResult describe(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.take();
        cursor.expect("TASK");
        QualifiedName name = session.resolve(cursor.name());
        cursor.expectEnd();
        Tasks tasks = new Tasks(session);
        return StatementResult.of(StatementType.DESCRIBE, COLUMNS, List.of(row(tasks.get(name), tasks.all())));
    }

    static List<@Nullable Object> row(Task task, List<Task> all) {
        List<String> name = task.name().parts();
        return Arrays.asList(
                time(Optional.of(task.object().createdOn())),
                name.get(2),
                task.id(),
                name.get(0),
                name.get(1),
                task.object().owner(),
                task.object().comment(),
                task.text(Setting.WAREHOUSE).orElse(null),
                task.text(Setting.SCHEDULE).orElse(null),
                json(task.predecessors()),
                task.isStarted() ? "started" : "suspended",
                task.definition(),
                task.text(Setting.CONDITION).orElse(null),
                String.valueOf(task.is(Setting.ALLOW_OVERLAPPING_EXECUTION)),
                null,
                time(task.instant(Setting.LAST_COMMITTED_ON)),
                time(task.instant(Setting.LAST_SUSPENDED_ON)),
                "ROLE",
                task.text(Setting.CONFIG).orElse(null),
                null,
                relations(task, all),
                task.text(Setting.LAST_SUSPENDED_REASON).orElse(null));
    }

    private static final List<ResultColumn> TERSE = List.of(
            COLUMNS.get(0),
            COLUMNS.get(1),
            ResultColumn.of("kind", Kind.TEXT),
            COLUMNS.get(3),
            COLUMNS.get(4),
            COLUMNS.get(8),
            COLUMNS.get(10));

    private static List<@Nullable Object> terse(Task task) {
        return Arrays.asList(
                time(Optional.of(task.object().createdOn())),
                task.name().last(),
                "TASK",
                task.name().parts().get(0),
                task.name().parts().get(1),
                task.text(Setting.SCHEDULE).orElse(null),
                task.isStarted() ? "started" : "suspended");
    }

    private static String relations(Task task, List<Task> all) {
        StringJoiner relations = new StringJoiner(",", "{", "}");
        relations.add("\"Predecessors\":" + json(task.predecessors()));
        all.stream()
                .filter(other -> other.finalizes().equals(Optional.of(task.name())))
                .findFirst()
                .ifPresent(finalizer -> relations.add("\"FinalizerTask\":" + quoted(finalizer.name())));
        task.finalizes().ifPresent(root -> relations.add("\"FinalizedRootTask\":" + quoted(root)));
        return relations.toString();
    }

    private static String json(List<QualifiedName> names) {
        StringJoiner array = new StringJoiner(",", "[", "]");
        names.forEach(name -> array.add(quoted(name)));
        return array.toString();
    }

    private static String quoted(QualifiedName name) {
        return '"' + name.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static @Nullable OffsetDateTime time(Optional<Instant> instant) {
        return instant.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
