package dev.bactrian.local.snowflake.catalog;

import dev.bactrian.local.snowflake.dialect.QualifiedName;
import java.util.List;
import java.util.Optional;

/** The store of {@link CatalogObject}s, in one session's transaction. Names are given in full. */
public interface Catalog {
    Optional<CatalogObject> find(ObjectKind kind, QualifiedName name);

    /** All objects of a kind whose name starts with these parts (none: the whole account), by name. */
    List<CatalogObject> list(ObjectKind kind, List<String> within);

    /** Adds the object, or takes the place of the one of its kind and name. */
    void put(CatalogObject object);

    /** True when there was one. */
    boolean remove(ObjectKind kind, QualifiedName name);
}
