/**
 * EDA at work: rows over JDBC into batches, through the profile and the steps of a job, and back into Snowflake; and the processors that
 * Camel's routes call.
 *
 * <p>May import the rest of {@code eda}, {@code snowflake}, {@code config} and Camel. Term: a job is <em>pending</em> when what it reads,
 * or what its files say, is not what its last successful run saw.
 */
@NullMarked
package dev.bactrian.eda.route;

import org.jspecify.annotations.NullMarked;
