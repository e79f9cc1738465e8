package dev.bactrian.snowflake;

/** One statement of a script, without its closing semicolon, and where it begins. */
public record SqlStatement(String text, String file, int line) {

    public String place() {
        return file + ":" + line;
    }
}
