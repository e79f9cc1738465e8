/**
 * The way to Snowflake: connections, object names, scripts, staged files, bulk inserts, the Snowpipe REST interface and
 * error codes. The only user of {@code net.snowflake} and of JDBC's plumbing.
 *
 * <p>Imports {@code config} and libraries; every feature may import it.
 *
 * <p>Term: a <em>stage</em> is Snowflake's place for files that are about to be loaded; a <em>staged file</em> is named by
 * its path within the stage.
 */
@NullMarked
package dev.bactrian.snowflake;

import org.jspecify.annotations.NullMarked;
