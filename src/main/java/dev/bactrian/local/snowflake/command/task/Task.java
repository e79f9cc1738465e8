package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task as the catalog keeps it. Immutable; {@link #with} gives a changed copy. Its settings are what CREATE and ALTER said, by {@link Setting}.
 */
record Task(CatalogObject object) {
    /** Keys of a task's properties. */
    enum Setting {
        ID,
        WAREHOUSE,
        SCHEDULE,
        CONFIG,
        ALLOW_OVERLAPPING_EXECUTION,
        USER_TASK_TIMEOUT_MS,
        USER_TASK_MANAGED_INITIAL_WAREHOUSE_SIZE,
        SUSPEND_TASK_AFTER_NUM_FAILURES,
        TASK_AUTO_RETRY_ATTEMPTS,
        /** Full names, each a list of parts. */
        PREDECESSORS,
        /** The root that this task finalizes: a list of parts. */
        FINALIZE,
        CONDITION,
        DEFINITION,
        /** Session parameters for its runs. */
        PARAMETERS,
        STARTED,
        RESUMED_AT,
        LAST_COMMITTED_ON,
        LAST_SUSPENDED_ON,
        LAST_SUSPENDED_REASON,
        /** Graph runs in a row that failed. */
        FAILURES,
        VERSION
    }

    QualifiedName name() {
        return object.name();
    }

    String id() {
        return text(Setting.ID).orElse(name().toString());
    }

    boolean isStarted() {
        return is(Setting.STARTED);
    }

    /** A root or a task that stands alone. */
    boolean isRoot() {
        return predecessors().isEmpty() && finalizes().isEmpty();
    }

    String definition() {
        return text(Setting.DEFINITION).orElse("");
    }

    Optional<TaskSchedule> schedule() {
        return text(Setting.SCHEDULE).map(TaskSchedule::parse);
    }

    List<QualifiedName> predecessors() {
        return names(object.properties().get(Setting.PREDECESSORS.name()));
    }

    Optional<QualifiedName> finalizes() {
        Object root = object.properties().get(Setting.FINALIZE.name());
        return root instanceof List<?> parts ? Optional.of(qualified(parts)) : Optional.empty();
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        if (object.properties().get(Setting.PARAMETERS.name()) instanceof Map<?, ?> stored) {
            stored.forEach((key, value) -> parameters.put(String.valueOf(key), String.valueOf(value)));
        }
        return parameters;
    }

    Optional<String> text(Setting setting) {
        Object value = object.properties().get(setting.name());
        return value == null ? Optional.empty() : Optional.of(value.toString());
    }

    boolean is(Setting setting) {
        return Boolean.TRUE.equals(object.properties().get(setting.name()));
    }

    long number(Setting setting, long absent) {
        return object.properties().get(setting.name()) instanceof Number number ? number.longValue() : absent;
    }

    Optional<Instant> instant(Setting setting) {
        return text(setting).map(Instant::parse);
    }

    /** A copy with these settings; those that are null are taken away. */
    Task with(Map<Setting, ? extends Optional<?>> changes) {
        Map<String, Object> properties = new HashMap<>(object.properties());
        changes.forEach((setting, value) -> {
            properties.remove(setting.name());
            value.ifPresent(present -> properties.put(setting.name(), present));
        });
        return of(properties, object.comment());
    }

    Task with(Setting setting, Object value) {
        return with(Map.of(setting, Optional.of(value)));
    }

    Task commented(String comment) {
        return of(object.properties(), comment);
    }

    private Task of(Map<String, Object> properties, String comment) {
        return new Task(new CatalogObject(
                ObjectKind.TASK, object.name(), properties, object.createdOn(), object.owner(), comment));
    }

    static List<List<String>> parts(List<QualifiedName> names) {
        return names.stream().map(QualifiedName::parts).toList();
    }

    private static List<QualifiedName> names(@Nullable Object stored) {
        if (!(stored instanceof List<?> list)) {
            return List.of();
        }
        return list.stream().map(parts -> qualified((List<?>) parts)).toList();
    }

    private static QualifiedName qualified(List<?> parts) {
        return new QualifiedName(parts.stream().map(String::valueOf).toList());
    }
}
