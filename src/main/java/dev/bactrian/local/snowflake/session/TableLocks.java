package dev.bactrian.local.snowflake.session;

import dev.bactrian.local.snowflake.command.LockMode;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Which transaction holds which table, so that concurrent changes wait for each other, where DuckDB would let the later one fail; and when
 * each table was last changed. Thread-safe.
 */
final class TableLocks {
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final Map<String, Map<Holder, LockMode>> held = new HashMap<>();
    private final Map<Holder, String> waiting = new HashMap<>();
    private final Map<String, Long> changed = new HashMap<>();
    private final Duration idle;
    private long version;

    /**
     * @param idle how long a transaction that others wait for may run no statement: then it is rolled back
     *     (docs.snowflake.com/en/sql-reference/transactions, "Aborting transactions": five minutes)
     */
    TableLocks(Duration idle) {
        this.idle = idle;
    }

    /** What holds tables. */
    interface Holder {
        /** Ends the transaction if it has run no statement for so long; it calls {@link TableLocks#release} then. */
        void abortIfIdle(Duration longerThan);
    }

    /** Waits until {@code owner} may hold {@code table}. Throws 000625 after {@code timeout} or in a deadlock, 000604 when cancelled. */
    synchronized void acquire(Holder owner, String table, LockMode mode, Duration timeout, BooleanSupplier cancelled) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (isHeldByOthers(owner, table, mode)) {
                waiting.put(owner, table);
                if (waitsForItself(owner, owner, new HashSet<>())) {
                    throw new SnowflakeError(
                            625,
                            "57014",
                            "Statement was aborted: it waits for table '" + table
                                    + "', whose lock is held by a transaction that waits for this one (deadlock).");
                }
                if (cancelled.getAsBoolean()) {
                    throw new SnowflakeError(604, "57014", "SQL execution canceled");
                }
                if (System.nanoTime() > deadline) {
                    throw new SnowflakeError(
                            625,
                            "57014",
                            "Another statement has locked table '" + table
                                    + "' and this lock has not yet been released. Your statement was aborted because it waited"
                                    + " longer than LOCK_TIMEOUT.");
                }
                List.copyOf(held.getOrDefault(table, Map.of()).keySet()).stream()
                        .filter(holder -> holder != owner)
                        .forEach(holder -> holder.abortIfIdle(idle));
                wait(LOOK_AGAIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SnowflakeError(604, "57014", "SQL execution canceled", e);
        } finally {
            waiting.remove(owner);
        }
        held.computeIfAbsent(table, key -> new HashMap<>())
                .merge(owner, mode, (old, added) -> old.compareTo(added) >= 0 ? old : added);
    }

    private boolean isHeldByOthers(Holder owner, String table, LockMode mode) {
        return held.getOrDefault(table, Map.of()).entrySet().stream()
                .anyMatch(
                        holder -> holder.getKey() != owner && !holder.getValue().allows(mode));
    }

    private boolean waitsForItself(Holder start, Holder owner, Set<Holder> seen) {
        String table = waiting.get(owner);
        if (table == null || !seen.add(owner)) {
            return false;
        }
        for (Holder holder : held.getOrDefault(table, Map.of()).keySet()) {
            boolean cycle = holder == start ? owner != start : waitsForItself(start, holder, seen);
            if (cycle) {
                return true;
            }
        }
        return false;
    }

    /** Lets go of everything that {@code owner} holds; after a commit these tables count as changed. */
    synchronized void release(Holder owner, boolean committed) {
        held.forEach((table, holders) -> {
            if (holders.remove(owner) != null && committed) {
                changed.put(table, ++version);
            }
        });
        held.values().removeIf(Map::isEmpty);
        notifyAll();
    }

    /** The number of the last change of any table. */
    synchronized long version() {
        return version;
    }

    /** The number of the last change of this table. */
    synchronized long version(String table) {
        return changed.getOrDefault(table, 0L);
    }
}
