/**
 * Rows in columns of primitives: the form in which rows are read, profiled, derived and written back.
 *
 * <p>May import the JDK only. Term: a <em>batch</em> is a few thousand rows of one schema, held column by column.
 */
@NullMarked
package dev.bactrian.eda.batch;

import org.jspecify.annotations.NullMarked;
