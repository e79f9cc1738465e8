/**
 * The processors by which the ingest routes call {@code ingest}: exchange in, one domain call, exchange out.
 *
 * <p>Imports {@code ingest}, {@code config} and Camel.
 *
 * <p>Term: a <em>run</em> is one exchange of a data set's route, from the tick of its timer to the verdict on all files.
 */
@NullMarked
package dev.bactrian.ingest.route;

import org.jspecify.annotations.NullMarked;
