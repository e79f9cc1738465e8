package dev.bactrian.ingest;

import dev.bactrian.snowflake.DataSetSql;
import dev.bactrian.snowflake.PipeFile;
import dev.bactrian.snowflake.Snowpipe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Hands files to the data set's pipe and waits for its reports; what it does not report in time is asked for later. */
final class PipeLoading implements Loading {

    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Snowpipe snowpipe;
    private final DataSetSql sql;
    private final Duration patience;
    private final Clock clock;

    PipeLoading(Snowpipe snowpipe, DataSetSql sql, Duration patience, Clock clock) {
        this.snowpipe = snowpipe;
        this.sql = sql;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public Map<String, Outcome> load(List<StagedFile> files) {
        snowpipe.insertFiles(sql.pipe(), files.stream().map(StagedFile::path).toList());
        Map<String, StagedFile> byPath =
                files.stream().collect(Collectors.toMap(StagedFile::path, Function.identity()));
        Map<String, Outcome> outcomes = new HashMap<>();
        Instant deadline = clock.instant().plus(patience);
        Duration wait = FIRST_WAIT;
        while (outcomes.size() < files.size() && clock.instant().isBefore(deadline)) {
            if (!pause(wait)) {
                return outcomes;
            }
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
            for (PipeFile report : snowpipe.insertReport(sql.pipe())) {
                StagedFile file = byPath.get(report.path());
                if (file != null && report.complete()) {
                    outcomes.put(file.fileId(), outcome(report));
                }
            }
        }
        return outcomes;
    }

    private static Outcome outcome(PipeFile report) {
        return Outcome.answered(
                LoadState.of(report.status()),
                report.rowsParsed(),
                report.rowsInserted(),
                report.errorsSeen(),
                report.firstError(),
                null);
    }

    /** Whether to go on: not when the application is stopping. */
    private static boolean pause(Duration wait) {
        try {
            Thread.sleep(wait.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
