package dev.bactrian.local.snowflake.session;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** CURRENT_… and LAST_… (docs.snowflake.com/en/sql-reference/functions-context), for one statement. */
final class ContextFunctions {
    private static final Map<String, Function<Session, Constant>> FUNCTIONS = Map.ofEntries(
            entry("CURRENT_TIMESTAMP", session -> new Constant(now(session))),
            entry("LOCALTIMESTAMP", session -> new Constant(now(session))),
            entry("GETDATE", session -> new Constant(now(session))),
            entry("SYSTIMESTAMP", session -> new Constant(now(session))),
            entry(
                    "SYSDATE",
                    session -> new Constant(
                            now(session).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime())),
            entry("CURRENT_DATE", session -> new Constant(now(session).toLocalDate())),
            entry("CURRENT_TIME", session -> new Constant(now(session).toLocalTime())),
            entry("LOCALTIME", session -> new Constant(now(session).toLocalTime())),
            entry("CURRENT_USER", session -> new Constant(session.user())),
            entry("CURRENT_ROLE", session -> new Constant(session.role())),
            entry("CURRENT_SECONDARY_ROLES", session -> new Constant("{\"roles\":\"\",\"value\":\"\"}")),
            entry("CURRENT_WAREHOUSE", session -> new Constant(session.warehouse())),
            entry("CURRENT_DATABASE", session -> new Constant(session.database())),
            entry("CURRENT_SCHEMA", session -> new Constant(session.schema())),
            entry("CURRENT_SCHEMAS", session -> new Constant(schemas(session))),
            entry("CURRENT_SESSION", session -> new Constant(Long.toString(session.sessionId()))),
            entry("CURRENT_ACCOUNT", session -> new Constant(session.account().name())),
            entry(
                    "CURRENT_ACCOUNT_NAME",
                    session -> new Constant(session.account().name())),
            entry("CURRENT_ORGANIZATION_NAME", session -> new Constant("LOCAL")),
            entry("CURRENT_REGION", session -> new Constant("LOCAL")),
            entry("CURRENT_VERSION", session -> new Constant("9.38.0")),
            entry("CURRENT_CLIENT", session -> new Constant(session.client())),
            entry("CURRENT_IP_ADDRESS", session -> new Constant("127.0.0.1")),
            entry("CURRENT_AVAILABLE_ROLES", session -> new Constant("[\"" + session.role() + "\"]")),
            entry("CURRENT_STATEMENT", session -> new Constant(session.statementText())),
            entry(
                    "CURRENT_TRANSACTION",
                    session -> new Constant(session.control()
                            .transactionId()
                            .map(id -> Long.toString(id))
                            .orElse(null))));

    private ContextFunctions() {}

    /** A value that does not change within the statement; it may be NULL. */
    record Constant(@Nullable Object value) {}

    static Optional<Constant> value(String function, Session session) {
        return Optional.ofNullable(FUNCTIONS.get(function)).map(known -> known.apply(session));
    }

    private static OffsetDateTime now(Session session) {
        return session.clock()
                .instant()
                .truncatedTo(ChronoUnit.MILLIS)
                .atZone(ZoneId.of(session.parameter("TIMEZONE")))
                .toOffsetDateTime();
    }

    private static String schemas(Session session) {
        return session.schema() == null ? "[]" : "[\"" + session.database() + "." + session.schema() + "\"]";
    }

    /** The value in the engine's text. */
    static String literal(Constant constant) {
        Object value = constant.value();
        if (value == null) {
            return "NULL";
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof LocalDate) {
            return "DATE '" + value + "'";
        }
        if (value instanceof LocalTime) {
            return "TIME '" + value + "'";
        }
        if (value instanceof LocalDateTime) {
            return "TIMESTAMP '" + value + "'";
        }
        if (value instanceof OffsetDateTime) {
            return "TIMESTAMPTZ '" + value + "'";
        }
        return "'" + value.toString().replace("'", "''") + "'";
    }
}
