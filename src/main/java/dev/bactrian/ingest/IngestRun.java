package dev.bactrian.ingest;

import dev.bactrian.config.DataSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** One look at a data set's prefix and what came of it: counts, and every file that is not wholly loaded. Thread-safe. */
public final class IngestRun {

    private static final int SHOWN = 20;

    private final DataSet dataSet;
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final List<String> failures = new ArrayList<>();

    public IngestRun(DataSet dataSet) {
        this.dataSet = dataSet;
    }

    public DataSet dataSet() {
        return dataSet;
    }

    void count(LedgerRow row) {
        Outcome outcome = row.outcome();
        switch (outcome.state()) {
            case LOADED, PARTIALLY_LOADED -> {
                files.incrementAndGet();
                rows.addAndGet(outcome.rowsLoaded());
            }
            case LOAD_SKIPPED -> skipped.incrementAndGet();
            case LOAD_FAILED, LOAD_IN_PROGRESS, REPLACED -> {}
        }
        if (outcome.incomplete()) {
            failed(row.object().key(), String.valueOf(outcome.error()));
        }
    }

    /** Something of this run is not in the table that was meant to be there. */
    public void failed(String what, String why) {
        failed.incrementAndGet();
        synchronized (failures) {
            if (failures.size() < SHOWN) {
                failures.add("'%s': %s".formatted(what, why));
            }
        }
    }

    public long filesLoaded() {
        return files.get();
    }

    public long rowsLoaded() {
        return rows.get();
    }

    public long filesSkipped() {
        return skipped.get();
    }

    public long filesFailed() {
        return failed.get();
    }

    /** Nothing, or all that went wrong in one exception: a run that left a file behind is no success. */
    public void judge() {
        if (failed.get() > 0) {
            synchronized (failures) {
                throw new FilesNotLoadedException(dataSet.name(), failed.get(), failures);
            }
        }
    }
}
