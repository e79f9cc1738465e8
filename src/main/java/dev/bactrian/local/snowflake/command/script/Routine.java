package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A procedure or function as its CREATE said.
 *
 * @param name in full
 * @param returns the scalar type as written; null for a table
 * @param columns of the table it returns; empty for a scalar and for {@code TABLE ()}
 * @param owners whether it runs with its owner's rights
 */
record Routine(
        ObjectKind kind,
        QualifiedName name,
        List<Argument> arguments,
        @Nullable String returns,
        List<Argument> columns,
        String body,
        boolean owners,
        boolean strict,
        boolean secure,
        String comment) {
    Routine {
        arguments = List.copyOf(arguments);
        columns = List.copyOf(columns);
    }

    boolean isTable() {
        return returns == null;
    }

    /** The name under which the catalog keeps it: overloads differ in their argument types. */
    QualifiedName key() {
        return key(name, arguments.stream().map(Argument::type).toList());
    }

    static QualifiedName key(QualifiedName name, List<String> types) {
        StringJoiner signature = new StringJoiner(", ", name.last() + "(", ")");
        types.forEach(type -> signature.add(TypeNames.signature(type)));
        return QualifiedName.of(name.parts().get(0), name.parts().get(1), signature.toString());
    }

    /** {@code NAME(VARCHAR, DEFAULT NUMBER) RETURN VARCHAR}, as SHOW prints it. */
    String signature() {
        StringJoiner types = new StringJoiner(", ", name.last() + "(", ")");
        for (Argument argument : arguments) {
            types.add((argument.isRequired() ? "" : "DEFAULT ") + TypeNames.signature(argument.type()));
        }
        return types + " RETURN " + returned();
    }

    /** {@code VARCHAR}, or {@code TABLE (ID NUMBER, …)}. */
    String returned() {
        if (returns != null) {
            return TypeNames.signature(returns);
        }
        StringJoiner table = new StringJoiner(", ", "TABLE (", ")");
        columns.forEach(column -> table.add(column.name() + " " + TypeNames.signature(column.type())));
        return table.toString();
    }

    int required() {
        return (int) arguments.stream().filter(Argument::isRequired).count();
    }

    CatalogObject stored(Instant createdOn, String owner) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("name", name.last());
        properties.put("arguments", arguments.stream().map(Argument::properties).toList());
        properties.put("columns", columns.stream().map(Argument::properties).toList());
        properties.put("table", isTable());
        properties.put("returns", returns == null ? "" : returns);
        properties.put("body", body);
        properties.put("owners", owners);
        properties.put("strict", strict);
        properties.put("secure", secure);
        if (kind == ObjectKind.FUNCTION) {
            properties.put("engine", engineName());
        }
        return new CatalogObject(kind, key(), properties, createdOn, owner, comment);
    }

    /** The engine's macro for a function. */
    private String engineName() {
        List<String> parts = name.parts();
        return QualifiedName.quote(parts.get(0) + "." + parts.get(1)) + "." + QualifiedName.quote(name.last());
    }

    static Routine of(CatalogObject object) {
        Map<String, Object> properties = object.properties();
        List<String> parts = object.name().parts();
        return new Routine(
                object.kind(),
                QualifiedName.of(parts.get(0), parts.get(1), String.valueOf(properties.get("name"))),
                arguments(properties.get("arguments")),
                Boolean.TRUE.equals(properties.get("table")) ? null : String.valueOf(properties.get("returns")),
                arguments(properties.get("columns")),
                String.valueOf(properties.get("body")),
                Boolean.TRUE.equals(properties.get("owners")),
                Boolean.TRUE.equals(properties.get("strict")),
                Boolean.TRUE.equals(properties.get("secure")),
                object.comment());
    }

    private static List<Argument> arguments(@Nullable Object stored) {
        if (!(stored instanceof List<?> list)) {
            return List.of();
        }
        return list.stream().map(item -> Argument.of((Map<?, ?>) item)).toList();
    }
}
