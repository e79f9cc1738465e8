/**
 * What is expected of rows, declared in a job's YAML: each check counts the rows that fall short, on the stream.
 *
 * <p>May import {@code eda.batch}, {@code eda.spec} and {@code eda.derive}. Term: a <em>check</em> fails when more rows fall short than it
 * allows; its severity says whether that warns, or stops what comes after.
 */
@NullMarked
package dev.bactrian.eda.check;

import org.jspecify.annotations.NullMarked;
