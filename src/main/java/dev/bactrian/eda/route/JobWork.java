package dev.bactrian.eda.route;

import dev.bactrian.eda.JobSpec;
import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.check.CheckList;
import dev.bactrian.eda.check.CheckResult;
import dev.bactrian.eda.derive.Derivation;
import dev.bactrian.eda.derive.Surroundings;
import dev.bactrian.eda.profile.ParallelProfiler;
import dev.bactrian.eda.profile.TableProfile;
import dev.bactrian.snowflake.BulkInsert;
import dev.bactrian.snowflake.ObjectName;
import dev.bactrian.snowflake.TableReplacement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a job's rows: they are profiled as they come, derived, profiled again, and written beside the target. Nothing is seen by
 * readers before {@link #publish}. Used by one thread; what it holds is let go by {@link #close}.
 */
final class JobWork implements AutoCloseable {
    private static final int PROFILE_THREADS =
            Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));

    private final JobSpec spec;
    private final Derivation derivation;
    private final Optional<ParallelProfiler> input;
    private final Optional<ParallelProfiler> output;
    private final CheckList.Running inputChecks;
    private final CheckList.Running outputChecks;
    private final @Nullable TableReplacement replacement;

    JobWork(
            JobSpec spec,
            Schema schema,
            Optional<ObjectName> target,
            DataSource dataSource,
            Surroundings surroundings,
            Instant now) {
        this.spec = spec;
        this.derivation = spec.steps().start(schema, surroundings);
        this.inputChecks = spec.checks().start(CheckList.Side.INPUT, schema, surroundings, now);
        this.outputChecks = spec.checks().start(CheckList.Side.OUTPUT, derivation.output(), surroundings, now);
        this.input = profiler(schema, JobSpec.Profiled.INPUT);
        this.output = target.isPresent() ? profiler(derivation.output(), JobSpec.Profiled.OUTPUT) : Optional.empty();
        this.replacement = target.map(
                        table -> TableReplacement.of(dataSource, table, TargetTables.columns(derivation.output())))
                .orElse(null);
    }

    void accept(Batch batch) {
        input.ifPresent(profiler -> profiler.add(batch));
        inputChecks.add(batch);
        if (replacement != null) {
            derivation.accept(batch, derived -> write(derived, replacement.rows()));
        }
    }

    /** All rows have come; the steps hand on what they held back. */
    void finish() {
        if (replacement != null) {
            derivation.finish(derived -> write(derived, replacement.rows()));
        }
    }

    List<CheckResult> checkResults() {
        List<CheckResult> results = new ArrayList<>(inputChecks.results());
        results.addAll(outputChecks.results());
        return results;
    }

    long publish() {
        return replacement == null ? 0 : replacement.publish();
    }

    Optional<TableProfile> inputProfile() {
        return input.map(ParallelProfiler::finish);
    }

    Optional<TableProfile> outputProfile() {
        return output.map(ParallelProfiler::finish);
    }

    Map<String, Long> counts() {
        return derivation.counts();
    }

    @Override
    public void close() {
        input.ifPresent(ParallelProfiler::close);
        output.ifPresent(ParallelProfiler::close);
        derivation.close();
        inputChecks.close();
        outputChecks.close();
        if (replacement != null) {
            replacement.close();
        }
    }

    private void write(Batch batch, BulkInsert rows) {
        output.ifPresent(profiler -> profiler.add(batch));
        outputChecks.add(batch);
        @Nullable Object[] values = new @Nullable Object[batch.schema().size()];
        for (int row = 0; row < batch.rows(); row++) {
            for (int i = 0; i < values.length; i++) {
                values[i] = batch.column(i).value(row);
            }
            rows.add(values);
        }
    }

    private Optional<ParallelProfiler> profiler(Schema schema, JobSpec.Profiled side) {
        return spec.profiled() == side || spec.profiled() == JobSpec.Profiled.BOTH
                ? Optional.of(new ParallelProfiler(schema, PROFILE_THREADS))
                : Optional.empty();
    }
}
