package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.task.Task.Setting;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what CREATE TASK and ALTER TASK … SET say of a task (docs.snowflake.com/en/sql-reference/sql/create-task). Any clause that is not
 * known is an error.
 */
final class TaskParser {
    private static final Set<String> REFUSED = Set.of(
            "ERROR_INTEGRATION",
            "SUCCESS_INTEGRATION",
            "LOG_LEVEL",
            "TARGET_COMPLETION_INTERVAL",
            "SERVERLESS_TASK_MIN_STATEMENT_SIZE",
            "SERVERLESS_TASK_MAX_STATEMENT_SIZE",
            "USER_TASK_MINIMUM_TRIGGER_INTERVAL_IN_SECONDS");

    private final TokenCursor cursor;
    private final SessionContext session;
    private final Map<Setting, Optional<?>> settings = new EnumMap<>(Setting.class);
    private final Map<String, String> parameters = new HashMap<>();
    private @Nullable String comment;

    TaskParser(TokenCursor cursor, SessionContext session) {
        this.cursor = cursor;
        this.session = session;
    }

    Map<Setting, Optional<?>> settings() {
        if (!parameters.isEmpty()) {
            settings.put(Setting.PARAMETERS, Optional.of(Map.copyOf(parameters)));
        }
        return settings;
    }

    @Nullable
    String comment() {
        return comment;
    }

    /** Everything behind the name in CREATE TASK. */
    void clauses(String source) {
        while (!cursor.accept("AS")) {
            if (cursor.accept("AFTER")) {
                settings.put(Setting.PREDECESSORS, Optional.of(Task.parts(names())));
            } else if (cursor.accept("WHEN")) {
                settings.put(Setting.CONDITION, Optional.of(until("AS", source)));
            } else if (cursor.looksAt("WITH", "TAG") || cursor.looksAt("TAG")) {
                throw SnowflakeError.notSupported("TAG of a task");
            } else if (cursor.looksAt("WITH", "CONTACT")) {
                throw SnowflakeError.notSupported("CONTACT of a task");
            } else if (cursor.looksAt("EXECUTE", "AS")) {
                throw SnowflakeError.notSupported("EXECUTE AS USER of a task");
            } else if (!cursor.accept("COPY", "GRANTS")) {
                pair();
            }
            cursor.acceptSymbol(",");
        }
        if (cursor.atEnd()) {
            throw cursor.unexpected("SQL of the task");
        }
        settings.put(Setting.DEFINITION, Optional.of(cursor.rest()));
    }

    /** {@code KEY = value …} to the end: ALTER TASK … SET. */
    void pairs() {
        do {
            if (cursor.looksAt("TAG")) {
                throw SnowflakeError.notSupported("TAG of a task");
            }
            pair();
            cursor.acceptSymbol(",");
        } while (!cursor.atEnd() && !cursor.peek(0).isSymbol(";"));
    }

    private void pair() {
        Token key = cursor.take();
        String name = key.value().toUpperCase(Locale.ROOT);
        if (key.kind() != Token.Kind.WORD) {
            throw SnowflakeError.syntax("syntax error unexpected '" + key.text() + "'.");
        }
        if (!cursor.acceptSymbol("=")) {
            throw SnowflakeError.syntax("syntax error unexpected '" + key.text() + "'.");
        }
        if (REFUSED.contains(name)) {
            throw SnowflakeError.notSupported(name + " of a task");
        }
        switch (name) {
            case "WAREHOUSE" -> settings.put(Setting.WAREHOUSE, Optional.of(word()));
            case "FINALIZE" ->
                settings.put(
                        Setting.FINALIZE,
                        Optional.of(session.resolve(cursor.name()).parts()));
            case "SCHEDULE" -> {
                String schedule = cursor.string();
                TaskSchedule.parse(schedule);
                settings.put(Setting.SCHEDULE, Optional.of(schedule));
            }
            case "CONFIG" -> settings.put(Setting.CONFIG, Optional.of(cursor.string()));
            case "COMMENT" -> comment = cursor.string();
            case "ALLOW_OVERLAPPING_EXECUTION" ->
                settings.put(Setting.ALLOW_OVERLAPPING_EXECUTION, Optional.of(truth()));
            case "OVERLAP_POLICY" -> settings.put(Setting.ALLOW_OVERLAPPING_EXECUTION, Optional.of(overlaps()));
            case "USER_TASK_MANAGED_INITIAL_WAREHOUSE_SIZE" ->
                settings.put(Setting.USER_TASK_MANAGED_INITIAL_WAREHOUSE_SIZE, Optional.of(word()));
            case "USER_TASK_TIMEOUT_MS" -> number(Setting.USER_TASK_TIMEOUT_MS, 604_800_000);
            case "SUSPEND_TASK_AFTER_NUM_FAILURES" ->
                number(Setting.SUSPEND_TASK_AFTER_NUM_FAILURES, Integer.MAX_VALUE);
            case "TASK_AUTO_RETRY_ATTEMPTS" -> number(Setting.TASK_AUTO_RETRY_ATTEMPTS, 30);
            default -> parameter(name);
        }
    }

    private void parameter(String name) {
        if (!session.control().parameters().containsKey(name)) {
            throw SnowflakeError.syntax("invalid property '" + name + "' for 'TASK'");
        }
        parameters.put(name, cursor.take().value());
    }

    private String word() {
        return cursor.take().value();
    }

    private boolean truth() {
        Token token = cursor.take();
        if (!token.is("TRUE") && !token.is("FALSE")) {
            throw SnowflakeError.syntax("invalid value [" + token.text() + "] for a boolean parameter.");
        }
        return token.is("TRUE");
    }

    private boolean overlaps() {
        Token token = cursor.take();
        return switch (token.value()) {
            case "NO_OVERLAP" -> false;
            case "ALLOW_ALL_OVERLAP" -> true;
            case "ALLOW_CHILD_OVERLAP" -> throw SnowflakeError.notSupported("OVERLAP_POLICY = ALLOW_CHILD_OVERLAP");
            default ->
                throw SnowflakeError.syntax("invalid value [" + token.text() + "] for parameter 'OVERLAP_POLICY'.");
        };
    }

    private void number(Setting setting, long most) {
        Token token = cursor.take();
        try {
            long number = Long.parseLong(token.text());
            if (number >= 0 && number <= most) {
                settings.put(setting, Optional.of(number));
                return;
            }
        } catch (NumberFormatException e) {
            throw new SnowflakeError(1003, "42000", invalid(token, setting), e);
        }
        throw SnowflakeError.syntax(invalid(token, setting));
    }

    private static String invalid(Token token, Setting setting) {
        return "invalid value [" + token.text() + "] for parameter '" + setting + "'.";
    }

    List<QualifiedName> names() {
        List<QualifiedName> names = new ArrayList<>();
        do {
            names.add(session.resolve(cursor.name()));
        } while (cursor.acceptSymbol(","));
        return names;
    }

    private String until(String word, String source) {
        int start = cursor.peek(0).start();
        int end = start;
        int depth = 0;
        while (depth > 0 || !cursor.looksAt(word)) {
            Token token = cursor.take();
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            end = token.end();
        }
        return source.substring(start, end);
    }
}
