package dev.bactrian.eda.profile;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Profiles batches on several threads while the caller goes on reading. The caller is one thread; it must close this. */
public final class ParallelProfiler implements AutoCloseable {
    private final BlockingQueue<Numbered> queue;
    private final ExecutorService threads;
    private final List<Future<TableProfiler>> parts = new ArrayList<>();
    private long sequence;

    public ParallelProfiler(Schema schema, int workers) {
        queue = new ArrayBlockingQueue<>(workers * 4);
        threads = Executors.newFixedThreadPool(workers, work -> {
            Thread thread = new Thread(work, "eda-profile");
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < workers; i++) {
            parts.add(threads.submit(() -> gather(new TableProfiler(schema))));
        }
    }

    /** Hands a batch over; waits while the workers are behind. */
    public void add(Batch batch) {
        put(new Numbered(batch, sequence++));
    }

    /** All batches have come. */
    public TableProfile finish() {
        parts.forEach(part -> put(Numbered.END));
        TableProfiler all = result(parts.get(0));
        for (int i = 1; i < parts.size(); i++) {
            all.merge(result(parts.get(i)));
        }
        return all.profile();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private TableProfiler gather(TableProfiler part) throws InterruptedException {
        for (Numbered next = queue.take(); next.sequence >= 0; next = queue.take()) {
            part.add(next.batch, next.sequence);
        }
        return part;
    }

    private void put(Numbered next) {
        try {
            while (!queue.offer(next, 100, TimeUnit.MILLISECONDS)) {
                // why: a worker that failed takes no more; its failure must come out here, not a full queue.
                parts.stream().filter(Future::isDone).forEach(ParallelProfiler::result);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("profiling was interrupted");
        }
    }

    private static TableProfiler result(Future<TableProfiler> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("profiling was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("Unable to profile rows: " + e.getCause(), e.getCause());
        }
    }

    private record Numbered(Batch batch, long sequence) {
        private static final Numbered END = new Numbered(new Batch(new Schema(List.of()), List.of(), 0), -1);
    }
}
