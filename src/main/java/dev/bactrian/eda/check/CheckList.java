package dev.bactrian.eda.check;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.derive.Surroundings;
import dev.bactrian.eda.spec.ConfigProblem;
import dev.bactrian.eda.spec.Nearest;
import dev.bactrian.eda.spec.Options;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The declared checks of a job, in order. */
public record CheckList(List<Check> checks) {
    private static final Map<String, Function<Options, Expectation>> WORDS = words();

    public CheckList {
        checks = List.copyOf(checks);
    }

    /** Which rows a check looks at: those that the query gives, or those that the steps leave. */
    public enum Side {
        INPUT,
        OUTPUT
    }

    /**
     * One declared check.
     *
     * @param atMost how many rows may fall short: a count, or a share of all when it is below 1
     */
    public record Check(
            String name,
            String kind,
            Side side,
            CheckResult.Severity severity,
            BigDecimal atMost,
            Expectation expectation) {
        long allowed(long rows) {
            return atMost.compareTo(BigDecimal.ONE) < 0
                    ? atMost.multiply(BigDecimal.valueOf(rows)).longValue()
                    : atMost.longValue();
        }
    }

    /** Reads the list under 'checks'; refuses unknown kinds and options. */
    public static CheckList read(Options job, Side usual) {
        List<Check> read = new ArrayList<>();
        for (Options.Named item : job.list("checks")) {
            Function<Options, Expectation> reader = WORDS.get(item.name());
            if (reader == null) {
                throw new ConfigProblem(
                        item.place(), "'" + item.name() + "' is no check" + Nearest.hint(item.name(), WORDS.keySet()));
            }
            Options options = item.options("columns");
            Expectation expectation = reader.apply(options);
            Optional<String> column =
                    options.columns("column").stream().map(ref -> ref.name()).findFirst();
            String over = column.orElseGet(() -> String.join(", ", options.texts("columns")));
            String name = options.optionalText("name").orElse((item.name() + " " + over).strip());
            read.add(new Check(
                    name,
                    item.name(),
                    options.choice("on", Side.class, usual),
                    options.choice("severity", CheckResult.Severity.class, CheckResult.Severity.WARN),
                    options.optionalNumber("atMost").orElse(BigDecimal.ZERO),
                    expectation));
            options.done();
        }
        return new CheckList(read);
    }

    /** The checks of one side at work on one stream of rows. Used by one thread. */
    public Running start(Side side, Schema schema, Surroundings surroundings, Instant now) {
        List<Check> wanted =
                checks.stream().filter(check -> check.side() == side).toList();
        List<Expectation.Counter> counters = new ArrayList<>();
        wanted.forEach(check -> counters.add(check.expectation().bind(schema, surroundings, now)));
        return new Running(wanted, counters);
    }

    /** Checks counting. */
    public static final class Running implements AutoCloseable {
        private final List<Check> checks;
        private final List<Expectation.Counter> counters;
        private long rows;

        private Running(List<Check> checks, List<Expectation.Counter> counters) {
            this.checks = checks;
            this.counters = counters;
        }

        public void add(Batch batch) {
            rows += batch.rows();
            counters.forEach(counter -> counter.add(batch));
        }

        /** All rows have come. */
        public List<CheckResult> results() {
            List<CheckResult> results = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                Check check = checks.get(i);
                long failing = counters.get(i).failing(rows);
                long allowed = check.allowed(rows);
                results.add(new CheckResult(
                        check.name(), check.kind(), check.severity(), failing <= allowed, failing, rows, allowed));
            }
            return results;
        }

        @Override
        public void close() {
            counters.forEach(Expectation.Counter::close);
        }
    }

    private static Map<String, Function<Options, Expectation>> words() {
        Map<String, Function<Options, Expectation>> words = new LinkedHashMap<>();
        words.put("notNull", Expectations::notNull);
        words.put("unique", Expectations::unique);
        words.put("inRange", Expectations::inRange);
        words.put("inSet", Expectations::inSet);
        words.put("matches", Expectations::matches);
        words.put("foreignKey", Expectations::foreignKey);
        words.put("fresh", Expectations::fresh);
        words.put("rowCount", Expectations::rowCount);
        words.put("sql", Expectations::sql);
        return words;
    }
}
