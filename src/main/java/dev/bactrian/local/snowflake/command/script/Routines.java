package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.ShowScope;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * CREATE, ALTER, DROP, SHOW and DESCRIBE of procedures or of functions (docs.snowflake.com/en/sql-reference/sql/create-procedure,
 * …/alter-procedure, …/drop-procedure, …/show-procedures, …/desc-procedure, and the same pages of functions).
 */
final class Routines {
    private final ObjectKind kind;

    Routines(ObjectKind kind) {
        this.kind = kind;
    }

    /** A function is a macro of the engine too. */
    private void changed(QualifiedName name, SessionContext session) {
        if (kind == ObjectKind.FUNCTION) {
            FunctionMacros.rebuild(name, session);
        }
    }

    StatementResult create(Statement statement, SessionContext session) {
        RoutineParser.Create create = RoutineParser.read(statement, kind, session);
        Routine routine = create.routine();
        checkBody(routine);
        Optional<CatalogObject> present = session.catalog().find(kind, routine.key());
        if (present.isPresent() && !create.orReplace() && !create.orAlter()) {
            if (create.ifNotExists()) {
                return status(routine.name().last() + " already exists, statement succeeded.");
            }
            throw SnowflakeError.alreadyExists(routine.name().last());
        }
        session.catalog()
                .put(routine.stored(
                        present.filter(old -> create.orAlter())
                                .map(CatalogObject::createdOn)
                                .orElseGet(() -> session.clock().instant()),
                        Objects.requireNonNullElse(session.role(), "")));
        changed(routine.name(), session);
        return status("Function " + routine.name().last() + " successfully created.");
    }

    /** A body that is no script is refused now, not when it is called. */
    private void checkBody(Routine routine) {
        if (kind == ObjectKind.PROCEDURE) {
            ScriptParser.block(routine.body());
        }
    }

    StatementResult drop(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("DROP", kind.name());
        boolean ifExists = cursor.accept("IF", "EXISTS");
        QualifiedName name = session.resolve(cursor.name());
        QualifiedName key = Routine.key(name, RoutineParser.types(cursor));
        cursor.expectEnd();
        if (session.catalog().remove(kind, key)) {
            changed(name, session);
            return status(name.last() + " successfully dropped.");
        }
        if (ifExists) {
            return status("Drop statement executed successfully (" + name.last() + " already dropped).");
        }
        throw missing(name);
    }

    StatementResult alter(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("ALTER", kind.name());
        boolean ifExists = cursor.accept("IF", "EXISTS");
        QualifiedName name = session.resolve(cursor.name());
        QualifiedName key = Routine.key(name, RoutineParser.types(cursor));
        CatalogObject present = session.catalog().find(kind, key).orElse(null);
        if (present == null) {
            if (ifExists) {
                return status("Statement executed successfully.");
            }
            throw missing(name);
        }
        Routine changed = altered(Routine.of(present), cursor, session);
        cursor.expectEnd();
        session.catalog().remove(kind, key);
        session.catalog().put(changed.stored(present.createdOn(), present.owner()));
        changed(name, session);
        changed(changed.name(), session);
        return status("Statement executed successfully.");
    }

    private Routine altered(Routine old, TokenCursor cursor, SessionContext session) {
        QualifiedName name = old.name();
        boolean owners = old.owners();
        boolean secure = old.secure();
        String comment = old.comment();
        if (cursor.accept("RENAME", "TO")) {
            name = session.resolve(cursor.name());
        } else if (cursor.accept("SET", "COMMENT")) {
            cursor.expectSymbol("=");
            comment = cursor.string();
        } else if (cursor.accept("UNSET", "COMMENT")) {
            comment = "";
        } else if (cursor.accept("SET", "SECURE")) {
            secure = true;
        } else if (cursor.accept("UNSET", "SECURE")) {
            secure = false;
        } else if (cursor.accept("EXECUTE", "AS")) {
            owners = cursor.accept("OWNER");
            if (!owners) {
                cursor.expect("CALLER");
            }
        } else {
            throw SnowflakeError.notSupported("ALTER " + kind + " " + cursor.rest());
        }
        return new Routine(
                kind,
                name,
                old.arguments(),
                old.returns(),
                old.columns(),
                old.body(),
                owners,
                old.strict(),
                secure,
                comment);
    }

