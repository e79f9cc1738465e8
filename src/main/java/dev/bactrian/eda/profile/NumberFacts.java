package dev.bactrian.eda.profile;

/** What is said of numbers, and of dates as numbers. Means nothing for a column without values. */
public record NumberFacts(
        double min,
        double max,
        double mean,
        double standardDeviation,
        double skewness,
        double kurtosis,
        long zeros,
        long negatives,
        long nans,
        long infinities,
        Distribution distribution,
        Order.Direction order) {}
