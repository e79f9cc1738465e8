package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementNames;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.load.format.FileFormat;
import dev.bactrian.local.snowflake.command.load.format.FileFormats;
import dev.bactrian.local.snowflake.command.load.format.Options;
import dev.bactrian.local.snowflake.command.load.format.ParquetFormat;
import dev.bactrian.local.snowflake.command.load.stage.StageLocation;
import dev.bactrian.local.snowflake.command.load.stage.StageReference;
import dev.bactrian.local.snowflake.command.load.stage.Stages;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.Translator;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** COPY INTO a location: unloads a table or a query (docs.snowflake.com/en/sql-reference/sql/copy-into-location). */
public final class CopyIntoLocation implements Command {
    private static final long USUAL_FILE_SIZE = 16_777_216;

    private final Stages stages;

    public CopyIntoLocation(Stages stages) {
        this.stages = stages;
    }

    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.expect("COPY", "INTO");
        StageReference reference = StageReference.take(cursor);
        cursor.expect("FROM");
        String query = query(statement.text(), cursor);
        if (cursor.looksAt("PARTITION", "BY")) {
            throw SnowflakeError.notSupported("COPY INTO location PARTITION BY");
        }
        Options options = CopyStatement.options(cursor);
        StageLocation location = stages.locate(reference, options, session);
        options.nested("ENCRYPTION");
        FileFormat format = FileFormats.resolve(CopyPlan.formatOptions(options), location.fileFormat(), session);
        boolean overwrite = options.flag("OVERWRITE", false);
        boolean header = options.flag("HEADER", false);
        boolean single = options.flag("SINGLE", false);
        long size = options.number("MAX_FILE_SIZE", USUAL_FILE_SIZE);
        if (options.flag("INCLUDE_QUERY_ID", false) || options.flag("DETAILED_OUTPUT", false)) {
            throw SnowflakeError.notSupported("INCLUDE_QUERY_ID and DETAILED_OUTPUT");
        }
        options.done();
        UnloadTarget target = new UnloadTarget(location, format, overwrite, single, single ? Long.MAX_VALUE : size);
        try {
            return answer(
                    format instanceof ParquetFormat parquet
                            ? parquet(query, parquet, target, session)
                            : text(query, header, target, session));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to unload to " + location.shown() + ".", e);
        }
    }

    /** The query in parentheses, or all of the table. */
    private static String query(String sql, TokenCursor cursor) {
        if (!cursor.acceptSymbol("(")) {
            return "SELECT * FROM " + cursor.name().quoted();
        }
        int start = cursor.peek(0).start();
        int depth = 0;
        while (depth > 0 || !cursor.peek(0).isSymbol(")")) {
            depth += cursor.peek(0).isSymbol("(") ? 1 : cursor.peek(0).isSymbol(")") ? -1 : 0;
            cursor.take();
        }
        return sql.substring(start, cursor.take().start());
    }

    private static UnloadTarget.Written text(String query, boolean header, UnloadTarget target, SessionContext session)
            throws IOException {
        StatementResult result = session.execute(query, List.of());
        try (var rows = result.rows();
                UnloadText text = new UnloadText(target, result.columns(), header)) {
            while (rows.next()) {
                text.row(rows);
            }
            return text.finish();
        }
    }

    private static UnloadTarget.Written parquet(
            String query, ParquetFormat format, UnloadTarget target, SessionContext session) throws IOException {
        Path file = Files.createTempFile("bactrian-unload", ".parquet");
        try (StatementNames names = session.names(List.of())) {
            String sql = new Translator().query(query, TokenCursor.over(query), names);
            long rows = session.engine()
                    .update("COPY (" + sql + ") TO " + EngineText.literal(file.toString())
                            + " (FORMAT parquet, COMPRESSION " + format.codec() + ")");
            long bytes = Files.size(file);
            target.put(0, Files.newInputStream(file));
            return new UnloadTarget.Written(rows, bytes, bytes);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static StatementResult answer(UnloadTarget.Written written) {
        return StatementResult.of(
                StatementType.COPY,
                List.of(
                        ResultColumn.of("rows_unloaded", DataType.Kind.FIXED),
                        ResultColumn.of("input_bytes", DataType.Kind.FIXED),
                        ResultColumn.of("output_bytes", DataType.Kind.FIXED)),
                List.of(List.of(written.rows(), written.inputBytes(), written.outputBytes())));
    }
}
