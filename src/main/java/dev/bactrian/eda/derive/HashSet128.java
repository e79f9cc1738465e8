package dev.bactrian.eda.derive;

/** A set of 128-bit hashes in 16 bytes a place, at most half full. Not thread-safe. */
final class HashSet128 {
    private long[] table = new long[1 << 11];
    private int size;
    private boolean zero;

    int size() {
        return size;
    }

    boolean contains(long high, long low) {
        if (high == 0 && low == 0) {
            return zero;
        }
        int place = place(high, low);
        return table[place] != 0 || table[place + 1] != 0;
    }

    /** Whether it was not there before. */
    boolean add(long high, long low) {
        if (high == 0 && low == 0) {
            boolean fresh = !zero;
            zero = true;
            return fresh;
        }
        int place = place(high, low);
        if (table[place] != 0 || table[place + 1] != 0) {
            return false;
        }
        table[place] = high;
        table[place + 1] = low;
        if (++size * 4 > table.length) {
            grow();
        }
        return true;
    }

    /** Where this pair is, or the free place where it would go. */
    private int place(long high, long low) {
        int mask = table.length - 1;
        int place = ((int) (high ^ (low >>> 32)) << 1) & mask;
        while ((table[place] != 0 || table[place + 1] != 0) && (table[place] != high || table[place + 1] != low)) {
            place = (place + 2) & mask;
        }
        return place;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0 || old[i + 1] != 0) {
                int place = place(old[i], old[i + 1]);
                table[place] = old[i];
                table[place + 1] = old[i + 1];
            }
        }
    }
}
