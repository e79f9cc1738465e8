package dev.bactrian.config;

import java.util.List;

/**
 * How the files of a data set are written.
 *
 * @param compression what files are packed with; AUTO goes by the file's own first bytes
 * @param delimiter between fields; CSV only, like all that follow
 * @param quote around a field that needs it, or empty when fields are never quoted
 * @param escape before a character that is meant literally, or empty when there is none
 * @param nullText texts that stand for NULL besides the empty unquoted field
 */
public record Format(
        Type type,
        Compression compression,
        String delimiter,
        String quote,
        String escape,
        String encoding,
        List<String> nullText) {

    /** What Snowflake calls the TYPE of a file format. */
    public enum Type {
        CSV,
        JSON,
        PARQUET
    }

    /** What Snowflake calls the COMPRESSION of a file format, as far as all ways in support it. */
    public enum Compression {
        AUTO,
        NONE,
        GZIP,
        ZSTD
    }

    public Format {
        nullText = List.copyOf(nullText);
        if (type == Type.CSV && delimiter.isEmpty()) {
            throw new IllegalArgumentException("a CSV file needs a delimiter");
        }
        if (quote.length() > 1) {
            throw new IllegalArgumentException("the quote must be one character or empty");
        }
    }

    public static Format csv() {
        return new Format(Type.CSV, Compression.AUTO, ",", "\"", "", "UTF-8", List.of());
    }
}
