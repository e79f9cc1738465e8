package dev.bactrian.local.snowflake.session;

import dev.bactrian.local.snowflake.catalog.Catalog;
import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The account's catalog with the session's temporary tables laid over it: they hide permanent ones of the same name, and end with the
 * session (docs.snowflake.com/en/user-guide/tables-temp-transient). A temporary table is one whose KIND is TEMPORARY.
 */
final class SessionCatalog implements Catalog {
    private final Catalog account;
    private final Map<String, CatalogObject> temporary = new TreeMap<>();

    SessionCatalog(Catalog account) {
        this.account = account;
    }

    boolean isTemporary(QualifiedName table) {
        return temporary.containsKey(table.toString());
    }

    @Override
    public Optional<CatalogObject> find(ObjectKind kind, QualifiedName name) {
        CatalogObject own = kind == ObjectKind.TABLE ? temporary.get(name.toString()) : null;
        return own == null ? account.find(kind, name) : Optional.of(own);
    }

    @Override
    public List<CatalogObject> list(ObjectKind kind, List<String> within) {
        List<CatalogObject> objects = account.list(kind, within);
        if (kind != ObjectKind.TABLE || temporary.isEmpty()) {
            return objects;
        }
        List<CatalogObject> all = new ArrayList<>(
                objects.stream().filter(object -> !isTemporary(object.name())).toList());
        temporary.values().stream()
                .filter(object ->
                        object.name().parts().subList(0, within.size()).equals(within))
                .forEach(all::add);
        all.sort(Comparator.comparing(object -> object.name().toString()));
        return all;
    }

    @Override
    public void put(CatalogObject object) {
        boolean own = object.kind() == ObjectKind.TABLE
                && "TEMPORARY".equals(object.properties().get("KIND"));
        if (own) {
            temporary.put(object.name().toString(), object);
        } else {
            account.put(object);
        }
    }

    @Override
    public boolean remove(ObjectKind kind, QualifiedName name) {
        boolean own = kind == ObjectKind.TABLE && temporary.remove(name.toString()) != null;
        return own || account.remove(kind, name);
    }
}
