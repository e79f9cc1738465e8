package dev.bactrian.local.snowflake.command.load.stage;

import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.FileTransfer;
import dev.bactrian.local.snowflake.command.FileTransfer.Direction;
import dev.bactrian.local.snowflake.command.ResultRows;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.load.format.Options;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PUT and GET (docs.snowflake.com/en/sql-reference/sql/put, …/get): the statement gives the driver addresses, the driver moves the bytes.
 *
 * <p>Read from the statement's text and not from its tokens: {@code file:///path} would be a comment.
 */
public final class TransferCommands {
    private static final Pattern PUT = Pattern.compile(
            "(?is)(?:\\s|/\\*.*?\\*/)*PUT\\s+(?:'file://(?<quoted>(?:[^'\\\\]|\\\\.|'')*)'|file://(?<bare>.+?))\\s+(?<rest>'?@.*)");
    private static final Pattern GET =
            Pattern.compile("(?is)(?:\\s|/\\*.*?\\*/)*GET\\s+(?<stage>'(?:[^']|'')*'|@\\S+)\\s+"
                    + "(?:'file://(?<quoted>(?:[^'\\\\]|\\\\.|'')*)'|file://(?<bare>[^\\s;]+))\\s*(?<rest>.*)");
    private static final int PARALLEL = 4;

    private final Stages stages;
    private final StageGrants grants;

    public TransferCommands(Stages stages, StageGrants grants) {
        this.stages = stages;
        this.grants = grants;
    }

    public Map<String, Command> commands() {
        return Map.of("PUT", this::put, "GET", this::get);
    }

    private StatementResult put(Statement statement, SessionContext session) {
        Matcher matcher = PUT.matcher(statement.text());
        if (!matcher.matches()) {
            throw SnowflakeError.syntax("syntax error: PUT needs a path of the form file://… and a stage.");
        }
        String written = local(matcher);
        String local = matcher.group("quoted") == null ? written.split("[ \\n;]", 2)[0] : written;
        TokenCursor cursor = TokenCursor.over(matcher.group("rest"));
        StageLocation location = stages.locate(StageReference.take(cursor), session);
        if (location.files().onDisk("x").isEmpty()) {
            throw new SnowflakeError(
                    2031, "42601", "SQL compilation error:\nPUT is not supported for external stages.");
        }
        Options options = Options.ofTokens(cursor.options());
        cursor.expectEnd();
        boolean compress = options.flag("AUTO_COMPRESS", true);
        boolean overwrite = options.flag("OVERWRITE", false);
        int parallel = Math.toIntExact(options.number("PARALLEL", PARALLEL));
        String source = options.text("SOURCE_COMPRESSION", "AUTO_DETECT").toLowerCase(Locale.ROOT);
        options.done();
        String name = written.substring(written.lastIndexOf('/') + 1);
        String address = grants.address(location.files(), location.join(name), true);
        return answer(
                StatementType.PUT,
                new FileTransfer(
                        Direction.UPLOAD,
                        List.of(local),
                        "",
                        List.of(address),
                        trimmed(location.path()),
                        parallel,
                        compress,
                        overwrite,
                        source));
    }

    private StatementResult get(Statement statement, SessionContext session) {
        Matcher matcher = GET.matcher(statement.text());
        if (!matcher.matches()) {
            throw SnowflakeError.syntax("syntax error: GET needs a stage and a path of the form file://….");
        }
        StageReference reference = StageReference.take(TokenCursor.over(matcher.group("stage")));
        StageLocation location = stages.locate(reference, session);
        TokenCursor cursor = TokenCursor.over(matcher.group("rest"));
        Options options = Options.ofTokens(cursor.options());
        cursor.expectEnd();
        int parallel = Math.toIntExact(options.number("PARALLEL", PARALLEL * 2L + 2));
        List<String> sources = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        try {
            List<StagedFile> files =
                    options.has("PATTERN") ? location.list(options.text("PATTERN", "")) : location.list();
            for (StagedFile file : files) {
                sources.add(file.path());
                addresses.add(grants.address(location.files(), file.path(), false));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to list " + reference + ".", e);
        }
        options.done();
        return answer(
                StatementType.GET,
                new FileTransfer(
                        Direction.DOWNLOAD, sources, local(matcher), addresses, "", parallel, false, true, "none"));
    }

    /** The path behind {@code file://}, exactly as the driver reads it: backslashes in pairs become one. */
    private static String local(Matcher matcher) {
        String quoted = matcher.group("quoted");
        return quoted == null ? matcher.group("bare") : quoted.replace("\\\\", "\\");
    }

    private static String trimmed(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static StatementResult answer(StatementType type, FileTransfer transfer) {
        return new StatementResult(type, List.of(), ResultRows.of(List.<List<Object>>of()), transfer);
    }
}
