package dev.bactrian.eda.drift;

import dev.bactrian.eda.drift.DriftFinding.Kind;
import dev.bactrian.eda.drift.PastProfile.PastColumn;
import dev.bactrian.eda.profile.ColumnProfile;
import dev.bactrian.eda.profile.Distribution;
import dev.bactrian.eda.profile.NumberFacts;
import dev.bactrian.eda.profile.TableProfile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares a profile with those before it. */
public record Drift(DriftLimits limits) {
    private static final int ENOUGH_RUNS = 3;
    private static final double LEAST_SHARE = 1e-4;

    public List<DriftFinding> between(PastProfile past, TableProfile now, Instant at) {
        List<DriftFinding> findings = new ArrayList<>();
        volume(past, now, at, findings);
        Map<String, PastColumn> before =
                past.columns().stream().collect(Collectors.toMap(PastColumn::name, Function.identity()));
        for (ColumnProfile column : now.columns()) {
            PastColumn old = before.remove(column.field().name());
            if (old == null) {
                findings.add(DriftFinding.of(column.field().name(), Kind.NEW_COLUMN, 1, 1, "was not there before"));
            } else {
                compare(old, column, findings);
            }
        }
        before.keySet().stream()
                .sorted()
                .forEach(name ->
                        findings.add(DriftFinding.of(name, Kind.VANISHED_COLUMN, 1, 1, "is not there any more")));
        return findings;
    }

    private void compare(PastColumn old, ColumnProfile now, List<DriftFinding> findings) {
        String name = old.name();
        String type = now.field().type().sql();
        if (!old.type().equals(type)) {
            findings.add(DriftFinding.of(name, Kind.CHANGED_TYPE, 1, 1, "was " + old.type() + ", is " + type));
        }
        double share = old.rows() == 0 ? 0 : (double) old.nulls() / old.rows();
        double change = Math.abs(now.nullShare() - share);
        if (change >= limits.nullShare()) {
            findings.add(DriftFinding.of(
                    name,
                    Kind.NULL_SHARE,
                    change,
                    limits.nullShare(),
                    "%.1f %% are NULL, before %.1f %%".formatted(100 * now.nullShare(), 100 * share)));
        }
        NumberFacts numbers = now.numbers();
        if (numbers != null && now.field().type().isNumeric() && old.quantiles().size() > 2) {
            distribution(name, old.quantiles(), numbers.distribution(), findings);
        } else if (now.exact() && old.exact()) {
            categories(old, now, findings);
        }
    }

    private void distribution(String name, List<Double> old, Distribution now, List<DriftFinding> findings) {
        double index = 0;
        double distance = 0;
        double before = 0;
        double expected = 0;
        for (int i = 0; i < old.size(); i++) {
            boolean lastOfEqual = i == old.size() - 1 || !old.get(i + 1).equals(old.get(i));
            if (!lastOfEqual) {
                continue;
            }
            double share = i / (old.size() - 1.0);
            double upTo = i == old.size() - 1 ? 1 : now.shareUpTo(old.get(i));
            if (i > 0) {
                double was = Math.max(LEAST_SHARE, share - expected);
                double is = Math.max(LEAST_SHARE, upTo - before);
                index += (is - was) * Math.log(is / was);
                // why: a quantile tells the share up to it only to within one step where values repeat.
                distance = Math.max(distance, Math.abs(upTo - share) - (repeats(old, i) ? 0.05 : 0));
            }
            expected = share;
            before = upTo;
        }
        if (index >= limits.stabilityIndex()) {
            findings.add(DriftFinding.of(
                    name,
                    Kind.STABILITY_INDEX,
                    index,
                    limits.stabilityIndex(),
                    "population stability index %.2f".formatted(index)));
        }
        if (distance >= limits.kolmogorovSmirnov()) {
            findings.add(DriftFinding.of(
                    name,
                    Kind.KOLMOGOROV_SMIRNOV,
                    distance,
                    limits.kolmogorovSmirnov(),
                    "the distributions are up to %.2f apart".formatted(distance)));
        }
    }

    private static boolean repeats(List<Double> quantiles, int index) {
        return index > 0 && quantiles.get(index - 1).equals(quantiles.get(index));
    }

    private void categories(PastColumn old, ColumnProfile now, List<DriftFinding> findings) {
        boolean allKnown = old.frequent().size() == old.distinct();
        boolean allShown = now.frequent().size() == now.distinct();
        if (!allKnown || !allShown) {
            return;
        }
        Map<String, Long> is = new HashMap<>();
        now.frequent().forEach(value -> is.put(value.value(), value.count()));
        Set<String> fresh = new HashSet<>(is.keySet());
        fresh.removeAll(old.frequent().keySet());
        double share =
                fresh.stream().mapToLong(value -> is.getOrDefault(value, 0L)).sum()
                        / (double) Math.max(1, now.present());
        if (!fresh.isEmpty() && share >= limits.newValues()) {
            findings.add(DriftFinding.of(
                    old.name(), Kind.NEW_VALUES, share, limits.newValues(), fresh.size() + " values are new"));
        }
        Set<String> gone = new HashSet<>(old.frequent().keySet());
        gone.removeAll(is.keySet());
        if (!gone.isEmpty()) {
            findings.add(DriftFinding.of(
                    old.name(), Kind.VANISHED_VALUES, gone.size(), 1, gone.size() + " values are gone"));
        }
    }

    /** New rows since the last run against those of earlier runs, of the same weekday where there are enough. */
    private void volume(PastProfile past, TableProfile now, Instant at, List<DriftFinding> findings) {
        List<PastProfile.Volume> runs = past.runs();
        if (runs.isEmpty()) {
            return;
        }
        long last = runs.get(runs.size() - 1).rows();
        long fresh = now.rows() - last;
        List<Long> sameDay = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        for (int i = 1; i < runs.size(); i++) {
            long grown = runs.get(i).rows() - runs.get(i - 1).rows();
            all.add(grown);
            if (runs.get(i).at().atZone(ZoneOffset.UTC).getDayOfWeek()
                    == at.atZone(ZoneOffset.UTC).getDayOfWeek()) {
                sameDay.add(grown);
            }
        }
        List<Long> usual = sameDay.size() >= ENOUGH_RUNS ? sameDay : all;
        if (usual.size() < ENOUGH_RUNS) {
            return;
        }
        List<Long> sorted = usual.stream().sorted().toList();
        double median = sorted.get(sorted.size() / 2);
        double deviation = Math.abs(fresh - median) / Math.max(Math.abs(median), 0.01 * Math.max(1, now.rows()));
        if (deviation >= limits.volume()) {
            findings.add(DriftFinding.of(
                    "",
                    Kind.VOLUME,
                    deviation,
                    limits.volume(),
                    "%,d rows more than at the run before, usually %,.0f".formatted(fresh, median)));
        }
    }
}
