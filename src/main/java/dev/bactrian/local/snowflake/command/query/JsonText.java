package dev.bactrian.local.snowflake.command.query;

/**
 * Semi-structured values as text, indented as the parameter JSON_INDENT says (docs.snowflake.com/en/sql-reference/parameters): each
 * member on its own line; empty objects and arrays stay {@code {}} and {@code []}.
 *
 * @param indent blanks a level; 0 for compact text
 */
record JsonText(int indent) {
    String indented(String compact) {
        if (indent == 0 || compact.isEmpty() || "{[".indexOf(compact.charAt(0)) < 0) {
            return compact;
        }
        StringBuilder text = new StringBuilder(compact.length() * 2);
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < compact.length(); i++) {
            char c = compact.charAt(i);
            if (quoted) {
                text.append(c);
                if (c == '\\' && i + 1 < compact.length()) {
                    text.append(compact.charAt(++i));
                } else if (c == '"') {
                    quoted = false;
                }
                continue;
            }
            switch (c) {
                case '"' -> {
                    quoted = true;
                    text.append(c);
                }
                case '{', '[' -> {
                    text.append(c);
                    char next = i + 1 < compact.length() ? compact.charAt(i + 1) : ' ';
                    if (next == '}' || next == ']') {
                        text.append(next);
                        i++;
                    } else {
                        line(text, ++depth);
                    }
                }
                case '}', ']' -> {
                    line(text, --depth);
                    text.append(c);
                }
                case ',' -> {
                    text.append(c);
                    line(text, depth);
                }
                case ':' -> text.append(": ");
                default -> text.append(c);
            }
        }
        return text.toString();
    }

    private void line(StringBuilder text, int depth) {
        text.append('\n').append(" ".repeat(depth * indent));
    }
}
