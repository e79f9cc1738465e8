/**
 * What is in a table: every column's moments, quantiles, distinct and frequent values, shapes of text and order, in one pass over batches
 * of primitives, in bounded memory, by several threads whose parts are merged.
 *
 * <p>May import {@code eda.batch} and the sketch and hash libraries. Exact while a column has at most {@value
 * dev.bactrian.eda.profile.FrequentValues#EXACT} distinct values; beyond that, distinct counts are within 3 %, ranks of quantiles within
 * 0.5 %, and a frequent value's count is short by at most the stated error. Term: a <em>sketch</em> is a small summary that merges.
 */
@NullMarked
package dev.bactrian.eda.profile;

import org.jspecify.annotations.NullMarked;
