package dev.bactrian.eda.report;

import dev.bactrian.eda.check.CheckResult;
import dev.bactrian.eda.drift.DriftFinding;
import dev.bactrian.eda.profile.ColumnProfile;
import dev.bactrian.eda.profile.Detected;
import dev.bactrian.eda.profile.NumberFacts;
import dev.bactrian.eda.profile.TableProfile;
import dev.bactrian.eda.profile.TextFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a person should look at first, found in a profile, its checks and its drift. */
public final class Alerts {
    private final ReportData data;
    private final List<Alert> alerts = new ArrayList<>();

    private Alerts(ReportData data) {
        this.data = data;
    }

    /** The alerts, worst first. */
    public static List<Alert> of(ReportData data) {
        Alerts found = new Alerts(data);
        found.table();
        data.profile().columns().forEach(found::column);
        found.pairs();
        return found.merged();
    }

    /** One alert a column and level, in the order of the columns. */
    private List<Alert> merged() {
        Map<String, Alert> merged = new LinkedHashMap<>();
        for (Alert alert : alerts) {
            String key = alert.column().isEmpty() ? alert.text() : alert.level() + " " + alert.column();
            merged.merge(
                    key, alert, (one, other) -> new Alert(one.level(), one.column(), one.text() + "; " + other.text()));
        }
        return merged.values().stream()
                .sorted(Comparator.comparing(Alert::level))
                .toList();
    }

    private void table() {
        TableProfile profile = data.profile();
        for (CheckResult check : data.checks()) {
            if (!check.passed()) {
                add(
                        Alert.Level.BAD,
                        "",
                        "check '%s' failed: %,d of %,d rows fall short",
                        check.name(),
                        check.failing(),
                        check.rows());
            }
        }
        for (DriftFinding finding : data.drift()) {
            Alert.Level level = finding.severity() == DriftFinding.Severity.ALERT ? Alert.Level.BAD : Alert.Level.ODD;
            add(level, finding.column(), "%s", finding.inWords());
        }
        if (profile.rows() == 0) {
            add(Alert.Level.BAD, "", "there is not a single row");
        }
        long repeated = profile.rows() - profile.distinctRows();
        if (repeated > 0.03 * profile.rows() || (repeated > 0 && profile.rows() < 4096)) {
            add(Alert.Level.ODD, "", "about %,d rows repeat another row", repeated);
        }
    }

    private void column(ColumnProfile column) {
        String name = column.field().name();
        if (column.rows() == 0) {
            return;
        }
        if (column.nulls() == column.rows()) {
            add(Alert.Level.BAD, name, "has no value at all");
            return;
        }
        if (column.nullShare() >= 0.2) {
            add(Alert.Level.ODD, name, "%.1f %% are missing", 100 * column.nullShare());
        } else if (column.nulls() > 0) {
            add(Alert.Level.NOTE, name, "%,d values are missing (%.2f %%)", column.nulls(), 100 * column.nullShare());
        }
        if (column.constant()) {
            add(Alert.Level.ODD, name, "always has the same value");
        }
        TextFacts text = column.text();
        if (text != null) {
            text(name, column, text);
        }
        NumberFacts numbers = column.numbers();
        if (numbers != null) {
            numbers(name, column, numbers);
        }
        if (column.gaps() != null && column.gaps().days() > 0) {
            add(
                    column.gaps().weeks() > 0 ? Alert.Level.ODD : Alert.Level.NOTE,
                    name,
                    "between the first and the last day, %s without a row, %s wholly so",
                    number(column.gaps().days(), "day"),
                    number(column.gaps().weeks(), "week"));
        }
    }

    private void text(String name, ColumnProfile column, TextFacts text) {
        if (text.blanks() > 0) {
            add(Alert.Level.ODD, name, "%,d values are blank, not NULL", text.blanks());
        }
        switch (column.detected()) {
            case NUMBER_IN_TEXT, DATE_IN_TEXT, TIMESTAMP_IN_TEXT, BOOLEAN_IN_TEXT ->
                add(
                        Alert.Level.NOTE,
                        name,
                        "is text and holds %s",
                        column.detected()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace("_in_text", "s")
                                .replace("ss", "s"));
            case AS_DECLARED, IDENTIFIER_IN_TEXT -> {}
        }
        long all = text.patterns().stream().mapToLong(TextFacts.Pattern::count).sum();
        TextFacts.Pattern last = text.patterns().isEmpty()
                ? null
                : text.patterns().get(text.patterns().size() - 1);
        boolean digits = column.detected() == Detected.IDENTIFIER_IN_TEXT;
        for (TextFacts.Pattern pattern : text.patterns()) {
            boolean odd = digits
                    ? !pattern.pattern().matches("9+")
                    : text.patternCount() <= 5 && text.patterns().size() > 1 && pattern.equals(last);
            if (odd && pattern.count() <= 0.001 * all) {
                String example = data.masks(name) ? "hidden" : "'" + pattern.example() + "'";
                add(
                        Alert.Level.ODD,
                        name,
                        pattern.count() == 1
                                ? "%d value is unlike the others: %s"
                                : "%,d values are unlike the others, as %s",
                        pattern.count(),
                        example);
            }
        }
    }

    private void numbers(String name, ColumnProfile column, NumberFacts numbers) {
        if (numbers.nans() + numbers.infinities() > 0) {
            add(Alert.Level.ODD, name, "%,d values are NaN or infinite", numbers.nans() + numbers.infinities());
        }
        if (numbers.negatives() > 0 && numbers.negatives() < 0.05 * column.present()) {
            add(Alert.Level.ODD, name, "%,d values are negative, the others are not", numbers.negatives());
        }
        if (column.field().type().isNumeric() && numbers.zeros() >= 0.5 * column.present()) {
            add(Alert.Level.NOTE, name, "%.1f %% are zero", 100.0 * numbers.zeros() / column.present());
        }
        if (column.outliers() != null && column.outliers().far() > 0) {
            add(
                    Alert.Level.NOTE,
                    name,
                    "%,d values lie far out (three times the quartiles' distance), up to %s",
                    column.outliers().far(),
                    String.valueOf(column.max()));
        }
        if (column.field().type().isNumeric() && Math.abs(numbers.skewness()) > 10) {
            add(Alert.Level.NOTE, name, "is very skewed (%.0f)", numbers.skewness());
        }
    }

    private void pairs() {
        for (TableProfile.Pair pair : data.profile().pairs()) {
            if (Math.abs(pair.strength()) >= 0.95) {
                String how = switch (pair.kind()) {
                    case CORRELATION -> "moves with %s (correlation %.3f)";
                    case ASSOCIATION -> "is told by %s (association %.3f)";
                    case MISSING_TOGETHER -> "is missing where %s is (%.3f)";
                };
                add(Alert.Level.NOTE, pair.one(), how, pair.other(), pair.strength());
            }
        }
    }

    private static String number(int count, String what) {
        return String.format(Locale.ROOT, count == 1 ? "%,d %s is" : "%,d %ss are", count, what);
    }

    private void add(Alert.Level level, String column, String text, Object... values) {
        alerts.add(new Alert(level, column, String.format(Locale.ROOT, text, values)));
    }
}
