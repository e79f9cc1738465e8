package dev.bactrian.ingest;

import dev.bactrian.config.DataSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Files of one data set that are staged in parallel and loaded by one statement or call. What becomes of each while it is
 * staged is noted here. Safe for use by many threads.
 */
public final class Batch {

    private final DataSet dataSet;
    private final List<PendingFile> files;
    private final Map<String, StagedFile> staged = new ConcurrentHashMap<>();
    private final Queue<DecidedFile> decided;
    private final Map<PendingFile, String> postponed = new ConcurrentHashMap<>();
    private volatile List<LedgerRow> submitted = List.of();

    Batch(DataSet dataSet, List<PendingFile> files, List<DecidedFile> decided) {
        this.dataSet = dataSet;
        this.files = List.copyOf(files);
        this.decided = new ConcurrentLinkedQueue<>(decided);
    }

    public DataSet dataSet() {
        return dataSet;
    }

    /** The files to stage. */
    public List<PendingFile> files() {
        return files;
    }

    /** The file is on the stage under its name, ready to load. */
    void staged(StagedFile file) {
        staged.put(file.file().fileId(), file);
    }

    /** The file will not be loaded, now or later, as it is. */
    void reject(PendingFile file, Outcome.Reason reason, String error) {
        decided.add(new DecidedFile(file, Outcome.failed(reason, error)));
    }

    /** The file could not be staged this time; a later run tries again. */
    void postpone(PendingFile file, String error) {
        postponed.put(file, error);
    }

    List<StagedFile> stagedFiles() {
        List<StagedFile> inOrder = new ArrayList<>();
        for (PendingFile file : files) {
            StagedFile found = staged.get(file.fileId());
            if (found != null) {
                inOrder.add(found);
            }
        }
        return inOrder;
    }

    List<DecidedFile> decidedFiles() {
        return List.copyOf(decided);
    }

    /** The files that are neither staged nor decided, each with the reason: a later run finds them again. */
    Map<PendingFile, String> unfinishedFiles() {
        Map<PendingFile, String> unfinished = new HashMap<>();
        Set<String> ended = new HashSet<>(staged.keySet());
        decided.forEach(file -> ended.add(file.file().fileId()));
        for (PendingFile file : files) {
            if (!ended.contains(file.fileId())) {
                unfinished.put(file, postponed.getOrDefault(file, "its staging did not end"));
            }
        }
        return unfinished;
    }

    /** What the ledger holds of this batch since the load was begun, or nothing before. */
    List<LedgerRow> submitted() {
        return submitted;
    }

    void submitted(List<LedgerRow> rows) {
        submitted = List.copyOf(rows);
    }
}
