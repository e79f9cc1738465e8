package dev.bactrian.eda.report;

import dev.bactrian.eda.profile.ColumnProfile;
import dev.bactrian.eda.profile.Distribution;
import dev.bactrian.eda.profile.NumberFacts;
import java.util.List;
import java.util.Locale;

/** Small charts as inline SVG, coloured by the page's style sheet and told in words to those who cannot see them. */
final class Charts {
    private static final int BINS = 30;
    private static final int WIDTH = 300;
    private static final int HEIGHT = 80;

    private Charts() {}

    /** Shares of the numbers in bins of equal width. What lies beyond the middle 98 in 100 goes into the outermost bins. */
    static String histogram(String name, NumberFacts numbers) {
        Distribution distribution = numbers.distribution();
        double low = distribution.quantile(0.01);
        double high = distribution.quantile(0.99);
        if (low == high) {
            low = numbers.min();
            high = numbers.max();
        }
        if (low == high) {
            return "";
        }
        double[] shares = new double[BINS];
        double before = 0;
        double most = 0;
        for (int i = 0; i < BINS; i++) {
            double upTo = i == BINS - 1 ? 1 : distribution.shareUpTo(low + (high - low) * (i + 1) / BINS);
            shares[i] = upTo - before;
            before = upTo;
            most = Math.max(most, shares[i]);
        }
        StringBuilder svg = open("Histogram of " + name);
        double width = (double) WIDTH / BINS;
        for (int i = 0; i < BINS; i++) {
            double height = shares[i] == 0 ? 0 : Math.max(1.5, shares[i] / most * (HEIGHT - 2));
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f'><title>%s to %s: %.1f %%</title></rect>",
                    i * width,
                    HEIGHT - height,
                    width - 1,
                    height,
                    Html.number(low + (high - low) * i / BINS),
                    Html.number(low + (high - low) * (i + 1) / BINS),
                    100 * shares[i]));
        }
        return svg.append("</svg>").toString();
    }

    /** Bars of the most frequent values. */
    static String bars(ColumnProfile column, boolean masked, int most) {
        List<ColumnProfile.Frequent> values =
                column.frequent().subList(0, Math.min(most, column.frequent().size()));
        if (values.isEmpty() || values.get(0).count() == 1) {
            return "";
        }
        long greatest = values.get(0).count();
        StringBuilder rows = new StringBuilder("<table class='bars'><caption class='unseen'>Most frequent values of "
                + Html.text(column.field().name()) + "</caption>");
        for (ColumnProfile.Frequent value : values) {
            String shown = masked ? "•••" : value.value().isBlank() ? "(blank)" : value.value();
            rows.append(String.format(
                    Locale.ROOT,
                    "<tr><th scope='row'>%s</th><td><span style='--w:%.1f%%'></span></td><td>%,d</td></tr>",
                    Html.text(shown),
                    100.0 * value.count() / greatest,
                    value.count()));
        }
        return rows.append("</table>").toString();
    }

    private static StringBuilder open(String label) {
        return new StringBuilder("<svg role='img' viewBox='0 0 " + WIDTH + " " + HEIGHT
                + "' preserveAspectRatio='none'><title>" + Html.text(label) + "</title>");
    }
}
