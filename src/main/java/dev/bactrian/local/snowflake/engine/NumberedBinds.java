package dev.bactrian.local.snowflake.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with binds {@code $1}, {@code $2} … and the values that it uses, numbered without gaps: a translation may have used some values
 * up already, and the engine takes neither more nor fewer than the text names.
 */
record NumberedBinds(String sql, List<? extends @Nullable Object> values) {
    private static final Pattern PART = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\\$(\\d+)");

    static NumberedBinds of(String sql, List<? extends @Nullable Object> binds) {
        if (binds.isEmpty() || sql.indexOf('$') < 0) {
            return new NumberedBinds(sql, sql.indexOf('?') < 0 ? List.of() : binds);
        }
        List<Integer> used = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Matcher matcher = PART.matcher(sql);
        while (matcher.find()) {
            String number = matcher.group(1);
            if (number == null) {
                matcher.appendReplacement(text, Matcher.quoteReplacement(matcher.group()));
            } else {
                int index = Integer.parseInt(number);
                if (!used.contains(index)) {
                    used.add(index);
                }
                matcher.appendReplacement(text, Matcher.quoteReplacement("$" + (used.indexOf(index) + 1)));
            }
        }
        matcher.appendTail(text);
        if (used.isEmpty()) {
            return new NumberedBinds(sql, sql.indexOf('?') < 0 ? List.of() : binds);
        }
        List<@Nullable Object> values = new ArrayList<>();
        used.forEach(index -> values.add(index <= binds.size() ? binds.get(index - 1) : null));
        return new NumberedBinds(text.toString(), values);
    }
}
