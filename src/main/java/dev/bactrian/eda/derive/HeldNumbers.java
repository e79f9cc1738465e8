package dev.bactrian.eda.derive;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All numbers of a column, for order statistics that are exact and do not hang on the order in which the numbers came. Beyond a limit they
 * go to a file and are selected from it in four passes, 16 bits a pass.
 */
final class HeldNumbers implements AutoCloseable {
    private final Surroundings surroundings;
    private double[] memory = new double[1024];
    private int inMemory;
    private long count;
    private @Nullable Path file;
    private @Nullable DataOutputStream out;

    HeldNumbers(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    void add(double number) {
        if (Double.isNaN(number)) {
            return;
        }
        count++;
        if (inMemory == surroundings.cellsInMemory()) {
            spill();
        }
        if (inMemory == memory.length) {
            memory = Arrays.copyOf(memory, (int) Math.min(memory.length * 2L, surroundings.cellsInMemory()));
        }
        memory[inMemory++] = number;
    }

    long count() {
        return count;
    }

    double mean() {
        return sum(DoubleUnaryOperator.identity()) / count;
    }

    double mean(DoubleUnaryOperator of) {
        return sum(of) / count;
    }

    /** The quantile as PERCENTILE_CONT gives it, interpolated between the two nearest numbers. */
    double quantile(double share, DoubleUnaryOperator of) {
        double rank = share * (count - 1);
        long below = (long) Math.floor(rank);
        double low = select(below, of);
        double part = rank - below;
        return part == 0 ? low : low + part * (select(below + 1, of) - low);
    }

    void forEach(DoubleConsumer consumer) {
        if (file != null && out != null) {
            try {
                out.flush();
                try (DataInputStream in =
                        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
                    for (long i = 0; i < count - inMemory; i++) {
                        consumer.accept(in.readDouble());
                    }
                }
            } catch (IOException e) {
                throw unable(e);
            }
        }
        for (int i = 0; i < inMemory; i++) {
            consumer.accept(memory[i]);
        }
    }

    @Override
    public void close() {
        try {
            if (out != null && file != null) {
                out.close();
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw unable(e);
        }
    }

    /** The number that has this many before it in order. */
    private double select(long rank, DoubleUnaryOperator of) {
        long prefix = 0;
        long before = rank;
        for (int shift = 48; shift >= 0; shift -= 16) {
            long[] counts = new long[1 << 16];
            int bits = shift;
            long wanted = prefix;
            forEach(number -> {
                long key = ordered(of.applyAsDouble(number));
                if (bits == 48 || key >>> (bits + 16) == wanted) {
                    counts[(int) (key >>> bits) & 0xFFFF]++;
                }
            });
            int digit = 0;
            while (before >= counts[digit]) {
                before -= counts[digit++];
            }
            prefix = prefix << 16 | digit;
        }
        return Double.longBitsToDouble(prefix < 0 ? prefix ^ Long.MIN_VALUE : ~prefix);
    }

    /** Bits that as an unsigned number are in the order of the doubles. */
    private static long ordered(double number) {
        long bits = Double.doubleToLongBits(number == 0 ? 0.0 : number);
        return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
    }

    private double sum(DoubleUnaryOperator of) {
        double[] sumAndLost = new double[2];
        forEach(number -> {
            double value = of.applyAsDouble(number);
            double sum = sumAndLost[0] + value;
            sumAndLost[1] += Math.abs(sumAndLost[0]) >= Math.abs(value)
                    ? (sumAndLost[0] - sum) + value
                    : (value - sum) + sumAndLost[0];
            sumAndLost[0] = sum;
        });
        return sumAndLost[0] + sumAndLost[1];
    }

    private void spill() {
        try {
            if (out == null) {
                Files.createDirectories(surroundings.scratch());
                file = Files.createTempFile(surroundings.scratch(), "numbers", ".part");
                out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
            }
            for (int i = 0; i < inMemory; i++) {
                out.writeDouble(memory[i]);
            }
            inMemory = 0;
        } catch (IOException e) {
            throw unable(e);
        }
    }

    private UncheckedIOException unable(IOException cause) {
        return new UncheckedIOException(
                "Unable to use scratch folder '" + surroundings.scratch() + "': " + cause.getMessage()
                        + ". Give 'eda.scratch' a folder with room.",
                cause);
    }
}
