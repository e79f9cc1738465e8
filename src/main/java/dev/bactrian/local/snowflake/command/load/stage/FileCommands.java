package dev.bactrian.local.snowflake.command.load.stage;

import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.load.format.Options;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** LIST and REMOVE (docs.snowflake.com/en/sql-reference/sql/list, …/remove). */
public final class FileCommands {
    /** {@code Mon, 23 Nov 2026 02:16:37 GMT}. */
    private static final DateTimeFormatter MODIFIED = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Stages stages;

    public FileCommands(Stages stages) {
        this.stages = stages;
    }

    public Map<String, Command> commands() {
        return Map.of("LIST", this::list, "LS", this::list, "REMOVE", this::remove, "RM", this::remove);
    }

    private StatementResult list(Statement statement, SessionContext session) {
        Selection selection = select(statement, session);
        List<List<Object>> rows = new ArrayList<>();
        for (StagedFile file : selection.found()) {
            rows.add(List.of(
                    selection.location().files().shownName(file.path()),
                    file.size(),
                    file.checksum(),
                    MODIFIED.format(file.lastModified())));
        }
        return StatementResult.of(
                StatementType.LIST,
                List.of(
                        ResultColumn.of("name", DataType.Kind.TEXT),
                        ResultColumn.of("size", DataType.Kind.FIXED),
                        ResultColumn.of("md5", DataType.Kind.TEXT),
                        ResultColumn.of("last_modified", DataType.Kind.TEXT)),
                rows);
    }

    private StatementResult remove(Statement statement, SessionContext session) {
        Selection selection = select(statement, session);
        List<List<Object>> rows = new ArrayList<>();
        try {
            for (StagedFile file : selection.found()) {
                if (selection.location().files().delete(file.path())) {
                    rows.add(List.of(selection.location().files().shownName(file.path()), "removed"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Unable to remove files of " + selection.location().shown() + ".", e);
        }
        return StatementResult.of(
                StatementType.LIST,
                List.of(ResultColumn.of("name", DataType.Kind.TEXT), ResultColumn.of("result", DataType.Kind.TEXT)),
                rows);
    }

    private Selection select(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        cursor.take();
        StageLocation location = stages.locate(StageReference.take(cursor), session);
        Options options = Options.ofTokens(cursor.options());
        cursor.expectEnd();
        boolean filtered = options.has("PATTERN");
        String pattern = options.text("PATTERN", "");
        options.done();
        try {
            return new Selection(location, filtered ? location.list(pattern) : location.list());
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to list " + location.shown() + ".", e);
        }
    }

    private record Selection(StageLocation location, List<StagedFile> found) {}
}
