package dev.bactrian.eda.profile;

import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a column's numbers never fall, or never rise, in the order in which the rows came. Parts seen by other threads are fitted
 * together by the batches' sequence numbers. Not thread-safe.
 */
final class Order {
    private final Map<Long, Span> spans = new TreeMap<>();
    private boolean rising = true;
    private boolean falling = true;
    private boolean changes;

    void add(long sequence, double[] numbers, int length) {
        if (length == 0 || !(rising || falling)) {
            return;
        }
        for (int i = 1; i < length; i++) {
            rising &= numbers[i] >= numbers[i - 1];
            falling &= numbers[i] <= numbers[i - 1];
        }
        changes |= numbers[0] != numbers[length - 1];
        if (rising || falling) {
            spans.put(sequence, new Span(numbers[0], numbers[length - 1]));
        } else {
            spans.clear();
        }
    }

    void merge(Order other) {
        rising &= other.rising;
        falling &= other.falling;
        changes |= other.changes;
        spans.putAll(other.spans);
    }

    Direction direction() {
        boolean up = rising;
        boolean down = falling;
        boolean moves = changes;
        Span before = null;
        for (Span span : spans.values()) {
            if (before != null) {
                up &= span.first() >= before.last();
                down &= span.first() <= before.last();
                moves |= span.first() != before.last();
            }
            before = span;
        }
        return before == null || !moves || !(up || down) ? Direction.NONE : up ? Direction.RISING : Direction.FALLING;
    }

    /** How the numbers go. */
    public enum Direction {
        NONE,
        RISING,
        FALLING
    }

    private record Span(double first, double last) {}
}
