package dev.bactrian.eda.report;

import java.util.Locale;

/** Text and numbers as they stand in HTML. */
final class Html {
    private Html() {}

    static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c < ' ' ? ' ' : c);
            }
        }
        return safe.toString();
    }

    /** A number with as many digits as a reader needs. */
    static String number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return "–";
        }
        double size = Math.abs(number);
        if (size != 0 && (size < 0.001 || size >= 1e15)) {
            return String.format(Locale.ROOT, "%.3g", number);
        }
        if (number == Math.rint(number)) {
            return String.format(Locale.ROOT, "%,.0f", number);
        }
        return String.format(Locale.ROOT, size >= 100 ? "%,.1f" : size >= 1 ? "%,.2f" : "%.4f", number);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, share > 0 && share < 0.001 ? "%.3f %%" : "%.1f %%", 100 * share);
    }
}
