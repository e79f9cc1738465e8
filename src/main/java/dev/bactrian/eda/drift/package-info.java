/**
 * How a table differs from what it was at the run before.
 *
 * <p>May import {@code eda.batch}, {@code eda.profile} and {@code eda.spec}. Term: <em>drift</em> is a change of shape that nobody
 * announced: columns, missing values, categories, distribution, volume.
 */
@NullMarked
package dev.bactrian.eda.drift;

import org.jspecify.annotations.NullMarked;
