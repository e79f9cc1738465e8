/**
 * The declared steps that clean rows and derive new columns and tables, on streamed batches in bounded memory.
 *
 * <p>May import {@code eda.batch} and {@code eda.spec}, and libraries for expressions and hashes. Term: a <em>step</em> maps an input
 * schema to an output schema before any row is seen, and then rows to rows.
 */
@NullMarked
package dev.bactrian.eda.derive;

import org.jspecify.annotations.NullMarked;
