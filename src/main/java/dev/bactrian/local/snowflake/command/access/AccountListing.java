package dev.bactrian.local.snowflake.command.access;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.ShowScope;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.show.Listing;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * SHOW WAREHOUSES, ROLES and USERS, DESCRIBE USER and WAREHOUSE (docs.snowflake.com/en/sql-reference/sql/show-warehouses, …/show-roles,
 * …/show-users).
 */
final class AccountListing {
    private AccountListing() {}

    static StatementResult warehouses(Statement statement, SessionContext session) {
        ShowScope scope = scope(statement, "WAREHOUSES");
        Listing listing = new Listing(
                "name",
                "state",
                "type",
                "size",
                "#min_cluster_count",
                "#max_cluster_count",
                "#started_clusters",
                "#running",
                "#queued",
                "is_default",
                "is_current",
                "#auto_suspend",
                "auto_resume",
                "available",
                "provisioning",
                "quiescing",
                "other",
                "created_on",
                "resumed_on",
                "updated_on",
                "owner",
                "comment",
                "enable_query_acceleration",
                "#query_acceleration_max_scale_factor",
                "resource_monitor",
                "scaling_policy",
                "owner_role_type",
                "generation");
        for (CatalogObject warehouse : session.catalog().list(ObjectKind.WAREHOUSE, List.of())) {
            String name = warehouse.name().last();
            if (scope.shows(name)) {
                Map<String, Object> options = warehouse.properties();
                Instant created = warehouse.createdOn();
                listing.add(
                        name,
                        text(options, "STATE", "STARTED"),
                        text(options, "WAREHOUSE_TYPE", "STANDARD"),
                        size(text(options, "WAREHOUSE_SIZE", "XSMALL")),
                        1L,
                        1L,
                        1L,
                        0L,
                        0L,
                        "N",
                        name.equals(session.warehouse()) ? "Y" : "N",
                        Long.valueOf(text(options, "AUTO_SUSPEND", "600")),
                        text(options, "AUTO_RESUME", "true").toLowerCase(java.util.Locale.ROOT),
                        "",
                        "",
                        "",
                        "",
                        created,
                        created,
                        created,
                        warehouse.owner(),
                        warehouse.comment(),
                        "false",
                        8L,
                        "null",
                        "STANDARD",
                        "ROLE",
                        "1");
            }
        }
        return listing.result(StatementType.SHOW);
    }

    /** As Snowflake prints a size, however it was written. */
    private static String size(String written) {
        return switch (written.toUpperCase(java.util.Locale.ROOT).replace("-", "")) {
            case "XSMALL" -> "X-Small";
            case "SMALL" -> "Small";
            case "MEDIUM" -> "Medium";
            case "LARGE" -> "Large";
            case "XLARGE" -> "X-Large";
            case "XXLARGE", "X2LARGE", "2XLARGE" -> "2X-Large";
            case "XXXLARGE", "X3LARGE", "3XLARGE" -> "3X-Large";
            case "X4LARGE", "4XLARGE" -> "4X-Large";
            case "X5LARGE", "5XLARGE" -> "5X-Large";
            case "X6LARGE", "6XLARGE" -> "6X-Large";
            default -> written;
        };
    }

    static StatementResult roles(Statement statement, SessionContext session) {
        ShowScope scope = scope(statement, "ROLES");
        Listing listing = new Listing(
                "created_on",
                "name",
                "is_default",
                "is_current",
                "is_inherited",
                "#assigned_to_users",
                "#granted_to_roles",
                "#granted_roles",
                "owner",
                "comment");
        for (String name : new TreeSet<>(Grants.SYSTEM_ROLES)) {
            if (scope.shows(name)) {
                listing.add(Instant.EPOCH, name, "N", name.equals(session.role()) ? "Y" : "N", "Y", 0L, 0L, 0L, "", "");
            }
        }
        for (CatalogObject role : session.catalog().list(ObjectKind.ROLE, List.of())) {
            String name = role.name().last();
            if (scope.shows(name)) {
                listing.add(
                        role.createdOn(),
                        name,
                        "N",
                        name.equals(session.role()) ? "Y" : "N",
                        "Y",
                        0L,
                        0L,
                        0L,
                        role.owner(),
                        role.comment());
            }
        }
        return listing.result(StatementType.SHOW);
    }

