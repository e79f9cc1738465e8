package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.dialect.QualifiedName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of one task, as TASK_HISTORY shows it (docs.snowflake.com/en/sql-reference/functions/task_history).
 *
 * @param key of this row alone
 * @param graph of all rows of one graph run, its retries included: GRAPH_RUN_GROUP_ID
 * @param runId the time for which the root was first scheduled, in milliseconds
 * @param scheduledFrom SCHEDULE or EXECUTE_TASK
 */
record TaskRun(
        String key,
        long graph,
        long runId,
        int attempt,
        String taskId,
        String rootId,
        QualifiedName name,
        String queryText,
        @Nullable String condition,
        State state,
        Instant scheduledTime,
        String scheduledFrom,
        long graphVersion,
        @Nullable String config,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable String queryId,
        @Nullable Integer errorCode,
        @Nullable String errorMessage,
        @Nullable String returnValue) {
    static final String BY_SCHEDULE = "SCHEDULE";
    static final String BY_COMMAND = "EXECUTE_TASK";

    /** States of a run, in Snowflake's words. */
    enum State {
        SCHEDULED,
        EXECUTING,
        SUCCEEDED,
        FAILED,
        CANCELLED,
        SKIPPED,
        FAILED_AND_AUTO_SUSPENDED;

        boolean isFinished() {
            return this != SCHEDULED && this != EXECUTING;
        }

        boolean isFailure() {
            return this == FAILED || this == CANCELLED || this == FAILED_AND_AUTO_SUSPENDED;
        }
    }

    boolean isRoot() {
        return taskId.equals(rootId);
    }

    TaskRun started(Instant at) {
        return changed(State.EXECUTING, at, null, null, null, null, null);
    }

    TaskRun succeeded(Instant at, String query, @Nullable String value) {
        return changed(State.SUCCEEDED, startedAt, at, query, null, null, value);
    }

    TaskRun failed(Instant at, State as, @Nullable String query, int code, String message) {
        return changed(as, startedAt, at, query, code, message, null);
    }

    TaskRun skipped(Instant at, String why) {
        return changed(State.SKIPPED, null, at, null, 40_003, why, null);
    }

    private TaskRun changed(
            State newState,
            @Nullable Instant newStart,
            @Nullable Instant newEnd,
            @Nullable String query,
            @Nullable Integer code,
            @Nullable String message,
            @Nullable String value) {
        return new TaskRun(
                key,
                graph,
                runId,
                attempt,
                taskId,
                rootId,
                name,
                queryText,
                condition,
                newState,
                scheduledTime,
                scheduledFrom,
                graphVersion,
                config,
                newStart,
                newEnd,
                query,
                code,
                message,
                value);
    }
}
