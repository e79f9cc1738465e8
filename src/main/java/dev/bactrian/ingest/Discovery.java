package dev.bactrian.ingest;

import dev.bactrian.config.DataSet;
import dev.bactrian.config.IngestSettings;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a listing into batches of files that are not loaded yet, as it goes: a bucket of any size is never held in memory.
 * What is known is left out; the same content under another key, and another version under a known key, go by the data
 * set's rules. Objects that are wholly done are told to a listener. Used by one thread.
 */
final class Discovery implements Iterator<Batch> {

    private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);

    private final DataSet dataSet;
    private final IngestSettings limits;
    private final KnownFiles known;
    private final Iterator<SourceObject> objects;
    private final Consumer<SourceObject> done;

    private List<PendingFile> files = new ArrayList<>();
    private List<DecidedFile> decided = new ArrayList<>();
    private long bytes;

    Discovery(
            DataSet dataSet,
            IngestSettings limits,
            KnownFiles known,
            Iterator<SourceObject> objects,
            Consumer<SourceObject> done) {
        this.dataSet = dataSet;
        this.limits = limits;
        this.known = known;
        this.objects = objects;
        this.done = done;
    }

    @Override
    public boolean hasNext() {
        while (!full() && objects.hasNext()) {
            SourceObject object = objects.next();
            if (!known.knows(object)) {
                consider(object);
            } else if (known.done(object)) {
                done.accept(object);
            }
        }
        return !files.isEmpty() || !decided.isEmpty();
    }

    private boolean full() {
        return files.size() >= limits.batchFiles()
                || bytes >= limits.batchBytes()
                || decided.size() >= limits.batchFiles();
    }

    private void consider(SourceObject object) {
        boolean resent = known.knowsAnotherVersionOf(object);
        String sameContent = known.keyOfSameContent(object);
        if (!sameContent.isEmpty() && !sameContent.equals(object.key())) {
            String note = "same content as '%s'".formatted(sameContent);
            LOG.warn("Data set '{}': '{}' has the {}", dataSet.name(), object.key(), note);
            if (dataSet.duplicate() == DataSet.Duplicate.SKIP) {
                decide(
                        new PendingFile(object, resent, note),
                        new Outcome(LoadState.LOAD_SKIPPED, 0, 0, 0, null, null, null));
                return;
            }
            take(new PendingFile(object, resent, note));
        } else if (resent && dataSet.resent() == DataSet.Resent.REJECT) {
            decide(
                    new PendingFile(object, true, null),
                    Outcome.failed(
                            Outcome.Reason.RESENT,
                            "another version of the object is loaded already; send it under a new key, or set 'resent' of data set '%s'"
                                    .formatted(dataSet.name())));
        } else {
            take(new PendingFile(object, resent, resent ? "another version came before" : null));
        }
    }

    private void take(PendingFile file) {
        files.add(file);
        bytes += file.object().size();
        known.add(file.object(), LoadState.LOAD_IN_PROGRESS);
    }

    private void decide(PendingFile file, Outcome outcome) {
        decided.add(new DecidedFile(file, outcome));
        known.add(file.object(), outcome.state());
    }

    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Batch batch = new Batch(dataSet, files, decided);
        files = new ArrayList<>();
        decided = new ArrayList<>();
        bytes = 0;
        return batch;
    }
}
