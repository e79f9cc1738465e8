package dev.bactrian.local.snowflake.dialect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One behaviour of Snowflake: a statement, the documentation page that says what it gives, and what it gives.
 *
 * <p>A case in a file of {@code src/test/resources/snowflake}: {@code # name}, {@code @ page} (below docs.snowflake.com/en/sql-reference/),
 * the SQL in one or more lines (statements end with a semicolon at the end of a line; the last one's rows count), {@code = } and then a
 * line a row, columns separated by {@code |}; or {@code : } and the columns' types; or {@code ! } and the error's code and a part of its
 * text; or {@code ~ } and the columns' names.
 */
record GoldenCase(
        String name,
        String page,
        List<String> statements,
        List<String> rows,
        List<String> types,
        List<String> names,
        String error) {

    static List<GoldenCase> read(Path file) throws IOException {
        List<GoldenCase> cases = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("# ") && !block.isEmpty()) {
                cases.add(of(block));
                block.clear();
            }
            if (!line.isBlank() && !line.startsWith("//")) {
                block.add(line);
            }
        }
        if (!block.isEmpty()) {
            cases.add(of(block));
        }
        return cases;
    }

    /** The address of a page: below sql-reference unless it says user-guide. */
    static String url(String page) {
        return "https://docs.snowflake.com/en/" + (page.matches("(user|developer)-guide/.*") ? "" : "sql-reference/")
                + page;
    }

    private static GoldenCase of(List<String> block) {
        String page = "";
        StringBuilder sql = new StringBuilder();
        List<String> statements = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        List<String> types = List.of();
        List<String> names = List.of();
        String error = "";
        boolean inRows = false;
        for (String line : block.subList(1, block.size())) {
            if (inRows) {
                rows.add(line);
            } else if (line.startsWith("@ ")) {
                page = url(line.substring(2));
            } else if (line.equals("=")) {
                inRows = true;
            } else if (line.startsWith(": ")) {
                types = List.of(line.substring(2).split(" \\| ", -1));
            } else if (line.startsWith("~ ")) {
                names = List.of(line.substring(2).split(" \\| ", -1));
            } else if (line.startsWith("! ")) {
                error = line.substring(2);
            } else {
                sql.append(sql.isEmpty() ? "" : "\n").append(line);
                if (line.endsWith(";")) {
                    statements.add(sql.substring(0, sql.length() - 1));
                    sql.setLength(0);
                }
            }
        }
        if (!sql.isEmpty()) {
            statements.add(sql.toString());
        }
        return new GoldenCase(block.get(0).substring(2), page, List.copyOf(statements), rows, types, names, error);
    }

    @Override
    public String toString() {
        return name;
    }
}
