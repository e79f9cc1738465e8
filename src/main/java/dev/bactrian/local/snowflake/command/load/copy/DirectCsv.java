package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.copy.RowPlan.Slot;
import dev.bactrian.local.snowflake.command.load.format.Compression;
import dev.bactrian.local.snowflake.command.load.format.CsvFormat;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * The quick way for large, clean CSV files: the engine's own reader straight into the table, while {@link CsvWitness} watches the bytes.
 * Whatever is unlike Snowflake, or bad, makes it {@linkplain Unfit give up}; the transaction is then void, and the file is loaded the
 * other way.
 */
final class DirectCsv {
    /** Smaller files are as quick the other way. */
    static final long SMALLEST = 1 << 20;

    private static final Set<Compression> READABLE = Set.of(Compression.GZIP, Compression.ZSTD, Compression.NONE);

    private DirectCsv() {}

    /** The file must be loaded the other way; what the transaction did is lost. */
    static final class Unfit extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        Unfit(String why) {
            super(why, null, false, false);
        }
    }

    /** Whether the format's options mean the same to the engine. */
    static boolean understands(CsvFormat format, CopyOptions options) {
        return format.encoding().equals(StandardCharsets.UTF_8)
                && !format.replaceInvalidCharacters()
                && format.recordDelimiter().equals("\n")
                && format.fieldDelimiter().length() == 1
                && format.fieldDelimiter().charAt(0) < 128
                && format.escape().isEmpty()
                && !format.values().trimSpace()
                && format.multiLine()
                && format.errorOnColumnCountMismatch()
                && format.emptyFieldAsNull()
                && !options.truncateColumns()
                && format.values().date().equalsIgnoreCase("AUTO")
                && format.values().timestamp().equalsIgnoreCase("AUTO")
                && format.nullIf().stream().allMatch(text -> text.isEmpty() || text.equals("\\N"));
    }

    static boolean understands(RowPlan plan) {
        return plan.fields() > 1
                && plan.slots().stream()
                        .allMatch(slot -> slot.metadata() != null
                                || understands(slot.column().type()));
    }

    private static boolean understands(DataType type) {
        return switch (type.kind()) {
            case FIXED, REAL, TEXT, BOOLEAN, DATE, TIMESTAMP_NTZ -> true;
            case TIME, TIMESTAMP_LTZ, TIMESTAMP_TZ, VARIANT, OBJECT, ARRAY, BINARY -> false;
        };
    }

    /** Loads the file; the number of its rows. */
    static long load(Path file, CsvFormat format, RowPlan plan, FileMetadata metadata, LoadSink sink)
            throws IOException {
        Compression compression = compression(file, format);
        if (!READABLE.contains(compression)) {
            throw new Unfit("compression");
        }
        int headers = format.parseHeader() ? 1 : format.skipHeader();
        CompletableFuture<Long> witness = CompletableFuture.supplyAsync(() -> {
            try {
                return CsvWitness.records(file, compression, format);
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
        long rows = insert(sql(file, compression, format, plan, metadata, sink.table(), headers), witness, sink);
        if (witnessed(witness) != rows + headers) {
            throw new Unfit("the engine read other records than there are");
        }
        return rows;
    }

    private static Compression compression(Path file, CsvFormat format) throws IOException {
        if (format.compression() != Compression.AUTO) {
            return format.compression();
        }
        try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return Compression.detect(in);
        }
    }

    private static long insert(String sql, CompletableFuture<Long> witness, LoadSink sink) {
        try {
            return sink.engine().update(sql);
        } catch (SnowflakeError e) {
            witness.cancel(false);
            if (e.code() == 604) {
                throw e;
            }
            throw new Unfit(String.valueOf(e.getMessage()));
        }
    }

    private static long witnessed(CompletableFuture<Long> witness) {
        try {
            return witness.join();
        } catch (CompletionException e) {
            throw new Unfit(String.valueOf(e.getMessage()));
        }
    }

    private static String sql(
            Path file,
            Compression compression,
            CsvFormat format,
            RowPlan plan,
            FileMetadata metadata,
            TargetTable table,
            int headers) {
        List<String> types = new ArrayList<>();
        for (int field = 0; field < plan.fields(); field++) {
            types.add("VARCHAR");
        }
        List<String> values = new ArrayList<>();
        for (Slot slot : plan.slots()) {
            values.add(value(slot, metadata));
            if (slot.metadata() == null) {
                types.set(slot.field(), readType(slot.column().type()));
            }
        }
        StringBuilder columns = new StringBuilder();
        for (int field = 0; field < types.size(); field++) {
            columns.append(field > 0 ? ", " : "")
                    .append("'f")
                    .append(field)
                    .append("': '")
                    .append(types.get(field))
                    .append("'");
        }
        String quote = EngineText.literal(format.quote());
        return "INSERT INTO " + table.engineName() + " (" + LoadSink.columns(plan) + ") SELECT "
                + values.stream().collect(Collectors.joining(", "))
                + " FROM read_csv(" + EngineText.literal(file.toString())
                + ", auto_detect=false, header=false, strict_mode=true, nullstr='', compression='"
                + compression.name().toLowerCase(java.util.Locale.ROOT) + "', skip=" + headers
                + ", allow_quoted_nulls=" + format.nullIf().contains("")
                + ", delim=" + EngineText.literal(format.fieldDelimiter()) + ", quote=" + quote + ", escape=" + quote
                + ", columns={" + columns + "})";
    }

    /** Dates and timestamps are read as text: the engine knows spellings of them that Snowflake does not. */
    private static String readType(DataType type) {
        return switch (type.kind()) {
            case FIXED, REAL, BOOLEAN -> EngineText.readType(type);
            case TEXT, DATE, TIMESTAMP_NTZ, TIME, TIMESTAMP_LTZ, TIMESTAMP_TZ, VARIANT, OBJECT, ARRAY, BINARY ->
                "VARCHAR";
        };
    }

    private static String value(Slot slot, FileMetadata metadata) {
        MetadataColumn meta = slot.metadata();
        if (meta == MetadataColumn.FILE_ROW_NUMBER) {
            return "row_number() OVER ()";
        }
        if (meta != null) {
            return "CAST(" + EngineText.literal(metadata.value(meta, 0)) + " AS " + EngineText.readType(meta.type())
                    + ")";
        }
        String field = "f" + slot.field();
        DataType type = slot.column().type();
        String odd = " ELSE CAST(error('not for the engine') AS ";
        return switch (type.kind()) {
            case TEXT ->
                type.length() >= DataType.MAX_TEXT
                        ? field
                        : "CASE WHEN " + field + " IS NULL OR length(" + field + ") <= " + type.length() + " THEN "
                                + field + odd + "VARCHAR) END";
            case DATE ->
                "CASE WHEN " + field + " IS NULL OR (length(" + field + ") = 10 AND " + field + "[5] = '-') THEN CAST("
                        + field + " AS DATE)" + odd + "DATE) END";
            case TIMESTAMP_NTZ ->
                "CASE WHEN " + field + " IS NULL OR (length(" + field + ") BETWEEN 16 AND 26 AND " + field
                        + "[5] = '-' AND NOT contains(" + field + ", '+') AND NOT contains(" + field
                        + "[11:], '-')) THEN CAST("
                        + field + " AS TIMESTAMP)" + odd + "TIMESTAMP) END";
            case FIXED, REAL, BOOLEAN, TIME, TIMESTAMP_LTZ, TIMESTAMP_TZ, VARIANT, OBJECT, ARRAY, BINARY -> field;
        };
    }
}