    StatementResult show(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("SHOW");
        boolean user = cursor.accept("USER");
        cursor.expect(kind + "S");
        if (!user && kind == ObjectKind.FUNCTION && cursor.looksAt("IN", "MODEL")) {
            throw SnowflakeError.notSupported("SHOW FUNCTIONS IN MODEL");
        }
        ShowScope scope = ShowScope.read(cursor, session);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (CatalogObject object : session.catalog().list(kind, scope.within())) {
            Routine routine = Routine.of(object);
            if (scope.shows(routine.name().last()) && rows.size() < scope.limit()) {
                rows.add(row(object, routine));
            }
        }
        return StatementResult.of(StatementType.SHOW, columns(), rows);
    }

    private List<@Nullable Object> row(CatalogObject object, Routine routine) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(object.createdOn().atOffset(ZoneOffset.UTC));
        row.add(routine.name().last());
        row.add(routine.name().parts().get(1));
        row.add("N");
        row.add("N");
        row.add("N");
        row.add((long) routine.required());
        row.add((long) routine.arguments().size());
        row.add(routine.signature());
        row.add(
                routine.comment().isEmpty()
                        ? "user-defined " + kind.name().toLowerCase(Locale.ROOT)
                        : routine.comment());
        row.add(routine.name().parts().get(0));
        row.add(routine.isTable() ? "Y" : "N");
        row.add("N");
        row.add(routine.secure() ? "Y" : "N");
        row.add(null);
        row.add(null);
        if (kind == ObjectKind.FUNCTION) {
            row.addAll(List.of("N", "SQL", "N", "N"));
        }
        return row;
    }

    private List<ResultColumn> columns() {
        if (kind == ObjectKind.PROCEDURE) {
            return SHOW_COLUMNS;
        }
        List<ResultColumn> columns = new ArrayList<>(SHOW_COLUMNS);
        for (String more : List.of("is_external_function", "language", "is_memoizable", "is_data_metric")) {
            columns.add(ResultColumn.of(more, DataType.Kind.TEXT));
        }
        return columns;
    }

    private static final List<ResultColumn> SHOW_COLUMNS = List.of(
            ResultColumn.of("created_on", DataType.Kind.TIMESTAMP_LTZ),
            ResultColumn.of("name", DataType.Kind.TEXT),
            ResultColumn.of("schema_name", DataType.Kind.TEXT),
            ResultColumn.of("is_builtin", DataType.Kind.TEXT),
            ResultColumn.of("is_aggregate", DataType.Kind.TEXT),
            ResultColumn.of("is_ansi", DataType.Kind.TEXT),
            ResultColumn.of("min_num_arguments", DataType.Kind.FIXED),
            ResultColumn.of("max_num_arguments", DataType.Kind.FIXED),
            ResultColumn.of("arguments", DataType.Kind.TEXT),
            ResultColumn.of("description", DataType.Kind.TEXT),
            ResultColumn.of("catalog_name", DataType.Kind.TEXT),
            ResultColumn.of("is_table_function", DataType.Kind.TEXT),
            ResultColumn.of("valid_for_clustering", DataType.Kind.TEXT),
            ResultColumn.of("is_secure", DataType.Kind.TEXT),
            ResultColumn.of("secrets", DataType.Kind.TEXT),
            ResultColumn.of("external_access_integrations", DataType.Kind.TEXT));

    StatementResult describe(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.take();
        cursor.expect(kind.name());
        QualifiedName name = session.resolve(cursor.name());
        QualifiedName key = Routine.key(name, RoutineParser.types(cursor));
        cursor.expectEnd();
        Routine routine = Routine.of(session.catalog().find(kind, key).orElseThrow(() -> missing(name)));
        List<String> arguments = routine.arguments().stream()
                .map(argument -> argument.name() + " " + TypeNames.signature(argument.type()))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("signature", "(" + String.join(", ", arguments) + ")"));
        rows.add(List.of("returns", routine.returned()));
        rows.add(List.of("language", "SQL"));
        if (kind == ObjectKind.PROCEDURE) {
            rows.add(List.of("execute as", routine.owners() ? "OWNER" : "CALLER"));
        }
        rows.add(List.of("body", routine.body()));
        return StatementResult.of(
                StatementType.DESCRIBE,
                List.of(ResultColumn.of("property", DataType.Kind.TEXT), ResultColumn.of("value", DataType.Kind.TEXT)),
                rows);
    }

    private SnowflakeError missing(QualifiedName name) {
        String word = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
        return SnowflakeError.doesNotExist(word, name.toString());
    }

    private static StatementResult status(String text) {
        return StatementResult.status(StatementType.DDL, text);
    }
}
