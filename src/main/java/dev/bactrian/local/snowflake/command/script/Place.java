package dev.bactrian.local.snowflake.command.script;

/** Where something stands in a script's text: line from 1, position in the line from 0, as Snowflake counts in its errors. */
record Place(int line, int position) {
    static Place at(String source, int offset) {
        int end = Math.min(offset, source.length());
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < end; i++) {
            if (source.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Place(line, end - lineStart);
    }

    @Override
    public String toString() {
        return "line " + line + " at position " + position;
    }
}
