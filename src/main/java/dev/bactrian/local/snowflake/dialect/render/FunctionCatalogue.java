package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.Macros;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The functions that are data: macros ({@code macros.sql}) and templates ({@code functions.txt}, lines {@code NAME = template} or
 * {@code NAME/arguments = template}).
 */
final class FunctionCatalogue {

    static final FunctionCatalogue SHIPPED = new FunctionCatalogue();

    private final Map<String, String> templates = new HashMap<>();
    private final Map<String, List<List<String>>> macros = Macros.parameters();

    private final Set<String> refused =
            Set.copyOf(Macros.resource("refused-functions.txt").lines().toList());

    private FunctionCatalogue() {
        for (String line : Macros.resource("functions.txt").lines().toList()) {
            int equals = line.indexOf(" = ");
            if (!line.startsWith("#") && equals > 0) {
                templates.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 3).strip());
            }
        }
    }

    Optional<String> template(String function, int arguments) {
        String template = templates.get(function + "/" + arguments);
        return Optional.ofNullable(template == null ? templates.get(function) : template);
    }

    boolean isMacro(String function) {
        return macros.containsKey(function);
    }

    /** The names of a macro's parameters when it is called with this many; empty when it has no such form. */
    List<String> parameters(String function, int arguments) {
        return macros.getOrDefault(function, List.of()).stream()
                .filter(parameters -> parameters.size() == arguments)
                .findFirst()
                .orElse(List.of());
    }

    /** Whether Snowflake has this function and the endpoint has not. */
    boolean isRefused(String function) {
        return refused.contains(function);
    }

    /** Whether a function reads more than its own row: an aggregate or a window function. */
    boolean isAggregate(String function) {
        return AggregateRules.RULES.containsKey(function)
                || templates.getOrDefault(function, "").contains("{over}")
                || templates.getOrDefault(function + "/2", "").contains("{over}");
    }
}
