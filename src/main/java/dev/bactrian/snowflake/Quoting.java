package dev.bactrian.snowflake;

/** The one place that turns text into SQL text. Values are bound instead wherever Snowflake takes binds. */
public final class Quoting {

    private static final int LONGEST_IDENTIFIER = 255;

    private Quoting() {}

    /** The name as a quoted identifier: it means exactly these characters, in this case. */
    public static String identifier(String name) {
        if (name.isEmpty() || name.length() > LONGEST_IDENTIFIER || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not an identifier: '%s'".formatted(name));
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The text as a string constant, for options such as FILES and COMMENT that take no binds. */
    public static String literal(String text) {
        StringBuilder literal = new StringBuilder(text.length() + 2).append('\'');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '\'' -> literal.append("''");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                case '\0' -> literal.append("\\0");
                default -> literal.append(character);
            }
        }
        return literal.append('\'').toString();
    }
}
