package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.copy.CopyStatement.Transformation;
import dev.bactrian.local.snowflake.command.load.format.FileFormat;
import dev.bactrian.local.snowflake.command.load.stage.StageLocation;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is settled before the first file of a COPY is opened.
 *
 * @param columns the columns named behind the table; empty for all
 * @param pipe whose load this is; null for COPY itself
 *
 */
public record CopyRequest(
        TargetTable table,
        List<String> columns,
        StageLocation location,
        FileFormat format,
        CopyOptions options,
        @Nullable Transformation transformation,
        @Nullable QualifiedName pipe,
        String queryId) {
    public CopyRequest {
        columns = List.copyOf(columns);
    }

    /** What names a file in load metadata, wherever its stage is. */
    public String key(String path) {
        return location.files().key(path);
    }
}
