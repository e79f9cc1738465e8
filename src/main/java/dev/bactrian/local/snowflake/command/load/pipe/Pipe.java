package dev.bactrian.local.snowflake.command.load.pipe;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.command.load.copy.CopyStatement;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;

/** A pipe as its CREATE and ALTER left it (docs.snowflake.com/en/sql-reference/sql/create-pipe). */
public record Pipe(CatalogObject object) {
    static final String DEFINITION = "DEFINITION";
    static final String PAUSED = "PIPE_EXECUTION_PAUSED";

    public QualifiedName name() {
        return object.name();
    }

    /** The COPY statement behind AS. */
    public String definition() {
        return String.valueOf(object.properties().get(DEFINITION));
    }

    public CopyStatement copy() {
        String sql = definition();
        return CopyStatement.read(sql, TokenCursor.over(sql));
    }

    public boolean paused() {
        return "TRUE".equalsIgnoreCase(String.valueOf(object.properties().get(PAUSED)));
    }
}
