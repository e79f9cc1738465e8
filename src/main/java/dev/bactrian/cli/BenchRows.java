package dev.bactrian.cli;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.BatchBuilder;
import dev.bactrian.eda.batch.ColumnBuilder;
import dev.bactrian.eda.batch.ColumnType;
import dev.bactrian.eda.batch.Field;
import dev.bactrian.eda.batch.Schema;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The rows that are profiled for a measurement: twelve columns as a retailer has them, the same at every run. */
final class BenchRows {
    static final Schema SCHEMA = new Schema(List.of(
            new Field("ID", ColumnType.number(18, 0)),
            new Field("CUSTOMER", ColumnType.TEXT),
            new Field("STORE", ColumnType.number(9, 0)),
            new Field("PRODUCT", ColumnType.TEXT),
            new Field("QUANTITY", ColumnType.number(9, 0)),
            new Field("PRICE", ColumnType.number(12, 2)),
            new Field("DISCOUNT", ColumnType.number(12, 2)),
            new Field("MARGIN", ColumnType.FLOAT),
            new Field("SOLD_ON", ColumnType.DATE),
            new Field("SOLD_AT", ColumnType.timestamp(6)),
            new Field("RETURNED", ColumnType.BOOLEAN),
            new Field("REMARK", ColumnType.TEXT)));

    private static final List<String> CUSTOMERS =
            IntStream.range(0, 50_000).mapToObj("C%07d"::formatted).toList();
    private static final List<String> PRODUCTS =
            IntStream.range(0, 30_000).mapToObj("P-%05d"::formatted).toList();
    private static final List<String> WORDS =
            List.of("late", "gift", "called", "twice", "blue bag", "no receipt", "card", "cash", "vip", "damaged");

    private final int rows;

    BenchRows(int rows) {
        this.rows = rows;
    }

    /** The batches, each made when it is asked for. */
    Iterable<Batch> batches() {
        return () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < rows;
            }

            @Override
            public Batch next() {
                int count = Math.min(Batch.ROWS, rows - next);
                Batch made = make(next, count);
                next += count;
                return made;
            }
        };
    }

    private static Batch make(int first, int count) {
        SplittableRandom random = new SplittableRandom(first * 31L + 7);
        Batch[] made = new Batch[1];
        BatchBuilder builder = new BatchBuilder(SCHEMA, count, batch -> made[0] = batch);
        for (int i = 0; i < count; i++) {
            row(builder, first + i, random);
            builder.endRow();
        }
        return made[0];
    }

    private static void row(BatchBuilder row, int id, SplittableRandom random) {
        double skewed = random.nextDouble() * random.nextDouble();
        row.column(0).addLong(id);
        row.column(1).addText(CUSTOMERS.get((int) (skewed * CUSTOMERS.size())));
        row.column(2).addLong(1 + (long) (random.nextDouble() * 200));
        row.column(3).addText(PRODUCTS.get((int) (skewed * random.nextDouble() * PRODUCTS.size())));
        row.column(4).addLong(1 + (long) (20 * skewed * skewed));
        row.column(5).addLong(Math.round(250 * Math.exp(random.nextGaussian())));
        unless(random.nextInt(10) < 6, row.column(6), random.nextInt(2000));
        row.column(7).addDouble(0.3 + 0.1 * random.nextGaussian());
        row.column(8).addLong(19_000 + random.nextInt(730));
        row.column(9).addInstant(1_700_000_000L + id, 1000 * random.nextInt(1_000_000));
        row.column(10).addLong(random.nextInt(50) == 0 ? 1 : 0);
        if (random.nextInt(10) == 0) {
            row.column(11).addNull();
        } else {
            row.column(11)
                    .addText(WORDS.get(random.nextInt(10))
                            + ' '
                            + WORDS.get(random.nextInt(10))
                            + ' '
                            + random.nextInt(100_000));
        }
    }

    private static void unless(boolean missing, ColumnBuilder column, long value) {
        if (missing) {
            column.addNull();
        } else {
            column.addLong(value);
        }
    }
}
