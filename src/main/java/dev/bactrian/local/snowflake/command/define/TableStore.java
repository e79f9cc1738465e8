package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ColumnDefinition;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.catalog.TableDefinition;
import dev.bactrian.local.snowflake.command.LockMode;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.StatementNames;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.EngineTypes;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.Translator;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tables, made, changed and dropped in catalog and engine together. Names are in full. */
public record TableStore(SessionContext session) {
    /** The table; 002003 when it is not there. */
    CatalogObject require(QualifiedName name) {
        return session.catalog()
                .find(ObjectKind.TABLE, name)
                .orElseThrow(() -> SnowflakeError.doesNotExist("Table", name.toString()));
    }

    /** Whether a table or view has this name: they share one name space. */
    boolean exists(QualifiedName name) {
        return session.catalog().find(ObjectKind.TABLE, name).isPresent()
                || session.catalog().find(ObjectKind.VIEW, name).isPresent();
    }

    /** The engine's query that fills a new table. */
    record Source(String sql, List<? extends @Nullable Object> binds) {}

    /** Makes a table; empty without a source. */
    void create(QualifiedName name, TableDefinition definition, String comment, @Nullable Source source) {
        requireSchema(name);
        put(name, definition, comment);
        sequences(definition);
        build(session.engineName(name), definition, source);
    }

    /** Makes a table in the place of the one of this name, which the source may still read. */
    void replace(QualifiedName name, TableDefinition definition, String comment, @Nullable Source source) {
        session.control().lock(name, LockMode.DEFINE);
        String old = session.engineName(name);
        String fresh = aside(name, old);
        sequences(definition);
        build(fresh, definition, source);
        drop(name);
        takePlace(fresh, old, name);
        put(name, definition, comment);
    }

    private void build(String engineName, TableDefinition definition, @Nullable Source source) {
        String create = isTemporary(engineName) ? "CREATE TEMP TABLE " : "CREATE TABLE ";
        session.engine().update(create + engineName + columns(definition));
        if (source != null) {
            session.engine().update("INSERT INTO " + engineName + " " + source.sql(), source.binds());
        }
    }

    /** A name beside the table's own. */
    private String aside(QualifiedName name, String engineName) {
        QualifiedName aside =
                QualifiedName.of(name.parts().get(0), name.parts().get(1), "REBUILD_" + UUID.randomUUID());
        return isTemporary(engineName)
                ? "temp.main." + QualifiedName.quote(aside.toString())
                : session.engineName(aside);
    }

    private void takePlace(String fresh, String old, QualifiedName name) {
        String own = isTemporary(old) ? name.toString() : name.last();
        session.engine().update("ALTER TABLE " + fresh + " RENAME TO " + QualifiedName.quote(own));
    }

    private static boolean isTemporary(String engineName) {
        return engineName.startsWith("temp.");
    }

    private void requireSchema(QualifiedName name) {
        QualifiedName schema =
                QualifiedName.of(name.parts().get(0), name.parts().get(1));
        if (session.catalog().find(ObjectKind.SCHEMA, schema).isEmpty()) {
            throw SnowflakeError.doesNotExist("Schema", schema.toString());
        }
    }

    void put(QualifiedName name, TableDefinition definition, String comment) {
        Optional<CatalogObject> old = session.catalog().find(ObjectKind.TABLE, name);
        session.catalog()
                .put(new CatalogObject(
                        ObjectKind.TABLE,
                        name,
                        definition.properties(),
                        old.map(CatalogObject::createdOn)
                                .orElseGet(() -> session.clock().instant()),
                        Objects.requireNonNullElse(session.role(), "ACCOUNTADMIN"),
                        comment));
    }

    private void sequences(TableDefinition definition) {
        for (ColumnDefinition column : definition.columns()) {
            ColumnDefinition.Identity identity = column.identity();
            if (identity != null) {
                session.engine()
                        .update("CREATE SEQUENCE " + sequence(identity) + " START " + identity.start() + " INCREMENT "
                                + identity.increment() + " MINVALUE -9223372036854775808");
            }
        }
    }

