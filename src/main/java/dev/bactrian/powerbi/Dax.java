package dev.bactrian.powerbi;

/** Names as DAX writes them (learn.microsoft.com/dax/dax-syntax-reference, "Naming requirements"). */
final class Dax {
    private Dax() {}

    static String table(String name) {
        return "'" + name.replace("'", "''") + "'";
    }

    static String column(String table, String column) {
        return table(table) + "[" + column.replace("]", "]]") + "]";
    }
}
