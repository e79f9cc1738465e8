package dev.bactrian.eda.drift;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What earlier runs left: the columns of the last one, and how many rows each of them saw.
 *
 * @param runs oldest first
 */
public record PastProfile(String runId, List<PastColumn> columns, List<Volume> runs) {
    public PastProfile {
        columns = List.copyOf(columns);
        runs = List.copyOf(runs);
    }

    /**
     * A column as it was.
     *
     * @param frequent frequent values and their counts
     * @param quantiles at 0, 5, … 100 per cent; empty for text
     */
    public record PastColumn(
            String name,
            String type,
            long rows,
            long nulls,
            long distinct,
            boolean exact,
            Map<String, Long> frequent,
            List<Double> quantiles) {
        public PastColumn {
            frequent = Map.copyOf(frequent);
            quantiles = List.copyOf(quantiles);
        }
    }

    /** How many rows a run saw. */
    public record Volume(Instant at, long rows) {}
}