    private static String sequence(ColumnDefinition.Identity identity) {
        return "meta." + QualifiedName.quote(identity.sequence());
    }

    private String columns(TableDefinition definition) {
        return definition.columns().stream().map(this::column).collect(Collectors.joining(", ", " (", ")"));
    }

    private String column(ColumnDefinition column) {
        return QualifiedName.quote(column.name()) + " " + EngineTypes.engine(column.type()) + defaultOf(column)
                + (column.nullable() ? "" : " NOT NULL") + lengthOf(column);
    }

    /** Why: the engine's VARCHAR has no length, Snowflake's refuses what is longer. */
    private static String lengthOf(ColumnDefinition column) {
        boolean limited =
                column.type().kind() == DataType.Kind.TEXT && column.type().length() < DataType.MAX_TEXT;
        return limited
                ? " CHECK (length(" + QualifiedName.quote(column.name()) + ") <= "
                        + column.type().length() + ")"
                : "";
    }

    /** {@code DEFAULT …} in the engine's text; empty without one. */
    String defaultOf(ColumnDefinition column) {
        ColumnDefinition.Identity identity = column.identity();
        if (identity != null) {
            return " DEFAULT nextval('" + sequence(identity) + "')";
        }
        String text = column.defaultText();
        if (text == null) {
            return "";
        }
        try (StatementNames names = session.storedNames()) {
            return " DEFAULT CAST(" + new Translator().expression(text, TokenCursor.over(text), names) + " AS "
                    + EngineTypes.engine(column.type()) + ")";
        }
    }

    void drop(QualifiedName name) {
        CatalogObject table = require(name);
        session.control().lock(name, LockMode.DEFINE);
        session.engine().update("DROP TABLE " + session.engineName(name));
        for (ColumnDefinition column : TableDefinition.of(table).columns()) {
            ColumnDefinition.Identity identity = column.identity();
            if (identity != null) {
                session.engine().update("DROP SEQUENCE IF EXISTS " + sequence(identity));
            }
        }
        session.catalog().remove(ObjectKind.TABLE, name);
    }

    /** Gives a table a new shape and keeps its rows: {@code expressions} fill the new columns from the old ones, in order. */
    void rebuild(QualifiedName name, TableDefinition definition, String comment, List<String> expressions) {
        session.control().lock(name, LockMode.DEFINE);
        String table = session.engineName(name);
        String fresh = aside(name, table);
        build(fresh, definition, new Source("SELECT " + String.join(", ", expressions) + " FROM " + table, List.of()));
        session.engine().update("DROP TABLE " + table);
        takePlace(fresh, table, name);
        put(name, definition, comment);
    }

    /** Gives a table another name, in its schema or another. */
    void move(CatalogObject table, QualifiedName to) {
        requireSchema(to);
        String from = session.engineName(table.name());
        boolean temporary = isTemporary(from);
        boolean sameSchema =
                table.name().parts().subList(0, 2).equals(to.parts().subList(0, 2));
        session.catalog().remove(ObjectKind.TABLE, table.name());
        put(to, TableDefinition.of(table), table.comment());
        if (temporary || sameSchema) {
            String own = temporary ? to.toString() : to.last();
            session.engine().update("ALTER TABLE " + from + " RENAME TO " + QualifiedName.quote(own));
        } else {
            TableDefinition definition = TableDefinition.of(table);
            build(session.engineName(to), definition, new Source("SELECT * FROM " + from, List.of()));
            session.engine().update("DROP TABLE " + from);
        }
    }

    /** Two tables change names. */
    void swap(CatalogObject left, CatalogObject right) {
        QualifiedName aside =
                QualifiedName.of(left.name().parts().get(0), left.name().parts().get(1), "SWAP_" + UUID.randomUUID());
        move(left, aside);
        move(right, left.name());
        move(require(aside), right.name());
    }

    /** The names of the columns, quoted: the expressions of a rebuild that changes nothing. */
    static List<String> names(TableDefinition definition) {
        return new ArrayList<>(definition.columns().stream()
                .map(column -> QualifiedName.quote(column.name()))
                .toList());
    }
}
