package dev.bactrian.config;

/**
 * How many bad rows a file may have before it is rejected whole: a count, or a share of its rows.
 *
 * @param rows most bad rows, when {@code share} is 1
 * @param share largest share of bad rows, from 0 to 1
 */
public record BadRowLimit(long rows, double share) {

    public BadRowLimit {
        if (rows < 0 || share < 0 || share > 1) {
            throw new IllegalArgumentException("a limit of bad rows is a count or a share up to 100%");
        }
    }

    /** Reads {@code 100} as a count and {@code 2.5%} as a share. */
    public static BadRowLimit parse(String written) {
        return written.endsWith("%")
                ? new BadRowLimit(Long.MAX_VALUE, Double.parseDouble(written.substring(0, written.length() - 1)) / 100)
                : new BadRowLimit(Long.parseLong(written), 1);
    }

    public boolean allows(long badRows, long allRows) {
        return badRows <= rows && badRows <= share * allRows;
    }
}
