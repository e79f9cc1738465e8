package dev.bactrian.local.snowflake.command.stream;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stream as the catalog keeps it (docs.snowflake.com/en/user-guide/streams-intro).
 *
 * @param table that it watches, in full
 * @param offset the engine's table with the rows as they were at the offset
 * @param next the rows to which an open transaction has consumed; null when none has
 * @param transaction the one that has consumed to {@code next}: it goes on seeing the same changes; for others {@code next} is the offset
 */
record Stream(
        QualifiedName name,
        QualifiedName table,
        boolean appendOnly,
        String offset,
        @Nullable String next,
        @Nullable String transaction,
        Instant createdOn,
        String owner,
        String comment) {

    /** The offset as this transaction sees it. */
    String offsetIn(@Nullable String current) {
        return next == null || isPendingIn(current) ? offset : next;
    }

    boolean isPendingIn(@Nullable String current) {
        return next != null && transaction != null && transaction.equals(current);
    }

    Stream moved(String newOffset) {
        return new Stream(name, table, appendOnly, newOffset, null, null, createdOn, owner, comment);
    }

    Stream pending(String base, String to, String in) {
        return new Stream(name, table, appendOnly, base, to, in, createdOn, owner, comment);
    }

    Stream commented(String text) {
        return new Stream(name, table, appendOnly, offset, next, transaction, createdOn, owner, text);
    }

    CatalogObject stored() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("table", table.parts());
        properties.put("appendOnly", appendOnly);
        properties.put("offset", offset);
        if (next != null) {
            properties.put("next", next);
        }
        if (transaction != null) {
            properties.put("transaction", transaction);
        }
        return new CatalogObject(ObjectKind.STREAM, name, properties, createdOn, owner, comment);
    }

    static Stream of(CatalogObject object) {
        Map<String, Object> properties = object.properties();
        List<?> table = properties.get("table") instanceof List<?> parts ? parts : List.of();
        return new Stream(
                object.name(),
                new QualifiedName(table.stream().map(String::valueOf).toList()),
                Boolean.TRUE.equals(properties.get("appendOnly")),
                String.valueOf(properties.get("offset")),
                text(properties.get("next")),
                text(properties.get("transaction")),
                object.createdOn(),
                object.owner(),
                object.comment());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
