package dev.bactrian.local.snowflake.session;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * Users' functions as the engine calls them: catalog objects of kind FUNCTION, named {@code F(NUMBER, VARCHAR)}, whose property {@code
 * engine} is the name of the engine's macro and whose property {@code arguments} is a list.
 */
final class UserFunctions {
    private UserFunctions() {}

    static Optional<String> engineName(QualifiedName name, int arguments, Session session) {
        if (name.parts().size() < 3 && (session.database() == null || session.schema() == null)) {
            return Optional.empty();
        }
        QualifiedName full = session.resolve(name);
        return session.catalog().list(ObjectKind.FUNCTION, full.parts().subList(0, 2)).stream()
                .filter(function -> function.name().last().startsWith(full.last() + "("))
                .filter(function -> takes(function, arguments))
                .flatMap(function -> Optional.ofNullable(function.properties().get("engine")).stream())
                .map(Object::toString)
                .findFirst();
    }

    private static boolean takes(CatalogObject function, int arguments) {
        return function.properties().get("arguments") instanceof List<?> list && list.size() >= arguments;
    }
}
