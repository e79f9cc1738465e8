package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The routine that a call means, and its arguments by name (docs.snowflake.com/en/developer-guide/udf-stored-procedure-naming-conventions,
 * "Overloading procedures and functions").
 */
record Overload(Routine routine, Map<String, Value> given) {
    static Overload find(SessionContext session, ObjectKind kind, CallArguments arguments, List<Value> values) {
        QualifiedName name = session.resolve(arguments.routine());
        List<Routine> overloads = session.catalog().list(kind, name.parts().subList(0, 2)).stream()
                .map(Routine::of)
                .filter(routine -> routine.name().equals(name))
                .toList();
        if (overloads.isEmpty()) {
            throw new SnowflakeError(
                    2141, "42601", "SQL compilation error:\nUnknown user-defined function " + name + ".");
        }
        return overloads.stream()
                .map(routine -> match(routine, arguments, values))
                .flatMap(Optional::stream)
                .min(Comparator.comparingInt(Overload::distance))
                .orElseThrow(() -> noMatch(arguments, values));
    }

    private static Optional<Overload> match(Routine routine, CallArguments arguments, List<Value> values) {
        Map<String, Value> given = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (arguments.names().isEmpty()) {
                if (i >= routine.arguments().size()) {
                    return Optional.empty();
                }
                given.put(routine.arguments().get(i).name(), values.get(i));
            } else {
                given.put(arguments.names().get(i), values.get(i));
            }
        }
        boolean known =
                routine.arguments().stream().map(Argument::name).toList().containsAll(given.keySet());
        boolean complete = routine.arguments().stream()
                .allMatch(argument -> given.containsKey(argument.name()) || !argument.isRequired());
        Overload overload = new Overload(routine, given);
        return known && complete && overload.distance() < Integer.MAX_VALUE ? Optional.of(overload) : Optional.empty();
    }

    /** How far the given types are from the declared ones; the largest number when one cannot be cast by itself. */
    private int distance() {
        int distance = 0;
        for (Argument argument : routine.arguments()) {
            Value value = given.get(argument.name());
            if (value == null || value.data() == null) {
                continue;
            }
            int step = distance(value.type().kind(), TypeNames.signature(argument.type()));
            if (step < 0) {
                return Integer.MAX_VALUE;
            }
            distance += step;
        }
        return distance;
    }

    /** 0 for the same type, more for a cast that Snowflake makes by itself, -1 for none (…/sql-reference/data-type-conversion). */
    private static int distance(DataType.Kind from, String to) {
        String name = switch (from) {
            case FIXED -> "NUMBER";
            case REAL -> "FLOAT";
            case TEXT -> "VARCHAR";
            default -> from.name();
        };
        if (name.equals(to)) {
            return 0;
        }
        if (to.equals("VARIANT")) {
            return 5;
        }
        return switch (from) {
            case FIXED -> to.equals("FLOAT") ? 1 : to.equals("VARCHAR") ? 3 : to.equals("BOOLEAN") ? 4 : -1;
            case REAL -> to.equals("NUMBER") ? 1 : to.equals("VARCHAR") ? 3 : -1;
            case TEXT -> List.of("ARRAY", "OBJECT", "BINARY").contains(to) ? -1 : 3;
            case BOOLEAN -> to.equals("VARCHAR") ? 3 : to.equals("NUMBER") ? 4 : -1;
            case DATE -> to.startsWith("TIMESTAMP") ? 1 : to.equals("VARCHAR") ? 3 : -1;
            case TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ ->
                to.startsWith("TIMESTAMP") ? 1 : to.equals("DATE") ? 2 : to.equals("VARCHAR") ? 3 : -1;
            case TIME -> to.equals("VARCHAR") ? 3 : -1;
            case VARIANT -> 2;
            case ARRAY, OBJECT -> to.equals("VARCHAR") ? 4 : -1;
            case BINARY -> -1;
        };
    }

    /** The value of each argument in its declared type; defaults are evaluated in the caller's session. */
    Map<Argument, Value> bound(SessionContext session) {
        Expressions expressions = new Expressions(session::execute);
        Map<Argument, Value> bound = new LinkedHashMap<>();
        for (Argument argument : routine.arguments()) {
            Fragment type = Fragment.of(argument.type());
            Value value = given.get(argument.name());
            @Nullable String fallback = argument.fallback();
            if (value == null && fallback != null) {
                value = expressions.value(Fragment.of(fallback), type, new Scope(null));
            }
            bound.put(argument, expressions.cast(value == null ? Value.NULL : value, type, new Place(1, 0)));
        }
        return bound;
    }

    private static SnowflakeError noMatch(CallArguments arguments, List<Value> values) {
        StringJoiner types = new StringJoiner(", ", "(", ")");
        values.forEach(value -> types.add(
                value.type().kind() == DataType.Kind.FIXED
                        ? "NUMBER(" + value.type().precision() + ","
                                + value.type().scale() + ")"
                        : value.type().kind() == DataType.Kind.TEXT
                                ? "VARCHAR"
                                : value.type().kind().name()));
        return new SnowflakeError(
                1044,
                "42P13",
                "SQL compilation error: error line 1 at position 5\nInvalid argument types for function '"
                        + arguments.routine().last() + "': " + types);
    }
}
