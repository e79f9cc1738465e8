package dev.bactrian.eda.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts of values by their hash, exact while they fit. When they no longer do, the median count is taken off all and what falls to
 * nothing is forgotten (Misra and Gries), so that a count is short by at most {@link #error}. Not thread-safe.
 */
final class FrequentValues {
    /** Up to so many distinct values everything said of a column is exact. */
    static final int EXACT = 4096;

    private static final int SLOTS = 1 << 14;
    private static final int FULL = SLOTS / 2 + SLOTS / 8;

    private final boolean texts;
    private long[] hashes = new long[64];
    private long[] keys = new long[64];
    private long[] counts = new long[64];
    private @Nullable String[] names;
    private int size;
    private long error;

    FrequentValues(boolean texts) {
        this.texts = texts;
        this.names = new @Nullable String[texts ? 64 : 0];
    }

    /** One value more; the key is the number itself, the name the text itself. */
    void add(long hash, long key, @Nullable String name, long count) {
        int slot = (int) hash & (hashes.length - 1);
        while (counts[slot] != 0) {
            if (hashes[slot] == hash) {
                counts[slot] += count;
                return;
            }
            slot = (slot + 1) & (hashes.length - 1);
        }
        hashes[slot] = hash;
        keys[slot] = key;
        counts[slot] = count;
        if (texts) {
            names[slot] = name;
        }
        size++;
        if (size > hashes.length / 2 + hashes.length / 8) {
            if (hashes.length < SLOTS) {
                rebuild(hashes.length * 2, 0);
            } else {
                purge();
            }
        }
    }

    void merge(FrequentValues other) {
        error += other.error;
        for (int i = 0; i < other.counts.length; i++) {
            if (other.counts[i] != 0) {
                add(other.hashes[i], other.keys[i], texts ? other.names[i] : null, other.counts[i]);
            }
        }
    }

    int size() {
        return size;
    }

    long error() {
        return error;
    }

    /** All values held, in no order. */
    void forEach(Visitor visitor) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                visitor.visit(hashes[i], keys[i], texts ? names[i] : null, counts[i]);
            }
        }
    }

    /** The most frequent values; of equally frequent ones the order is that of their hashes, so that it is always the same. */
    List<Entry> top(int most) {
        List<Entry> entries = new ArrayList<>(size);
        forEach((hash, key, name, count) -> entries.add(new Entry(hash, key, name, count)));
        entries.sort(Comparator.comparingLong(Entry::count).reversed().thenComparingLong(Entry::hash));
        return List.copyOf(entries.subList(0, Math.min(most, entries.size())));
    }

    /** A value held and how often it was seen, at least. */
    record Entry(long hash, long key, @Nullable String name, long count) {}

    /** Looks at one value. */
    interface Visitor {
        void visit(long hash, long key, @Nullable String name, long count);
    }

    private void purge() {
        long[] some = new long[512];
        int taken = 0;
        for (int i = 0; i < counts.length && taken < some.length; i++) {
            if (counts[i] != 0) {
                some[taken++] = counts[i];
            }
        }
        Arrays.sort(some, 0, taken);
        long median = some[taken / 2];
        error += median;
        rebuild(SLOTS, median);
        if (size > FULL - 16) {
            purge();
        }
    }

    private void rebuild(int slots, long less) {
        long[] oldHashes = hashes;
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        @Nullable String[] oldNames = names;
        hashes = new long[slots];
        keys = new long[slots];
        counts = new long[slots];
        names = new @Nullable String[texts ? slots : 0];
        size = 0;
        for (int i = 0; i < oldCounts.length; i++) {
            if (oldCounts[i] > less) {
                int slot = (int) oldHashes[i] & (slots - 1);
                while (counts[slot] != 0) {
                    slot = (slot + 1) & (slots - 1);
                }
                hashes[slot] = oldHashes[i];
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i] - less;
                if (texts) {
                    names[slot] = oldNames[i];
                }
                size++;
            }
        }
    }
}
