package dev.bactrian.local.snowflake.command.access;

import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.Feature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Warehouses, roles, users, grants. */
public final class AccessFeature {
    private AccessFeature() {}

    public static Feature feature() {
        Map<String, Command> commands = new HashMap<>();
        for (ObjectKind kind : List.of(ObjectKind.WAREHOUSE, ObjectKind.ROLE, ObjectKind.USER)) {
            AccountObject object = new AccountObject(kind);
            commands.put("CREATE " + kind, object::create);
            commands.put("ALTER " + kind, object::alter);
            commands.put("DROP " + kind, object::drop);
        }
        commands.put("GRANT", Grants::grant);
        commands.put("REVOKE", Grants::revoke);
        commands.put("SHOW GRANTS", Grants::show);
        commands.put("SHOW FUTURE GRANTS", Grants::show);
        commands.put("SHOW WAREHOUSES", AccountListing::warehouses);
        commands.put("SHOW ROLES", AccountListing::roles);
        commands.put("SHOW USERS", AccountListing::users);
        commands.put("DESCRIBE USER", AccountListing::describeUser);
        return new Feature(commands, Map.of(), Map.of());
    }
}