    static StatementResult users(Statement statement, SessionContext session) {
        ShowScope scope = scope(statement, "USERS");
        Listing listing = new Listing(
                "name",
                "created_on",
                "login_name",
                "display_name",
                "first_name",
                "last_name",
                "email",
                "mins_to_unlock",
                "days_to_expiry",
                "comment",
                "disabled",
                "must_change_password",
                "snowflake_lock",
                "default_warehouse",
                "default_namespace",
                "default_role",
                "default_secondary_roles",
                "ext_authn_duo",
                "ext_authn_uid",
                "mins_to_bypass_mfa",
                "owner",
                "last_success_login",
                "expires_at_time",
                "locked_until_time",
                "has_password",
                "has_rsa_public_key",
                "type",
                "has_mfa");
        for (CatalogObject user : session.catalog().list(ObjectKind.USER, List.of())) {
            String name = user.name().last();
            if (scope.shows(name)) {
                Map<String, Object> options = user.properties();
                listing.add(
                        name,
                        user.createdOn(),
                        text(options, "LOGIN_NAME", name),
                        text(options, "DISPLAY_NAME", name),
                        text(options, "FIRST_NAME", ""),
                        text(options, "LAST_NAME", ""),
                        text(options, "EMAIL", ""),
                        "",
                        "",
                        user.comment(),
                        text(options, "DISABLED", "false"),
                        "false",
                        "false",
                        text(options, "DEFAULT_WAREHOUSE", ""),
                        text(options, "DEFAULT_NAMESPACE", ""),
                        text(options, "DEFAULT_ROLE", ""),
                        "[\"ALL\"]",
                        "false",
                        "",
                        "",
                        user.owner(),
                        null,
                        null,
                        null,
                        Boolean.toString(options.containsKey("PASSWORD")),
                        Boolean.toString(options.containsKey("RSA_PUBLIC_KEY")),
                        text(options, "TYPE", "PERSON"),
                        "false");
            }
        }
        return listing.result(StatementType.SHOW);
    }

    static StatementResult describeUser(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.take();
        cursor.expect("USER");
        String name = cursor.identifier();
        CatalogObject user = session.catalog()
                .find(ObjectKind.USER, QualifiedName.of(name))
                .orElseThrow(() -> SnowflakeError.doesNotExist("User", name));
        Listing listing = new Listing("property", "value", "default", "description");
        listing.add("NAME", name, "null", "Name");
        listing.add("COMMENT", user.comment(), "null", "user comment associated to an object in the dictionary");
        new java.util.TreeMap<>(user.properties()).forEach((property, value) -> {
            boolean secret = property.equals("PASSWORD") || property.equals("TOKEN");
            listing.add(property, secret ? "********" : value.toString(), "null", "");
            if (property.startsWith("RSA_PUBLIC_KEY")) {
                listing.add(
                        property + "_FP", Fingerprint.of(value.toString()), "null", "Fingerprint of the user's key.");
            }
        });
        return listing.result(StatementType.DESCRIBE);
    }

    private static ShowScope scope(Statement statement, String word) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("SHOW");
        cursor.accept("TERSE");
        cursor.expect(word);
        ShowScope scope = ShowScope.likeOnly(cursor);
        cursor.accept("IN", "ACCOUNT");
        return scope;
    }

    private static String text(Map<String, Object> options, String key, String otherwise) {
        Object value = options.get(key);
        return value == null ? otherwise : value.toString();
    }
}
