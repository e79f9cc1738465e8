package dev.bactrian.config;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills in <code>{{key}}</code>, <code>{{key:default}}</code> and <code>{{env:NAME}}</code>, as Camel does in routes. */
final class Placeholders {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{\\??(?<key>(?:env:)?[^{}:]+)(?::(?<fallback>[^{}]*))?}}");
    private static final int DEEPEST = 10;

    private final Function<String, Optional<String>> values;

    Placeholders(Function<String, Optional<String>> values) {
        this.values = values;
    }

    String resolve(String text) {
        String resolved = text;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Matcher matcher = PLACEHOLDER.matcher(resolved);
            if (!matcher.find()) {
                return resolved;
            }
            resolved = matcher.replaceAll(
                    match -> Matcher.quoteReplacement(value(match.group(1).trim(), match.group(2), text)));
        }
        throw new ConfigurationException(
                "Unable to resolve '%s': its placeholders refer to each other. Break the circle.".formatted(text));
    }

    private String value(String key, @Nullable String fallback, String text) {
        return values.apply(key)
                .or(() -> Optional.ofNullable(fallback))
                .orElseThrow(() -> new ConfigurationException(
                        "Unable to resolve '%s': nobody sets '%s'. Set it in application.properties or the environment."
                                .formatted(text, key)));
    }
}
