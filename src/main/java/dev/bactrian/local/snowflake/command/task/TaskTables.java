package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.TableFunction;
import dev.bactrian.local.snowflake.command.TableFunction.Arguments;
import dev.bactrian.local.snowflake.command.task.Task.Setting;
import dev.bactrian.local.snowflake.command.task.TaskRun.State;
import dev.bactrian.local.snowflake.dialect.DataType.Kind;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table functions of INFORMATION_SCHEMA on tasks (docs.snowflake.com/en/sql-reference/functions/task_history, …/task_dependents,
 * …/current_task_graphs, …/complete_task_graphs).
 */
final class TaskTables {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofDays(8);

    private TaskTables() {}

    static Map<String, TableFunction> functions() {
        return Map.of(
                "TASK_HISTORY", TaskTables::history,
                "TASK_DEPENDENTS", TaskTables::dependents,
                "CURRENT_TASK_GRAPHS", TaskTables::currentGraphs,
                "COMPLETE_TASK_GRAPHS", TaskTables::completeGraphs);
    }

    private static final List<ResultColumn> HISTORY = List.of(
            ResultColumn.of("QUERY_ID", Kind.TEXT),
            ResultColumn.of("NAME", Kind.TEXT),
            ResultColumn.of("DATABASE_NAME", Kind.TEXT),
            ResultColumn.of("SCHEMA_NAME", Kind.TEXT),
            ResultColumn.of("QUERY_TEXT", Kind.TEXT),
            ResultColumn.of("CONDITION_TEXT", Kind.TEXT),
            ResultColumn.of("STATE", Kind.TEXT),
            ResultColumn.of("ERROR_CODE", Kind.FIXED),
            ResultColumn.of("ERROR_MESSAGE", Kind.TEXT),
            ResultColumn.of("SCHEDULED_TIME", Kind.TIMESTAMP_LTZ),
            ResultColumn.of("QUERY_START_TIME", Kind.TIMESTAMP_LTZ),
            ResultColumn.of("NEXT_SCHEDULED_TIME", Kind.TIMESTAMP_LTZ),
            ResultColumn.of("COMPLETED_TIME", Kind.TIMESTAMP_LTZ),
            ResultColumn.of("ROOT_TASK_ID", Kind.TEXT),
            ResultColumn.of("GRAPH_VERSION", Kind.FIXED),
            ResultColumn.of("RUN_ID", Kind.FIXED),
            ResultColumn.of("RETURN_VALUE", Kind.TEXT),
            ResultColumn.of("SCHEDULED_FROM", Kind.TEXT),
            ResultColumn.of("ATTEMPT_NUMBER", Kind.FIXED),
            ResultColumn.of("CONFIG", Kind.TEXT),
            ResultColumn.of("QUERY_HASH", Kind.TEXT),
            ResultColumn.of("QUERY_HASH_VERSION", Kind.FIXED),
            ResultColumn.of("QUERY_PARAMETERIZED_HASH", Kind.TEXT),
            ResultColumn.of("QUERY_PARAMETERIZED_HASH_VERSION", Kind.FIXED),
            ResultColumn.of("GRAPH_RUN_GROUP_ID", Kind.FIXED),
            ResultColumn.of("BACKFILL_INFO", Kind.TEXT));

    private static StatementResult history(Arguments arguments, SessionContext session) {
        known(
                arguments,
                "SCHEDULED_TIME_RANGE_START",
                "SCHEDULED_TIME_RANGE_END",
                "RESULT_LIMIT",
                "TASK_NAME",
                "ERROR_ONLY",
                "ROOT_TASK_ID");
        Instant now = session.clock().instant();
        Instant oldest = now.minus(KEPT);
        Optional<Instant> start = instant(arguments, "SCHEDULED_TIME_RANGE_START");
        Optional<Instant> end = instant(arguments, "SCHEDULED_TIME_RANGE_END");
        if (start.filter(from -> from.isBefore(oldest.minusSeconds(60))).isPresent()) {
            throw SnowflakeError.syntax("Cannot retrieve data from more than 7 days ago.");
        }
        long limit = limit(arguments, 100);
        Optional<String> name = text(arguments, "TASK_NAME").map(TaskTables::unquoted);
        Optional<String> root = text(arguments, "ROOT_TASK_ID");
        boolean errors = Boolean.parseBoolean(text(arguments, "ERROR_ONLY").orElse("false"));
        List<Task> tasks = new Tasks(session).all();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<TaskRun> runs = new ArrayList<>(upcoming(tasks, now));
        runs.addAll(new RunLog(session.engine()).since(start.orElse(oldest)));
        for (TaskRun run : runs) {
            boolean wanted = (name.isEmpty()
                            || name.get().equalsIgnoreCase(run.name().last()))
                    && (root.isEmpty() || root.get().equals(run.rootId()))
                    && (!errors || run.state().isFailure())
                    && start.filter(from -> run.scheduledTime().isBefore(from)).isEmpty()
                    && end.filter(to -> run.scheduledTime().isAfter(to)).isEmpty();
            if (wanted && rows.size() < limit) {
                rows.add(row(run, tasks));
            }
        }
        return StatementResult.of(StatementType.SELECT, HISTORY, rows);
    }

