package dev.bactrian.local.snowflake.command.access;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.show.Listing;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * GRANT and REVOKE of privileges and roles, and SHOW GRANTS (docs.snowflake.com/en/sql-reference/sql/grant-privilege, …/grant-role,
 * …/show-grants). Kept as rows: privilege, kind of object, its name, and to whom.
 */
final class Grants {
    static final Set<String> SYSTEM_ROLES =
            Set.of("ACCOUNTADMIN", "SECURITYADMIN", "USERADMIN", "SYSADMIN", "ORGADMIN", "PUBLIC");

    private Grants() {}

    /** One privilege on one object, or one role, for one role or user. */
    private record Grant(String privilege, String on, String name, String to, String grantee) {
        QualifiedName key() {
            return QualifiedName.of(String.join("|", privilege, on, name, to, grantee));
        }

        static Grant of(CatalogObject object) {
            Map<String, Object> properties = object.properties();
            return new Grant(
                    String.valueOf(properties.get("privilege")),
                    String.valueOf(properties.get("on")),
                    String.valueOf(properties.get("name")),
                    String.valueOf(properties.get("to")),
                    String.valueOf(properties.get("grantee")));
        }
    }

    static StatementResult grant(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("GRANT");
        List<Grant> grants = read(cursor, "TO", session);
        boolean option = cursor.accept("WITH", "GRANT", "OPTION");
        if (!option && cursor.accept("REVOKE")) {
            cursor.rest();
            throw SnowflakeError.notSupported("GRANT OWNERSHIP REVOKE CURRENT GRANTS");
        }
        if (!cursor.accept("COPY", "CURRENT", "GRANTS")) {
            cursor.expectEnd();
        }
        for (Grant grant : grants) {
            session.catalog()
                    .put(new CatalogObject(
                            ObjectKind.GRANT,
                            grant.key(),
                            Map.of(
                                    "privilege", grant.privilege(),
                                    "on", grant.on(),
                                    "name", grant.name(),
                                    "to", grant.to(),
                                    "grantee", grant.grantee(),
                                    "option", option),
                            session.clock().instant(),
                            Objects.requireNonNullElse(session.role(), "ACCOUNTADMIN"),
                            ""));
        }
        return StatementResult.status(StatementType.DDL, "Statement executed successfully.");
    }

    static StatementResult revoke(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("REVOKE");
        cursor.accept("GRANT", "OPTION", "FOR");
        List<Grant> grants = read(cursor, "FROM", session);
        if (!cursor.accept("CASCADE")) {
            cursor.accept("RESTRICT");
        }
        cursor.expectEnd();
        grants.forEach(grant -> session.catalog().remove(ObjectKind.GRANT, grant.key()));
        return StatementResult.status(StatementType.DDL, "Statement executed successfully.");
    }

    private static List<Grant> read(TokenCursor cursor, String preposition, SessionContext session) {
        if (cursor.accept("DATABASE", "ROLE")) {
            throw SnowflakeError.notSupported("database roles");
        }
        List<String> privileges = new ArrayList<>();
        String on;
        String name;
        if (cursor.accept("ROLE")) {
            privileges.add("USAGE");
            on = "ROLE";
            name = cursor.identifier();
            requireRole(name, session);
        } else {
            do {
                privileges.add(words(cursor, "ON"));
            } while (cursor.acceptSymbol(","));
            cursor.expect("ON");
            String object = objectKind(cursor);
            on = object;
            name = object.equals("ACCOUNT") ? "LOCAL" : objectName(cursor);
        }
        cursor.expect(preposition);
        String to = cursor.accept("USER") ? "USER" : "ROLE";
        cursor.accept("ROLE");
        String grantee = cursor.identifier();
        if (to.equals("ROLE")) {
            requireRole(grantee, session);
        } else if (session.catalog()
                .find(ObjectKind.USER, QualifiedName.of(grantee))
                .isEmpty()) {
            throw SnowflakeError.doesNotExist("User", grantee);
        }
        return privileges.stream()
                .map(privilege -> new Grant(privilege, on, name, to, grantee))
                .toList();
    }

