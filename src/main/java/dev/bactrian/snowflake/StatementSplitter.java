package dev.bactrian.snowflake;

import dev.bactrian.config.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a script at the semicolons between statements: not at those in quotes, comments, <code>$$</code> bodies or
 * Snowflake Scripting blocks (docs.snowflake.com/en/developer-guide/snowflake-scripting/blocks). Used once, by one thread.
 */
final class StatementSplitter {

    private static final Set<String> NOT_A_BLOCK = Set.of("TRANSACTION", "WORK", "NAME", ";", "");
    private static final Set<String> OWN_END = Set.of("IF", "FOR", "WHILE", "LOOP", "REPEAT");

    private final String file;
    private final String text;
    private final List<SqlStatement> statements = new ArrayList<>();

    private int position;
    private int line = 1;
    /** Where the statement in hand begins, or -1 between statements. */
    private int start = -1;

    private int startLine;
    private int depth;
    private boolean declaring;
    private String lastWord = "";

    StatementSplitter(String file, String text) {
        this.file = file;
        this.text = text;
    }

    List<SqlStatement> split() {
        while (position < text.length()) {
            char character = text.charAt(position);
            if (text.startsWith("--", position) || text.startsWith("//", position)) {
                skipTo(indexOrEnd("\n", position));
            } else if (text.startsWith("/*", position)) {
                skipPast("*/", 2, "comment");
            } else if (Character.isWhitespace(character)) {
                skipTo(position + 1);
            } else if (character == ';' && depth == 0 && !declaring) {
                finish();
                skipTo(position + 1);
            } else {
                token(character);
            }
        }
        finish();
        return statements;
    }

    private void token(char character) {
        if (start < 0) {
            start = position;
            startLine = line;
            lastWord = "";
        }
        if (text.startsWith("$$", position)) {
            skipPast("$$", 2, "$$ body");
        } else if (character == '\'') {
            string();
        } else if (character == '"') {
            skipPast("\"", 1, "quoted identifier");
        } else if (Character.isJavaIdentifierStart(character)) {
            word();
        } else {
            skipTo(position + 1);
        }
    }

    private void word() {
        int begin = position;
        int end = begin;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        String word = text.substring(begin, end).toUpperCase(Locale.ROOT);
        skipTo(end);
        boolean opens = begin == start || lastWord.equals("AS") || depth > 0 || declaring;
        switch (word) {
            case "DECLARE" -> declaring |= opens;
            case "BEGIN" -> {
                if (opens && !NOT_A_BLOCK.contains(peekWord())) {
                    depth++;
                    declaring = false;
                }
            }
            case "CASE" -> depth += lastWord.equals("END") ? 0 : 1;
            case "END" -> depth -= depth > 0 && !OWN_END.contains(peekWord()) ? 1 : 0;
            default -> {}
        }
        lastWord = word;
    }

    /** The next word, a semicolon, or nothing at the end. */
    private String peekWord() {
        int at = position;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("--", at)) {
                at = indexOrEnd("\n", at);
            } else {
                break;
            }
        }
        if (at < text.length() && text.charAt(at) == ';') {
            return ";";
        }
        int end = at;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end == at && at < text.length() ? "?" : text.substring(at, end).toUpperCase(Locale.ROOT);
    }

    private void string() {
        int at = position + 1;
        while (at < text.length() && text.charAt(at) != '\'') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= text.length()) {
            throw unfinished("string");
        }
        skipTo(at + 1);
    }

    private void skipPast(String closing, int opened, String what) {
        int end = text.indexOf(closing, position + opened);
        if (end < 0) {
            throw unfinished(what);
        }
        skipTo(end + closing.length());
    }

    private ConfigurationException unfinished(String what) {
        return new ConfigurationException("Unable to read script '%s:%d': a %s begins there and does not end. Close it."
                .formatted(file, line, what));
    }

    private void skipTo(int end) {
        for (; position < end; position++) {
            if (text.charAt(position) == '\n') {
                line++;
            }
        }
    }

    private int indexOrEnd(String sought, int from) {
        int index = text.indexOf(sought, from);
        return index < 0 ? text.length() : index;
    }

    private void finish() {
        if (start >= 0) {
            if (depth > 0 || declaring) {
                throw new ConfigurationException(
                        "Unable to read script '%s:%d': its block has no END. Close it.".formatted(file, startLine));
            }
            statements.add(new SqlStatement(text.substring(start, position).stripTrailing(), file, startLine));
        }
        start = -1;
        lastWord = "";
    }
}