    /** The next run of each root that has a schedule and is resumed. */
    private static List<TaskRun> upcoming(List<Task> tasks, Instant now) {
        List<TaskRun> upcoming = new ArrayList<>();
        for (Task task : tasks) {
            if (task.isStarted() && task.isRoot()) {
                next(task, now)
                        .ifPresent(at ->
                                upcoming.add(RunRequest.first(task, 0, at, TaskRun.BY_SCHEDULE, Optional.empty())));
            }
        }
        upcoming.sort(Comparator.comparing(TaskRun::scheduledTime).reversed());
        return upcoming;
    }

    private static Optional<Instant> next(Task task, Instant now) {
        Instant base = task.instant(Setting.RESUMED_AT).orElse(now);
        return task.schedule().flatMap(schedule -> schedule.next(now, base)).filter(at -> at.isBefore(now.plus(AHEAD)));
    }

    private static List<@Nullable Object> row(TaskRun run, List<Task> tasks) {
        List<String> name = run.name().parts();
        Optional<Instant> next = run.state() == State.SCHEDULED
                ? Optional.empty()
                : tasks.stream()
                        .filter(task -> task.isStarted() && task.id().equals(run.taskId()))
                        .findFirst()
                        .flatMap(task -> next(task, run.scheduledTime()));
        return Arrays.asList(
                run.queryId(),
                name.get(2),
                name.get(0),
                name.get(1),
                run.queryText(),
                run.condition(),
                run.state().name(),
                run.errorCode() == null ? null : Long.valueOf(run.errorCode()),
                run.errorMessage(),
                time(run.scheduledTime()),
                time(run.startedAt()),
                time(next.orElse(null)),
                time(run.completedAt()),
                run.rootId(),
                run.graphVersion(),
                run.runId(),
                run.returnValue(),
                run.scheduledFrom(),
                (long) run.attempt(),
                run.config(),
                null,
                null,
                null,
                null,
                run.graph() == 0 ? null : Long.valueOf(run.graph()),
                null);
    }

    private static StatementResult dependents(Arguments arguments, SessionContext session) {
        known(arguments, "TASK_NAME", "RECURSIVE");
        String written = text(arguments, "TASK_NAME")
                .orElseThrow(() -> SnowflakeError.syntax("Missing argument TASK_NAME of TASK_DEPENDENTS."));
        boolean recursive = Boolean.parseBoolean(text(arguments, "RECURSIVE").orElse("true"));
        QualifiedName name = session.resolve(TokenCursor.over(written).name());
        Tasks tasks = new Tasks(session);
        List<Task> all = tasks.all();
        Task task = tasks.get(name);
        TaskGraph graph = TaskGraph.of(task, all);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(TaskListing.row(task, all));
        List<Task> after = recursive ? graph.tasks() : graph.childrenOf(task);
        after.stream()
                .filter(other -> !other.name().equals(name))
                .forEach(other -> rows.add(TaskListing.row(other, all)));
        graph.finalizer().ifPresent(finalizer -> rows.add(TaskListing.row(finalizer, all)));
        List<ResultColumn> columns = TaskListing.COLUMNS.stream()
                .map(column -> new ResultColumn(
                        column.name().toUpperCase(java.util.Locale.ROOT), column.type(), column.nullable()))
                .toList();
        return StatementResult.of(StatementType.SELECT, columns, rows);
    }

    private static StatementResult currentGraphs(Arguments arguments, SessionContext session) {
        known(arguments, "RESULT_LIMIT", "ROOT_TASK_NAME");
        return GraphTable.current(limit(arguments, 1000), text(arguments, "ROOT_TASK_NAME"), session);
    }

    private static StatementResult completeGraphs(Arguments arguments, SessionContext session) {
        known(arguments, "RESULT_LIMIT", "ROOT_TASK_NAME", "ERROR_ONLY");
        boolean errors = Boolean.parseBoolean(text(arguments, "ERROR_ONLY").orElse("false"));
        return GraphTable.complete(limit(arguments, 1000), text(arguments, "ROOT_TASK_NAME"), errors, session);
    }

    private static void known(Arguments arguments, String... names) {
        List<String> known = List.of(names);
        for (String given : arguments.named().keySet()) {
            if (!known.contains(given)) {
                throw SnowflakeError.syntax("invalid argument name '" + given + "' for table function.");
            }
        }
        if (!arguments.positional().isEmpty()) {
            throw SnowflakeError.syntax("Arguments of this table function are given by name.");
        }
    }

    private static Optional<String> text(Arguments arguments, String name) {
        return Optional.ofNullable(arguments.named().get(name)).map(Object::toString);
    }

    private static long limit(Arguments arguments, long absent) {
        long limit = text(arguments, "RESULT_LIMIT").map(Long::parseLong).orElse(absent);
        if (limit < 1 || limit > 10_000) {
            throw SnowflakeError.syntax("RESULT_LIMIT must be between 1 and 10000.");
        }
        return limit;
    }

    private static Optional<Instant> instant(Arguments arguments, String name) {
        Object value = arguments.named().get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof OffsetDateTime time) {
            return Optional.of(time.toInstant());
        }
        if (value instanceof LocalDateTime time) {
            return Optional.of(time.toInstant(ZoneOffset.UTC));
        }
        if (value instanceof LocalDate date) {
            return Optional.of(date.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        throw SnowflakeError.syntax(
                "invalid value [" + value + "] for argument '" + name + "': expected a TIMESTAMP_LTZ.");
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") && name.endsWith("\"") && name.length() > 1
                ? name.substring(1, name.length() - 1)
                : name;
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
