package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.load.copy.LoadHistory.Entry;
import dev.bactrian.local.snowflake.command.load.format.CsvFormat;
import dev.bactrian.local.snowflake.command.load.format.JsonFormat;
import dev.bactrian.local.snowflake.command.load.format.ParquetFormat;
import dev.bactrian.local.snowflake.command.load.format.RecordError;
import dev.bactrian.local.snowflake.command.load.format.ValueReader;
import dev.bactrian.local.snowflake.command.load.stage.StagedFile;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Loads staged files into a table, in the session's transaction: each file whole or not at all, as ON_ERROR says, and each with its row in
 * the load history.
 */
public final class Copier {
    private final CopyRequest request;
    private final SessionContext session;
    private final FileLoader loader;

    public Copier(CopyRequest request, SessionContext session) {
        this.request = request;
        this.session = session;
        this.loader = loader();
    }

    private FileLoader loader() {
        ZoneId zone = ZoneId.of(session.parameter("TIMEZONE"));
        ValueReader values =
                new ValueReader(request.format().values(), request.options().truncateColumns(), zone);
        if (request.transformation() != null) {
            return new TransformLoader(request, request.transformation(), values, session);
        }
        if (request.format() instanceof CsvFormat csv) {
            return new CsvFileLoader(request, csv, values);
        }
        if (request.format() instanceof JsonFormat json) {
            return new JsonFileLoader(request, json, values);
        }
        return new ParquetFileLoader(request, (ParquetFormat) request.format(), values);
    }

    /**
     * Loads the files in order; throws on the first bad one under ABORT_STATEMENT, and then nothing is kept.
     *
     * @param received when a pipe was told of them
     * @param alone whether the transaction holds nothing but this load
     */
    public List<LoadOutcome> load(List<StagedFile> files, @Nullable Instant received, boolean alone)
            throws IOException {
        try {
            return attempt(files, received, alone);
        } catch (DirectCsv.Unfit e) {
            System.getLogger(Copier.class.getName())
                    .log(System.Logger.Level.DEBUG, "Loading again, record by record: " + e.getMessage());
            session.engine().rollback();
            session.engine().begin();
            return attempt(files, received, false);
        }
    }

    private List<LoadOutcome> attempt(List<StagedFile> files, @Nullable Instant received, boolean alone)
            throws IOException {
        List<LoadOutcome> outcomes = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        LoadHistory history = new LoadHistory(session.engine());
        try (LoadSink sink = new LoadSink(request.table(), session.engine(), alone)) {
            long bytes = 0;
            for (StagedFile file : files) {
                if (bytes >= request.options().sizeLimit()) {
                    break;
                }
                bytes += file.size();
                Tally tally = new Tally(request.options().onError(), request.pipe() != null);
                LoadOutcome outcome = one(file, tally, sink);
                outcomes.add(outcome);
                entries.add(entry(file, outcome, received));
                history.addErrors(
                        request.queryId(),
                        request.table().name(),
                        request.pipe(),
                        session.clock().instant(),
                        outcome.file(),
                        tally.errors());
            }
            sink.flush();
        }
        history.add(entries);
        return outcomes;
    }

    /** A file that a pipe was told of and that is not in its stage: a failed load. */
    public void missing(String path, Instant received) {
        StagedFile nothing = new StagedFile(path, 0, "", session.clock().instant());
        LoadOutcome outcome = LoadOutcome.missing(request.location().files().shownName(path));
        new LoadHistory(session.engine()).add(List.of(entry(nothing, outcome, received)));
    }

    private Entry entry(StagedFile file, LoadOutcome outcome, @Nullable Instant received) {
        return new Entry(
                request.table().name(),
                request.pipe(),
                request.location().shown(),
                request.key(file.path()),
                request.pipe() == null
                        ? file.path()
                        : file.path().substring(request.location().path().length()),
                file.size(),
                file.checksum(),
                outcome,
                session.clock().instant(),
                received,
                request.queryId());
    }

    /** All errors of a file, nothing of which is loaded. */
    List<RowError> check(StagedFile file) throws IOException {
        Tally tally = new Tally(request.options().onError(), true);
        try (LoadSink sink = new LoadSink(request.table(), session.engine(), false)) {
            read(file, tally, sink);
            sink.discard();
        }
        return tally.errors();
    }

    private void read(StagedFile file, Tally tally, LoadSink sink) {
        FileMetadata metadata = FileMetadata.of(
                request.location().files(), file, session.clock().instant());
        try {
            loader.load(file, metadata, tally, sink);
        } catch (RecordError e) {
            tally.fileFailed(RowError.ofFile(e));
        } catch (ZipException | EOFException e) {
            tally.fileFailed(RowError.ofFile(undecompressable(file, e)));
        } catch (IOException e) {
            tally.fileFailed(RowError.ofFile(unreadable(file, e)));
        }
    }

    private LoadOutcome one(StagedFile file, Tally tally, LoadSink sink) throws IOException {
        String shown = request.location().files().shownName(file.path());
        read(file, tally, sink);
        LoadOutcome outcome = tally.outcome(shown);
        RowError first = outcome.firstError();
        if (first != null && request.options().onError().aborts()) {
            rememberElsewhere(shown, tally);
            throw first.abort(shown);
        }
        if (tally.skips()) {
            sink.discard();
        } else {
            sink.keep();
        }
        return outcome;
    }

    /** The errors of a COPY that is undone are kept all the same, for VALIDATE: by a session of its own. */
    private void rememberElsewhere(String file, Tally tally) {
        try (SessionContext.OwnedSession other = session.fork()) {
            new LoadHistory(other.session().engine())
                    .addErrors(
                            request.queryId(),
                            request.table().name(),
                            request.pipe(),
                            session.clock().instant(),
                            file,
                            tally.errors());
        }
    }

    private RecordError undecompressable(StagedFile file, IOException cause) {
        return RecordError.parsing(
                100085,
                "Invalid data encountered during decompression for file: '" + file.path() + "',compression type used: '"
                        + request.format().compression() + "', cause: '" + cause.getMessage() + "'");
    }

    private static RecordError unreadable(StagedFile file, IOException cause) {
        return RecordError.parsing(100087, "Unable to read file '" + file.path() + "': " + cause.getMessage());
    }

    /** 091016: FILES names a file that is not there. */
    static SnowflakeError remoteFileMissing(String name) {
        return new SnowflakeError(
                91016,
                "22000",
                "Remote file '" + name
                        + "' was not found. There are several potential causes. The file might not exist. The"
                        + " required credentials may be missing or invalid. If you are running a copy command, please make sure"
                        + " files are not deleted when they are being loaded or files are not being loaded into two different"
                        + " tables concurrently with auto purge option.");
    }
}
