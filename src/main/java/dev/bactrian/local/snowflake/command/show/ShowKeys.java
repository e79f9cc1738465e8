package dev.bactrian.local.snowflake.command.show;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.catalog.TableConstraint;
import dev.bactrian.local.snowflake.catalog.TableDefinition;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * SHOW PRIMARY KEYS, UNIQUE KEYS, IMPORTED KEYS and EXPORTED KEYS, {@code IN [TABLE|SCHEMA|DATABASE] name} or {@code IN ACCOUNT}
 * (docs.snowflake.com/en/sql-reference/sql/show-primary-keys).
 */
final class ShowKeys {
    private ShowKeys() {}

    static StatementResult keys(String constraintKind, Statement statement, SessionContext session) {
        Listing listing = new Listing(
                "created_on",
                "database_name",
                "schema_name",
                "table_name",
                "column_name",
                "#key_sequence",
                "constraint_name",
                "rely",
                "comment");
        for (CatalogObject table : tables(statement, session)) {
            for (TableConstraint constraint : TableDefinition.of(table).constraints()) {
                if (constraint.kind().equals(constraintKind)) {
                    int sequence = 1;
                    for (String column : constraint.columns()) {
                        List<String> parts = table.name().parts();
                        listing.add(
                                table.createdOn(),
                                parts.get(0),
                                parts.get(1),
                                parts.get(2),
                                column,
                                sequence++,
                                constraint.name(),
                                "false",
                                null);
                    }
                }
            }
        }
        return listing.result(StatementType.SHOW);
    }

    static StatementResult references(boolean exported, Statement statement, SessionContext session) {
        Listing listing = new Listing(
                "created_on",
                "pk_database_name",
                "pk_schema_name",
                "pk_table_name",
                "pk_column_name",
                "fk_database_name",
                "fk_schema_name",
                "fk_table_name",
                "fk_column_name",
                "#key_sequence",
                "update_rule",
                "delete_rule",
                "fk_name",
                "pk_name",
                "deferrability",
                "rely",
                "comment");
        List<CatalogObject> scope = tables(statement, session);
        List<CatalogObject> all = exported ? session.catalog().list(ObjectKind.TABLE, List.of()) : scope;
        for (CatalogObject table : all) {
            for (TableConstraint constraint : TableDefinition.of(table).constraints()) {
                boolean wanted = constraint.kind().equals("FOREIGN KEY")
                        && (!exported
                                || scope.stream()
                                        .anyMatch(
                                                target -> target.name().parts().equals(constraint.referenced())));
                if (wanted) {
                    add(listing, table, constraint, session);
                }
            }
        }
        return listing.result(StatementType.SHOW);
    }

    private static void add(Listing listing, CatalogObject table, TableConstraint constraint, SessionContext session) {
        List<String> from = table.name().parts();
        List<String> to = constraint.referenced();
        String key = session.catalog()
                .find(ObjectKind.TABLE, new QualifiedName(to))
                .flatMap(target -> TableDefinition.of(target).constraints().stream()
                        .filter(candidate -> candidate.kind().equals("PRIMARY KEY"))
                        .map(TableConstraint::name)
                        .findFirst())
                .orElse("");
        for (int i = 0; i < constraint.columns().size(); i++) {
            listing.add(
                    table.createdOn(),
                    to.get(0),
                    to.get(1),
                    to.get(2),
                    constraint.referencedColumns().get(i),
                    from.get(0),
                    from.get(1),
                    from.get(2),
                    constraint.columns().get(i),
                    i + 1,
                    "NO ACTION",
                    "NO ACTION",
                    constraint.name(),
                    key,
                    "NOT DEFERRABLE",
                    "false",
                    null);
        }
    }

    private static List<CatalogObject> tables(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("SHOW");
        cursor.accept("TERSE");
        while (!cursor.atEnd() && !cursor.looksAt("IN")) {
            cursor.take();
        }
        List<String> within = new ArrayList<>();
        if (cursor.accept("IN")) {
            if (cursor.accept("ACCOUNT")) {
                return session.catalog().list(ObjectKind.TABLE, List.of());
            }
            boolean schema = cursor.accept("SCHEMA");
            boolean database = !schema && cursor.accept("DATABASE");
            boolean table = !schema && !database;
            cursor.accept("TABLE");
            if (!cursor.atEnd() && cursor.peek(0).isIdentifier()) {
                QualifiedName name = cursor.name();
                if (table) {
                    QualifiedName full = session.resolve(name);
                    return List.of(session.catalog()
                            .find(ObjectKind.TABLE, full)
                            .orElseThrow(() -> SnowflakeError.doesNotExist("Table", name.toString())));
                }
                within.addAll(name.parts());
                if (schema && within.size() == 1) {
                    within.add(0, Objects.toString(session.database()));
                }
            } else {
                within.add(Objects.toString(session.database()));
                if (schema) {
                    within.add(Objects.toString(session.schema()));
                }
            }
        } else if (session.database() != null) {
            within.add(Objects.toString(session.database()));
        }
        return session.catalog().list(ObjectKind.TABLE, within);
    }
}
