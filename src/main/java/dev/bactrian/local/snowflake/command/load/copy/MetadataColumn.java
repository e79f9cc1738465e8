package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.dialect.DataType;
import java.util.Arrays;

/** The columns that every staged file has beside its own (docs.snowflake.com/en/user-guide/querying-metadata). */
enum MetadataColumn {
    FILENAME(DataType.Kind.TEXT),
    FILE_ROW_NUMBER(DataType.Kind.FIXED),
    FILE_CONTENT_KEY(DataType.Kind.TEXT),
    FILE_LAST_MODIFIED(DataType.Kind.TIMESTAMP_NTZ),
    START_SCAN_TIME(DataType.Kind.TIMESTAMP_LTZ);

    private static final String PREFIX = "METADATA$";

    private final DataType.Kind kind;

    MetadataColumn(DataType.Kind kind) {
        this.kind = kind;
    }

    String column() {
        return PREFIX + name();
    }

    DataType type() {
        return DataType.of(kind);
    }

    static boolean known(String column) {
        return Arrays.stream(values()).anyMatch(each -> each.column().equals(column));
    }

    static MetadataColumn of(String column) {
        return valueOf(column.substring(PREFIX.length()));
    }
}
