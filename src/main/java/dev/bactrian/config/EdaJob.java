package dev.bactrian.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One run of the EDA step: a query in {@code sql/eda/**}{@code /<name>.sql} and its steps, checks and target beside it
 * in {@code <name>.yaml}.
 *
 * @param after names of the data sets and EDA jobs whose change makes this job due
 */
public record EdaJob(String name, List<String> after) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,99}");

    public EdaJob {
        after = List.copyOf(after);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name '%s' must be lower-case letters, digits, '_' and '-'".formatted(name));
        }
        if (after.isEmpty()) {
            throw new IllegalArgumentException("parameter 'after' must name at least one data set or EDA job");
        }
    }
}
