package dev.bactrian.eda.batch;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A batch as bytes, for the files that hold what outgrows memory. Read only by the process that wrote it. */
public final class BatchCodec {
    private BatchCodec() {}

    public static void write(Batch batch, DataOutput out) throws IOException {
        out.writeInt(batch.rows());
        for (Column column : batch.columns()) {
            for (int row = 0; row < batch.rows(); row++) {
                write(column, row, out);
            }
        }
    }

    public static Batch read(Schema schema, DataInput in) throws IOException {
        int rows = in.readInt();
        List<Column> columns = new ArrayList<>(schema.size());
        for (Field field : schema.fields()) {
            ColumnBuilder builder = new ColumnBuilder(field.type(), rows);
            for (int row = 0; row < rows; row++) {
                read(builder, in);
            }
            columns.add(builder.build());
        }
        return new Batch(schema, columns, rows);
    }

    private static void write(Column column, int row, DataOutput out) throws IOException {
        if (column.isNull(row)) {
            out.writeByte(0);
        } else if (column instanceof LongColumn numbers && numbers.beyond().containsKey(row)) {
            out.writeByte(2);
            bytes(numbers.digits(row).toByteArray(), out);
        } else {
            out.writeByte(1);
            if (column instanceof LongColumn numbers) {
                out.writeLong(numbers.longAt(row));
            } else if (column instanceof DoubleColumn numbers) {
                out.writeDouble(numbers.values()[row]);
            } else if (column instanceof TextColumn text) {
                bytes(text.values()[row].getBytes(StandardCharsets.UTF_8), out);
            }
        }
    }

    private static void read(ColumnBuilder builder, DataInput in) throws IOException {
        byte tag = in.readByte();
        if (tag == 0) {
            builder.addNull();
        } else if (tag == 2) {
            builder.addDigits(new BigInteger(bytes(in)));
        } else {
            switch (builder.type().kind()) {
                case FLOAT -> builder.addDouble(in.readDouble());
                case VARCHAR -> builder.addText(new String(bytes(in), StandardCharsets.UTF_8));
                case NUMBER, BOOLEAN, DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ -> builder.addLong(in.readLong());
            }
        }
    }

    private static void bytes(byte[] value, DataOutput out) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    private static byte[] bytes(DataInput in) throws IOException {
        byte[] value = new byte[in.readInt()];
        in.readFully(value);
        return value;
    }
}
