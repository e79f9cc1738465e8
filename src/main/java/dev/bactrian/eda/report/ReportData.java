package dev.bactrian.eda.report;

import dev.bactrian.eda.check.CheckResult;
import dev.bactrian.eda.drift.DriftFinding;
import dev.bactrian.eda.profile.TableProfile;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a report is made of.
 *
 * @param about whose rows these are, in words: 'as the query gave them'
 * @param masked names of columns whose values are not shown
 */
public record ReportData(
        String job,
        String description,
        String about,
        Instant at,
        TableProfile profile,
        Map<String, Long> counts,
        List<CheckResult> checks,
        List<DriftFinding> drift,
        Set<String> masked) {
    public ReportData {
        counts = Map.copyOf(counts);
        checks = List.copyOf(checks);
        drift = List.copyOf(drift);
        masked = masked.stream().map(name -> name.toUpperCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    boolean masks(String column) {
        return masked.contains(column.toUpperCase(Locale.ROOT));
    }
}
