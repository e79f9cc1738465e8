package dev.bactrian.cli;

import dev.bactrian.cli.Measurement.Measured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** pandas and polars, in a process of their own, where this machine's Python has them. */
final class PythonRival {
    private static final String COMMON = """
            import sys, time, resource
            def report(what, work):
                cpu, start = time.process_time(), time.perf_counter()
                work()
                print(f"RESULT;{what};{time.perf_counter() - start};{time.process_time() - cpu};"
                      f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}")
            """;
    private static final String PANDAS = COMMON + """
            import pandas
            d = pandas.read_csv(sys.argv[1], parse_dates=["SOLD_ON", "SOLD_AT"])
            numbers = d.select_dtypes("number")
            texts = d.select_dtypes("object")
            def work():
                d.describe(include="all"); d.isna().sum(); d.nunique(); numbers.corr()
                numbers.skew(); numbers.kurt(); numbers.quantile([i / 20 for i in range(21)])
                for c in d: d[c].value_counts().head(20)
                for c in texts:
                    d[c].str.len().describe()
                    d[c].str.replace("[a-zA-Z]+", "a", regex=True).str.replace("[0-9]", "9", regex=True).value_counts().head(20)
            report("pandas " + pandas.__version__ + ", about the same facts", work)
            """;
    private static final String POLARS = COMMON + """
            import polars as pl
            import polars.selectors as cs
            d = pl.read_csv(sys.argv[1], try_parse_dates=True)
            def work():
                d.describe(); d.null_count(); d.select(pl.all().n_unique()); n = d.select(cs.numeric())
                n.select(pl.all().skew()); n.select(pl.all().kurtosis())
                for i in range(21): n.quantile(i / 20)
                n.drop_nulls().corr()
                for c in d.columns: d[c].value_counts(sort=True).head(20)
                for c in d.select(cs.string()).columns:
                    d[c].str.len_chars().describe()
                    d[c].str.replace_all("[a-zA-Z]+", "a").str.replace_all("[0-9]", "9").value_counts(sort=True).head(20)
            report("polars " + pl.__version__ + ", about the same facts", work)
            """;

    private PythonRival() {}

    static List<Measured> measure(Path csv) throws IOException, InterruptedException {
        List<Measured> results = new ArrayList<>();
        for (String script : List.of(PANDAS, POLARS)) {
            Process process = new ProcessBuilder("python3", "-c", script, csv.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            List<Measured> found = said.lines()
                    .filter(line -> line.startsWith("RESULT;"))
                    .map(PythonRival::result)
                    .toList();
            if (found.isEmpty()) {
                System.out.println("not measured: " + said.lines().reduce("", (all, last) -> last));
            }
            results.addAll(found);
        }
        return results;
    }

    private static Measured result(String line) {
        String[] parts = line.split(";", -1);
        return new Measured(
                parts[1], Double.parseDouble(parts[2]), Double.parseDouble(parts[3]), Long.parseLong(parts[4]));
    }
}
