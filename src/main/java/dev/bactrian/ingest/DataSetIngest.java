package dev.bactrian.ingest;

import dev.bactrian.config.DataSet;
import dev.bactrian.config.IngestSettings;
import dev.bactrian.snowflake.SnowflakeException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ingest of one data set, from listing to settled ledger. {@link #stage} may be called by many threads; everything else
 * by one at a time.
 */
public final class DataSetIngest {

    private static final Logger LOG = LoggerFactory.getLogger(DataSetIngest.class);

    // why: an unchanged ledger is answered from Snowflake's result cache, without a warehouse.
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final DataSet dataSet;
    private final IngestSettings settings;
    private final DataSetConnections connections;
    private final Clock clock;
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

    private @Nullable KnownFiles known;
    private Instant nextLook = Instant.MIN;
    private volatile @Nullable Staging staging;

    DataSetIngest(DataSet dataSet, IngestSettings settings, DataSetConnections connections, Clock clock) {
        this.dataSet = dataSet;
        this.settings = settings;
        this.connections = connections;
        this.clock = clock;
    }

    public DataSet dataSet() {
        return dataSet;
    }

    /** Lists the prefix and gives what is not loaded yet, in batches; first settles what an earlier run left open. */
    public Iterator<Batch> discover(IngestRun run) {
        KnownFiles files = known;
        if (files == null || changedByOthers(files)) {
            files = remember();
            known = files;
            recover(run);
        }
        Iterator<Batch> batches = discovery(files);
        if (!batches.hasNext()) {
            return batches;
        }
        switch (connections.lease().acquire(dataSet.name())) {
            case RENEWED -> {}
            case TAKEN_OVER -> {
                KnownFiles anew = remember();
                known = anew;
                recover(run);
                batches = discovery(anew);
            }
            case REFUSED -> {
                forget();
                LOG.warn("Data set '{}' is left alone: another instance is at work on it", dataSet.name());
                return Collections.emptyIterator();
            }
        }
        staging = new Staging(
                connections.upload(),
                connections.sql(),
                dataSet,
                connections.table().columns());
        return batches;
    }

    /** Whether the ledger is no longer as remembered, as after a replay; looked at seldom, for the warehouse's sake. */
    private boolean changedByOthers(KnownFiles files) {
        Instant now = clock.instant();
        if (now.isBefore(nextLook)) {
            return false;
        }
        nextLook = now.plus(LOOK_AGAIN);
        return connections.ledger().size(dataSet) != files.size();
    }

    private Discovery discovery(KnownFiles files) {
        return new Discovery(
                dataSet, settings, files, connections.listing().objects(dataSet), connections.tidying()::tidy);
    }

    /** Lets go of what is remembered of the ledger, so that the next run reads it anew. */
    public void forget() {
        known = null;
    }

    private KnownFiles remember() {
        KnownFiles files = new KnownFiles();
        connections.ledger().each(dataSet, row -> files.add(row.object(), row.state()));
        LOG.info("Data set '{}': the ledger knows {} files", dataSet.name(), files.size());
        return files;
    }

    /** Settles loads that were begun and whose end is not recorded; those that never happened are begun again. */
    private void recover(IngestRun run) {
        List<LedgerRow> unsettled = connections.ledger().unsettled(dataSet);
        if (unsettled.isEmpty() || connections.lease().acquire(dataSet.name()) == Lease.Hold.REFUSED) {
            return;
        }
        Map<String, Outcome> outcomes = connections.history().outcomes(unsettled);
        LOG.info(
                "Data set '{}': {} of {} loads left open are settled by the load history",
                dataSet.name(),
                outcomes.size(),
                unsettled.size());
        settle(
                run,
                unsettled.stream()
                        .filter(row -> outcomes.containsKey(row.fileId()))
                        .toList(),
                outcomes);
        KnownFiles files = known;
        for (LedgerRow row : unsettled) {
            if (!outcomes.containsKey(row.fileId()) && files != null) {
                files.remove(row.object());
            }
        }
    }

    /** Brings one object's content to the stage, and notes in the batch what came of it. */
    public void stage(Batch batch, PendingFile file, String version, InputStream content) throws IOException {
        if (!version.replace("\"", "").equals(file.object().version())) {
            batch.postpone(file, "the object changed after it was listed");
            return;
        }
        Staging ready = staging;
        if (ready == null) {
            throw new IllegalStateException("stage comes after discover");
        }
        try {
            batch.staged(ready.stage(file, content));
        } catch (UnusableFileException e) {
            batch.reject(file, e.reason(), String.valueOf(e.getMessage()));
        }
    }

    /** The object could not be brought to the stage, after all the retries that there are. */
    public void stagingFailed(Batch batch, PendingFile file, Exception cause) {
        int failures = attempts.merge(file.fileId(), 1, Integer::sum);
        String error = String.valueOf(cause.getMessage());
        // why: that Snowflake is away, or has no such stage, is not the file's fault.
        if (failures >= settings.attempts() && !(cause instanceof SnowflakeException)) {
            batch.reject(file, Outcome.Reason.NOT_STAGED, error);
        } else {
            batch.postpone(file, error);
        }
    }

    /**
     * Loads what is staged and settles it. May be called again for the same batch after a failure: what the first call began
     * is then asked for before it is begun anew.
     */
    public void load(IngestRun run, Batch batch) {
        Map<String, Outcome> outcomes = new HashMap<>();
        List<StagedFile> staged = batch.stagedFiles();
        if (!staged.isEmpty()) {
            if (connections.lease().acquire(dataSet.name()) != Lease.Hold.RENEWED) {
                forget();
                throw new IllegalStateException(
                        "Unable to load data set '%s': another instance took it over. It is left to that one."
                                .formatted(dataSet.name()));
            }
            Lease.Kept kept = connections.lease().keep(dataSet.name());
            try {
                outcomes.putAll(load(batch, staged));
            } finally {
                kept.close();
            }
        }
        List<LedgerRow> settled = new ArrayList<>(batch.submitted());
        for (DecidedFile decided : batch.decidedFiles()) {
            settled.add(row(
                    decided.file(),
                    decided.file().object().safeName(),
                    decided.file().note()));
            outcomes.put(decided.file().fileId(), decided.outcome());
        }
        settle(run, settled, outcomes);
        batch.unfinishedFiles().forEach((file, error) -> {
            run.failed(file.key(), error);
            tryAgainLater(file.object());
        });
    }

    private Map<String, Outcome> load(Batch batch, List<StagedFile> staged) {
        Map<String, Outcome> outcomes = new HashMap<>();
        if (batch.submitted().isEmpty()) {
            List<LedgerRow> rows = staged.stream().map(this::begun).toList();
            connections.ledger().record(rows);
            batch.submitted(rows);
        } else {
            outcomes.putAll(connections.history().outcomes(batch.submitted()));
        }
        List<StagedFile> open = staged.stream()
                .filter(file -> !outcomes.containsKey(file.fileId()))
                .toList();
        List<StagedFile> again = open.stream().filter(StagedFile::sameNameAgain).toList();
        List<StagedFile> fresh =
                open.stream().filter(file -> !file.sameNameAgain()).toList();
        if (!fresh.isEmpty()) {
            outcomes.putAll(connections.loading().load(fresh));
        }
        if (!again.isEmpty()) {
            outcomes.putAll(connections.loadingAgain().load(again));
        }
        List<LedgerRow> unanswered = batch.submitted().stream()
                .filter(row -> !outcomes.containsKey(row.fileId()))
                .toList();
        outcomes.putAll(connections.history().outcomes(unanswered));
        return outcomes;
    }

    private LedgerRow begun(StagedFile file) {
        return row(file.file(), file.fileName(), file.note());
    }

    private LedgerRow row(PendingFile file, String fileName, @Nullable String note) {
        Instant now = clock.instant();
        return new LedgerRow(
                file.object(),
                dataSet.name(),
                dataSet.table(),
                fileName,
                dataSet.load().name(),
                note == null || note.isEmpty() ? null : note,
                attempts.getOrDefault(file.fileId(), 0) + 1,
                now,
                null,
                LedgerRow.IN_PROGRESS,
                file.resent());
    }

    private void settle(IngestRun run, List<LedgerRow> rows, Map<String, Outcome> outcomes) {
        Instant now = clock.instant();
        List<LedgerRow> settled = new ArrayList<>();
        for (LedgerRow row : rows) {
            Outcome outcome = outcomes.get(row.fileId());
            if (outcome == null || !outcome.settled()) {
                run.failed(row.object().key(), "its load has not ended yet; it is asked for again");
                known = null;
            } else {
                settled.add(row.settled(outcome, now));
            }
        }
        if (settled.isEmpty()) {
            return;
        }
        connections.settlement().settle(settled);
        KnownFiles files = known;
        for (LedgerRow row : settled) {
            run.count(row);
            attempts.remove(row.fileId());
            if (files != null) {
                files.add(row.object(), row.state());
            }
        }
        if (LOG.isInfoEnabled()) {
            LOG.info(
                    "Data set '{}': {} files settled, {}",
                    dataSet.name(),
                    settled.size(),
                    settled.stream().collect(Collectors.groupingBy(LedgerRow::state, Collectors.counting())));
        }
    }

    /** Takes back everything a batch claimed, so that the next run finds its files again. */
    public void loadFailed(IngestRun run, Batch batch, Exception cause) {
        batch.files().forEach(file -> run.failed(file.key(), String.valueOf(cause.getMessage())));
        forget();
    }

    private void tryAgainLater(SourceObject object) {
        KnownFiles files = known;
        if (files != null) {
            files.remove(object);
        }
    }
}
