package dev.bactrian.eda.report;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.check.CheckResult;
import dev.bactrian.eda.profile.ColumnProfile;
import dev.bactrian.eda.profile.NumberFacts;
import dev.bactrian.eda.profile.TableProfile;
import dev.bactrian.eda.profile.TextFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes a run's page. It loads nothing and runs nothing: styles and charts are in it, and there is no script. */
public final class Report {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int PAIRS = 12;

    private final ReportData data;
    private final StringBuilder page = new StringBuilder(1 << 16);

    private Report(ReportData data) {
        this.data = data;
    }

    public static String html(ReportData data) {
        return new Report(data).write();
    }

    private String write() {
        List<Alert> alerts = Alerts.of(data);
        add("<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>");
        add("<meta name='viewport' content='width=device-width, initial-scale=1'>");
        add("<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        add("<title>%s</title><style>%s</style></head><body>", Html.text(data.job()), style());
        header(alerts);
        add("<main>");
        alerts(alerts);
        checks();
        columns();
        pairs();
        sample();
        add(
                "</main><footer>Written by Bactrian. Columns marked ≈ have more than 4,096 distinct values: their distinct ");
        add("counts are within 3 %%, ranks of quantiles within 0.5 %%.</footer></body></html>");
        return page.toString();
    }

    private void header(List<Alert> alerts) {
        TableProfile profile = data.profile();
        long cells = profile.columns().stream().mapToLong(ColumnProfile::rows).sum();
        long missing =
                profile.columns().stream().mapToLong(ColumnProfile::nulls).sum();
        add("<header><p class='kind'>EDA report · %s</p><h1>%s</h1>", Html.text(data.about()), Html.text(data.job()));
        add("<p>%s</p><p class='when'>%s</p><dl class='tiles'>", Html.text(data.description()), TIME.format(data.at()));
        tile("rows", String.format(Locale.ROOT, "%,d", profile.rows()));
        tile("columns", String.valueOf(profile.columns().size()));
        tile("missing", Html.percent(cells == 0 ? 0 : (double) missing / cells));
        long look = alerts.stream()
                .filter(alert -> alert.level() != Alert.Level.NOTE)
                .count();
        tile("to look at", String.valueOf(look));
        data.counts().forEach((what, number) -> tile(what, String.format(Locale.ROOT, "%,d", number)));
        add("</dl></header>");
    }

    private void tile(String what, String value) {
        add("<div><dt>%s</dt><dd>%s</dd></div>", Html.text(what), Html.text(value));
    }

    private void alerts(List<Alert> alerts) {
        add("<section aria-labelledby='alerts'><h2 id='alerts'>Look at these first</h2>");
        if (alerts.isEmpty()) {
            add("<p>Nothing stands out.</p>");
        } else {
            add("<ul class='alerts'>");
            for (Alert alert : alerts) {
                String where = alert.column().isEmpty()
                        ? "<b>table</b>"
                        : "<a href='#%s'>%s</a>".formatted(anchor(alert.column()), Html.text(alert.column()));
                add(
                        "<li class='%s'><span class='level'>%s</span> %s %s</li>",
                        alert.level().name().toLowerCase(Locale.ROOT),
                        alert.level().name().toLowerCase(Locale.ROOT),
                        where,
                        Html.text(alert.text()));
            }
            add("</ul>");
        }
        add("</section>");
    }

    private void checks() {
        if (data.checks().isEmpty()) {
            return;
        }
        add("<section><h2>Checks</h2><div class='wide' tabindex='0'><table><thead><tr><th>check</th><th>result</th>"
                + "<th>short</th><th>of</th><th>allowed</th></tr></thead><tbody>");
        for (CheckResult check : data.checks()) {
            add(
                    "<tr><th scope='row'>%s</th><td>%s</td><td>%,d</td><td>%,d</td><td>%,d</td></tr>",
                    Html.text(check.name()),
                    check.passed() ? "passed" : "<b class='bad'>failed</b>",
                    check.failing(),
                    check.rows(),
                    check.allowed());
        }
        add("</tbody></table></div></section>");
    }

    private void columns() {
        add("<section aria-labelledby='columns'><h2 id='columns'>Columns</h2><div class='cards'>");
        data.profile().columns().forEach(this::card);
        add("</div></section>");
    }

    private void card(ColumnProfile column) {
        String name = column.field().name();
        boolean masked = data.masks(name);
        add("<article id='%s'><h3>%s</h3>", anchor(name), Html.text(name));
        String detected = column.detected().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        add(
                "<p class='type'>%s%s%s%s</p>",
                Html.text(column.field().type().sql()),
                detected.equals("as declared") ? "" : " · " + detected,
                column.candidateKey() ? " · could be a key" : "",
                masked ? " · masked" : "");
        NumberFacts numbers = column.numbers();
        boolean few = column.exact() && column.distinct() <= 12;
        if (numbers != null && !few) {
            add(Charts.histogram(name, numbers));
        }
        if (numbers == null || few) {
            add(Charts.bars(column, masked, 8));
        }
        add("<dl>");
        fact("distinct", (column.exact() ? "" : "≈ ") + String.format(Locale.ROOT, "%,d", column.distinct()));
        if (column.nulls() == 0) {
            fact("missing", "none");
        } else {
            whole("missing", String.format(Locale.ROOT, "%,d (%s)", column.nulls(), Html.percent(column.nullShare())));
        }
        if (numbers != null && column.field().type().isNumeric()) {
            numberFacts(column, numbers);
        } else if (column.min() != null && column.max() != null && !masked && column.text() == null) {
            whole("from", column.min().replace('T', ' '));
            whole("to", column.max().replace('T', ' '));
        }
        TextFacts text = column.text();
        if (text != null) {
            fact("length", text.shortest() + " to " + text.longest());
            add(
                    "<div class='whole'><dt>patterns</dt><dd>%s</dd></div>",
                    text.patterns().stream()
                            .limit(3)
                            .map(pattern -> "<code>" + Html.text(pattern.pattern()) + "</code>")
                            .collect(Collectors.joining(", ")));
        }
        add("</dl></article>");
    }

    private void numberFacts(ColumnProfile column, NumberFacts numbers) {
        fact("min", String.valueOf(column.min()));
        fact("max", String.valueOf(column.max()));
        fact("mean", Html.number(numbers.mean()));
        fact("deviation", Html.number(numbers.standardDeviation()));
        fact("5 %", Html.number(numbers.distribution().quantile(0.05)));
        fact("quartile", Html.number(numbers.distribution().quantile(0.25)));
        fact("median", Html.number(numbers.distribution().quantile(0.5)));
        fact("quartile", Html.number(numbers.distribution().quantile(0.75)));
        fact("95 %", Html.number(numbers.distribution().quantile(0.95)));
        fact("zeros", String.format(Locale.ROOT, "%,d", numbers.zeros()));
        fact("skewness", Html.number(numbers.skewness()));
        if (column.outliers() != null) {
            fact("outliers", String.format(Locale.ROOT, "%,d", column.outliers().count()));
        }
    }

    private void whole(String what, String value) {
        add("<div class='whole'><dt>%s</dt><dd>%s</dd></div>", Html.text(what), Html.text(value));
    }

    private void fact(String what, String value) {
        add("<div><dt>%s</dt><dd>%s</dd></div>", Html.text(what), Html.text(value));
    }

    private void pairs() {
        List<TableProfile.Pair> strongest = data.profile().pairs().stream()
                .sorted((one, other) -> Double.compare(Math.abs(other.strength()), Math.abs(one.strength())))
                .filter(pair -> Math.abs(pair.strength()) >= 0.1)
                .limit(PAIRS)
                .toList();
        if (strongest.isEmpty()) {
            return;
        }
        add("<section><h2>What goes together</h2><div class='wide' tabindex='0'><table class='bars'><tbody>");
        for (TableProfile.Pair pair : strongest) {
            add(
                    "<tr><th scope='row'>%s – %s</th><td>%s</td><td><span style='--w:%.1f%%'></span></td><td>%.2f</td></tr>",
                    Html.text(pair.one()),
                    Html.text(pair.other()),
                    pair.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    100 * Math.abs(pair.strength()),
                    pair.strength());
        }
        add("</tbody></table></div></section>");
    }

    private void sample() {
        if (data.profile().sample().isEmpty()) {
            return;
        }
        add("<section><h2>Some rows</h2><div class='wide' tabindex='0'><table><thead><tr>");
        data.profile()
                .columns()
                .forEach(column -> add("<th>%s</th>", Html.text(column.field().name())));
        add("</tr></thead><tbody>");
        for (Batch batch : data.profile().sample()) {
            for (int row = 0; row < batch.rows(); row++) {
                add("<tr>");
                for (int i = 0; i < batch.schema().size(); i++) {
                    Object value = batch.column(i).value(row);
                    String shown = data.masks(batch.schema().field(i).name())
                            ? "•••"
                            : value == null ? "" : Html.text(Objects.toString(value));
                    add("<td>%s</td>", value == null ? "<i>NULL</i>" : shown);
                }
                add("</tr>");
            }
        }
        add("</tbody></table></div></section>");
    }

    private static String anchor(String column) {
        return "c-" + Integer.toHexString(column.hashCode());
    }

    private void add(String html, Object... values) {
        page.append(values.length == 0 ? html.replace("%%", "%") : String.format(Locale.ROOT, html, values));
    }

    private static String style() {
        try (InputStream style = Report.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(style, "report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