    private static void requireRole(String role, SessionContext session) {
        boolean known = SYSTEM_ROLES.contains(role)
                || session.catalog()
                        .find(ObjectKind.ROLE, QualifiedName.of(role))
                        .isPresent();
        if (!known) {
            throw SnowflakeError.doesNotExist("Role", role);
        }
    }

    private static String words(TokenCursor cursor, String end) {
        List<String> words = new ArrayList<>();
        while (!cursor.looksAt(end) && !cursor.peek(0).isSymbol(",")) {
            words.add(cursor.identifier());
        }
        String text = String.join(" ", words);
        return text.equals("ALL PRIVILEGES") ? "ALL" : text;
    }

    /** {@code TABLE}, {@code FUTURE TABLES IN SCHEMA}, {@code INTEGRATION}. */
    private static String objectKind(TokenCursor cursor) {
        if (cursor.accept("ACCOUNT")) {
            return "ACCOUNT";
        }
        List<String> words = new ArrayList<>();
        boolean many = cursor.looksAt("ALL") || cursor.looksAt("FUTURE");
        words.add(cursor.identifier());
        if (many) {
            while (!cursor.looksAt("IN")) {
                words.add(cursor.identifier());
            }
            cursor.expect("IN");
            words.add("IN");
            words.add(cursor.identifier());
        } else if (words.get(0).equals("FILE") || words.get(0).equals("RESOURCE")) {
            words.add(cursor.identifier());
        }
        return String.join(" ", words);
    }

    private static String objectName(TokenCursor cursor) {
        String name = cursor.name().toString();
        if (!cursor.atEnd() && cursor.acceptSymbol("(")) {
            StringBuilder signature = new StringBuilder(name).append('(');
            while (!cursor.peek(0).isSymbol(")")) {
                Token token = cursor.take();
                signature.append(token.isSymbol(",") ? ", " : token.value());
            }
            cursor.expectSymbol(")");
            return signature.append(')').toString();
        }
        return name;
    }

    static StatementResult show(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("SHOW");
        boolean future = cursor.accept("FUTURE");
        cursor.expect("GRANTS");
        String column = "";
        String wanted = "";
        if (cursor.accept("TO")) {
            String to = cursor.accept("USER") ? "USER" : "ROLE";
            cursor.accept("ROLE");
            column = to;
            wanted = cursor.identifier();
        } else if (cursor.accept("OF", "ROLE")) {
            column = "OF";
            wanted = cursor.identifier();
        } else if (cursor.accept("ON") || cursor.accept("IN")) {
            column = "ON";
            wanted = objectKind(cursor).equals("ACCOUNT") ? "" : objectName(cursor);
        } else {
            column = "USER";
            wanted = session.user();
        }
        cursor.expectEnd();
        Listing listing = new Listing(
                "created_on",
                "privilege",
                "granted_on",
                "name",
                "granted_to",
                "grantee_name",
                "grant_option",
                "granted_by");
        for (CatalogObject object : session.catalog().list(ObjectKind.GRANT, List.of())) {
            Grant grant = Grant.of(object);
            boolean shown = future == grant.on().startsWith("FUTURE")
                    && switch (column) {
                        case "ROLE", "USER" ->
                            grant.to().equals(column) && grant.grantee().equals(wanted);
                        case "OF" -> grant.on().equals("ROLE") && grant.name().equals(wanted);
                        default ->
                            wanted.isEmpty()
                                    || grant.name().equals(wanted)
                                    || grant.name().endsWith("." + wanted);
                    };
            if (shown) {
                listing.add(
                        object.createdOn(),
                        grant.privilege(),
                        grant.on(),
                        grant.name(),
                        grant.to(),
                        grant.grantee(),
                        String.valueOf(object.properties().get("option")),
                        object.owner());
            }
        }
        return listing.result(StatementType.SHOW);
    }
}
