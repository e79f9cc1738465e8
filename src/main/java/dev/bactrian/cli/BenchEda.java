package dev.bactrian.cli;

import dev.bactrian.cli.Measurement.Measured;
import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.profile.ParallelProfiler;
import dev.bactrian.eda.profile.TableProfile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

@Command(
        name = "eda",
        description =
                "Profiles a made-up table of 12 mixed columns, and has DuckDB, pandas and polars do of it what they can.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: bactrian bench eda --rows 5000000 --threads 2"})
final class BenchEda implements Callable<Integer> {
    @Option(names = "--rows", defaultValue = "1000000", description = "Rows (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--threads", defaultValue = "2", description = "Threads (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Warm rounds; the last counts (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--stream",
            description = "Make the rows while they are profiled, to see the memory that this needs.")
    private boolean stream;

    @Override
    public Integer call() throws Exception {
        Iterable<Batch> made = new BenchRows(rows).batches();
        List<Measured> results = new ArrayList<>();
        if (stream) {
            results.add(Measurement.of("bactrian, rows made on the way", () -> profile(made)));
        } else {
            List<Batch> batches = new ArrayList<>();
            made.forEach(batches::add);
            for (int round = 1; round < rounds; round++) {
                profile(batches);
            }
            results.add(Measurement.of("bactrian, whole profile", () -> profile(batches)));
            results.addAll(others(batches));
        }
        TextTable table = new TextTable(List.of("what", "seconds", "CPU s", "rows/s", "CPU ratio", "peak MB"));
        results.forEach(result -> table.add(List.of(
                result.what(),
                String.format(Locale.ROOT, "%.2f", result.seconds()),
                String.format(Locale.ROOT, "%.2f", result.cpuSeconds()),
                String.format(Locale.ROOT, "%,.0f", rows / result.seconds()),
                String.format(
                        Locale.ROOT,
                        "%.1f",
                        result.cpuSeconds() / results.get(0).cpuSeconds()),
                result.peakMegabytes() == 0 ? "" : String.format(Locale.ROOT, "%,d", result.peakMegabytes()))));
        System.out.print(table);
        return ExitCode.OK;
    }

    private void profile(Iterable<Batch> batches) {
        try (ParallelProfiler profiler = new ParallelProfiler(BenchRows.SCHEMA, threads)) {
            batches.forEach(profiler::add);
            TableProfile profile = profiler.finish();
            if (profile.rows() != rows) {
                throw new IllegalStateException(profile.rows() + " rows were profiled of " + rows);
            }
        }
    }

    private List<Measured> others(List<Batch> batches) throws IOException, SQLException, InterruptedException {
        Path file = Files.createTempFile("bench-", ".csv");
        try {
            write(batches, file);
            List<Measured> results = new ArrayList<>(duckDb(file));
            results.addAll(PythonRival.measure(file));
            return results;
        } finally {
            Files.delete(file);
        }
    }

    private List<Measured> duckDb(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
            statement.execute("CREATE TABLE t AS SELECT * FROM read_csv('" + file + "', header = true)");
            drain(statement, "SUMMARIZE t");
            return List.of(
                    Measurement.of("DuckDB, SUMMARIZE only", () -> drain(statement, "SUMMARIZE t")),
                    Measurement.of("DuckDB, about the same facts", () -> {
                        drain(statement, "SUMMARIZE t");
                        for (String question : sameFacts()) {
                            drain(statement, question);
                        }
                    }));
        }
    }

    /** What SUMMARIZE leaves out: shape, frequent values, patterns, correlations, days and whole rows. */
    private static List<String> sameFacts() {
        List<String> numeric = List.of("ID", "STORE", "QUANTITY", "PRICE", "DISCOUNT", "MARGIN");
        List<String> text = List.of("CUSTOMER", "PRODUCT", "REMARK");
        List<String> facts = new ArrayList<>();
        numeric.forEach(column ->
                facts.add("skewness(%1$s), kurtosis(%1$s), approx_quantile(%1$s, [0.05, 0.95])".formatted(column)));
        BenchRows.SCHEMA.names().forEach(column -> facts.add("approx_top_k(%s, 20)".formatted(column)));
        text.forEach(column -> facts.add(
                "min(length(%1$s)), max(length(%1$s)), avg(length(%1$s)), approx_top_k(regexp_replace(regexp_replace(%1$s, '[a-zA-Z]+', 'a', 'g'), '[0-9]', '9', 'g'), 20)"
                        .formatted(column)));
        for (int i = 0; i < numeric.size(); i++) {
            for (int j = i + 1; j < numeric.size(); j++) {
                facts.add("corr(%s, %s)".formatted(numeric.get(i), numeric.get(j)));
            }
        }
        return List.of(
                facts.stream().collect(Collectors.joining(", ", "SELECT ", " FROM t")),
                "SELECT approx_count_distinct(hash(t)) FROM t",
                "SELECT count(DISTINCT SOLD_ON), count(DISTINCT SOLD_AT::DATE) FROM t");
    }

    private static void drain(Statement statement, String sql) {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                rows.getObject(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Unable to ask DuckDB '" + sql + "': " + e.getMessage(), e);
        }
    }

    private static void write(List<Batch> batches, Path file) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write(String.join(",", BenchRows.SCHEMA.names()) + "\n");
            for (Batch batch : batches) {
                for (int row = 0; row < batch.rows(); row++) {
                    for (int i = 0; i < BenchRows.SCHEMA.size(); i++) {
                        Object value = batch.column(i).value(row);
                        writer.write((i == 0 ? "" : ",") + (value == null ? "" : value));
                    }
                    writer.write('\n');
                }
            }
        }
    }
}
