/**
 * The report of a run: one self-contained HTML page with what a person should look at first.
 *
 * <p>May import the other pure parts of {@code eda}. Term: an <em>alert</em> is something about a column that a person would want to know
 * before trusting it.
 */
@NullMarked
package dev.bactrian.eda.report;

import org.jspecify.annotations.NullMarked;
