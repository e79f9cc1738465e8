package dev.bactrian.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One {@code templatedRoute} item of a routes file, checked against the parameters its template has. */
record RouteEntry(Path file, String template, Map<String, String> given) {

    RouteEntry {
        given = Map.copyOf(given);
        List<String> names =
                parameters(template).stream().map(TemplateParameter::name).toList();
        for (String name : new TreeMap<>(given).keySet()) {
            if (!names.contains(name)) {
                String hint = Spelling.nearest(name, names)
                        .map("Did you mean '%s'?"::formatted)
                        .orElse("It has %s.".formatted(names));
                throw new ConfigurationException("Unable to read routes '%s': template '%s' has no parameter '%s'. %s"
                        .formatted(file, template, name, hint));
            }
        }
    }

    private static List<TemplateParameter> parameters(String template) {
        return TemplateParameter.of(template).orElseThrow();
    }

    DataSet dataSet(Settings settings) {
        try {
            return new DataSet(
                    text("name", settings),
                    text("prefix", settings),
                    text("table", settings),
                    new Format(
                            choice("format", Format.Type.class, settings),
                            choice("compression", Format.Compression.class, settings),
                            text("delimiter", settings).replace("\\t", "\t"),
                            text("quote", settings),
                            text("escape", settings),
                            text("encoding", settings),
                            words(text("nullText", settings), " ")),
                    choice("load", DataSet.LoadMethod.class, settings),
                    choice("stage", DataSet.StageKind.class, settings),
                    choice("onBadRow", DataSet.OnBadRow.class, settings),
                    BadRowLimit.parse(text("badRowLimit", settings)),
                    choice("schemaChange", DataSet.SchemaChange.class, settings),
                    choice("resent", DataSet.Resent.class, settings),
                    choice("duplicate", DataSet.Duplicate.class, settings),
                    choice("afterLoad", DataSet.AfterLoad.class, settings),
                    poll(settings));
        } catch (IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    EdaJob edaJob(Settings settings) {
        try {
            return new EdaJob(text("name", settings), words(text("after", settings), ","));
        } catch (IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    private ConfigurationException unusable(IllegalArgumentException cause) {
        return new ConfigurationException(
                "Unable to read routes '%s': entry '%s' of template '%s': %s. Mend the entry."
                        .formatted(file, given.getOrDefault("name", "?"), template, cause.getMessage()),
                cause);
    }

    private Duration poll(Settings settings) {
        return Settings.duration("poll", text("poll", settings));
    }

    private String text(String name, Settings settings) {
        TemplateParameter parameter = parameters(template).stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        String written = given.getOrDefault(name, parameter.fallback());
        if (written == null) {
            throw new IllegalArgumentException(
                    "parameter '%s' (%s) is missing".formatted(name, parameter.description()));
        }
        return settings.resolve(written);
    }

    private <E extends Enum<E>> E choice(String name, Class<E> type, Settings settings) {
        String written = text(name, settings);
        List<String> choices = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        int index = choices.indexOf(written.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new IllegalArgumentException(
                    "parameter '%s' is '%s' but must be one of %s".formatted(name, written, choices));
        }
        return type.getEnumConstants()[index];
    }

    private static List<String> words(String text, String separator) {
        return Arrays.stream(text.split(separator, -1))
                .map(String::trim)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
