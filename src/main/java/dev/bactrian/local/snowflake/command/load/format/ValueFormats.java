package dev.bactrian.local.snowflake.command.load.format;

/**
 * How values are written as text.
 *
 * @param date DATE_FORMAT, or AUTO
 * @param time TIME_FORMAT, or AUTO
 * @param timestamp TIMESTAMP_FORMAT, or AUTO
 * @param binary HEX, BASE64 or UTF8
 * @param trimSpace whether white space around a value is dropped
 */
public record ValueFormats(String date, String time, String timestamp, String binary, boolean trimSpace) {
    static ValueFormats of(Options options) {
        return new ValueFormats(
                options.text("DATE_FORMAT", "AUTO"),
                options.text("TIME_FORMAT", "AUTO"),
                options.text("TIMESTAMP_FORMAT", "AUTO"),
                options.oneOf("BINARY_FORMAT", "HEX", "HEX", "BASE64", "UTF8", "UTF-8"),
                options.flag("TRIM_SPACE", false));
    }

    static ValueFormats defaults(boolean trimSpace) {
        return new ValueFormats("AUTO", "AUTO", "AUTO", "HEX", trimSpace);
    }
}
