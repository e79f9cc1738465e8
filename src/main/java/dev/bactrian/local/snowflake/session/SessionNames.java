package dev.bactrian.local.snowflake.session;

import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.StatementNames;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.SystemFunction;
import dev.bactrian.local.snowflake.command.TableFunction;
import dev.bactrian.local.snowflake.command.stream.Streams;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of one statement in one session. */
final class SessionNames implements StatementNames {
    private static final Pattern NAME = Pattern.compile("\"(?:[^\"]|\"\")+\"(?:\\.\"(?:[^\"]|\"\")+\")*");

    private final Session session;
    private final CommandTable commands;
    private final List<? extends @Nullable Object> binds;
    private final boolean stored;
    private final Set<QualifiedName> read = new LinkedHashSet<>();
    private final Set<QualifiedName> changed = new LinkedHashSet<>();
    private final List<String> loaded = new ArrayList<>();

    /** @param stored whether the text is kept, so that nothing of the session may be written into it */
    SessionNames(Session session, CommandTable commands, List<? extends @Nullable Object> binds, boolean stored) {
        this.session = session;
        this.commands = commands;
        this.binds = binds;
        this.stored = stored;
    }

    @Override
    public String relation(QualifiedName name) {
        List<String> parts = name.parts();
        if (parts.size() > 1 && parts.get(parts.size() - 2).equals("INFORMATION_SCHEMA")) {
            String database = parts.size() == 3 ? parts.get(0) : session.database();
            return informationSchema(name.last(), database);
        }
        QualifiedName full = session.resolve(name);
        read.add(full);
        return new Streams(session).relation(full, session.isConsuming()).orElseGet(() -> session.engineName(full));
    }

    private String informationSchema(String view, @Nullable String database) {
        TableFunction own = commands.tableFunctions().get("INFORMATION_SCHEMA." + view);
        return own == null
                ? InformationSchema.relation(view, database)
                : loaded(own.rows(new TableFunction.Arguments(List.of(), Map.of()), session));
    }

    @Override
    public String target(QualifiedName name) {
        QualifiedName full = session.resolve(name);
        if (session.catalog().find(ObjectKind.TABLE, full).isPresent()) {
            changed.add(full);
        }
        return session.engineName(full);
    }

    @Override
    public String schema(String schema) {
        return session.resolve(QualifiedName.of(schema, "X")).parts().get(0) + "." + schema;
    }

    @Override
    public Set<QualifiedName> read() {
        return read;
    }

    @Override
    public Optional<Value> variable(String name) {
        return session.variables().containsKey(name)
                ? Optional.of(new Value(session.variables().get(name)))
                : Optional.empty();
    }

    @Override
    public Optional<DataType> bindType(int index) {
        Object value = index <= binds.size() ? binds.get(index - 1) : null;
        if (value instanceof Long) {
            return Optional.of(DataType.fixed(38, 0));
        }
        if (value instanceof BigDecimal decimal) {
            int scale = Math.max(0, decimal.scale());
            return Optional.of(DataType.fixed(38, Math.min(37, scale)));
        }
        return Optional.ofNullable(kind(value)).map(DataType::of);
    }

    private static DataType.@Nullable Kind kind(@Nullable Object value) {
        if (value instanceof String) {
            return DataType.Kind.TEXT;
        }
        if (value instanceof Double) {
            return DataType.Kind.REAL;
        }
        if (value instanceof Boolean) {
            return DataType.Kind.BOOLEAN;
        }
        if (value instanceof LocalDate) {
            return DataType.Kind.DATE;
        }
        if (value instanceof LocalTime) {
            return DataType.Kind.TIME;
        }
        if (value instanceof LocalDateTime) {
            return DataType.Kind.TIMESTAMP_NTZ;
        }
        if (value instanceof OffsetDateTime) {
            return DataType.Kind.TIMESTAMP_LTZ;
        }
        return value instanceof byte[] ? DataType.Kind.BINARY : null;
    }

    @Override
    public Optional<Value> bind(int index) {
        return index <= binds.size() ? Optional.of(new Value(binds.get(index - 1))) : Optional.empty();
    }

    @Override
    public Optional<String> constant(String function, List<String> arguments) {
        if (!stored) {
            Optional<String> context = ContextFunctions.value(function, session).map(ContextFunctions::literal);
            if (context.isPresent()) {
                return context;
            }
        }
        SystemFunction system = commands.systemFunctions().get(function);
        if (system == null) {
            return Optional.empty();
        }
        return Optional.of(
                ContextFunctions.literal(new ContextFunctions.Constant(system.value(constants(arguments), session))));
    }

    @Override
    public Optional<String> function(QualifiedName name, int arguments) {
        return UserFunctions.engineName(name, arguments, session);
    }

    @Override
    public Optional<String> tableFunction(QualifiedName name, List<String> positional, Map<String, String> named) {
        TableFunction function = commands.tableFunctions().get(name.last());
        if (function == null) {
            return Optional.empty();
        }
        List<String> expressions = new ArrayList<>(
                positional.stream().map(SessionNames::nameAsText).toList());
        List<String> keys = List.copyOf(named.keySet());
        keys.forEach(key -> expressions.add(named.get(key)));
        List<@Nullable Object> values = constants(expressions);
        Map<String, @Nullable Object> namedValues = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            namedValues.put(keys.get(i), values.get(positional.size() + i));
        }
        TableFunction.Arguments all = new TableFunction.Arguments(values.subList(0, positional.size()), namedValues);
        return Optional.of(loaded(function.rows(all, session)));
    }

    /** {@code VALIDATE(t, …)} names its table without quotes: a bare name among constants is its own text. */
    private static String nameAsText(String expression) {
        return NAME.matcher(expression).matches() ? "'" + expression.replace("'", "''") + "'" : expression;
    }

    @Override
    public Optional<String> stage(String location, Map<String, String> options) {
        TableFunction function = commands.tableFunctions().get("@");
        if (function == null) {
            return Optional.empty();
        }
        List<String> keys = List.copyOf(options.keySet());
        List<@Nullable Object> values =
                constants(keys.stream().map(options::get).toList());
        Map<String, @Nullable Object> named = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            named.put(keys.get(i), values.get(i));
        }
        return Optional.of(loaded(function.rows(new TableFunction.Arguments(List.of(location), named), session)));
    }

    private String loaded(StatementResult result) {
        String table = "SF_ROWS_" + session.nextTable();
        loaded.add(table);
        return LoadedRows.relation(table, result, session.engine());
    }

    /** The values of constant expressions in the engine's text. */
    private List<@Nullable Object> constants(List<String> expressions) {
        List<@Nullable Object> values = new ArrayList<>();
        if (expressions.isEmpty()) {
            return values;
        }
        try (ResultSet row = session.engine().query("SELECT " + String.join(", ", expressions), binds)) {
            row.next();
            for (int i = 1; i <= expressions.size(); i++) {
                values.add(row.getObject(i));
            }
            return values;
        } catch (SQLException e) {
            throw new SnowflakeError(603, "P0000", "SQL execution error: " + e.getMessage(), e);
        }
    }

    @Override
    public Set<QualifiedName> changed() {
        return changed;
    }

    @Override
    public void close() {
        loaded.forEach(table -> session.engine().update("DROP TABLE IF EXISTS temp.\"" + table + "\""));
    }
}
