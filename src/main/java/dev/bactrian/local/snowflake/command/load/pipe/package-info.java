/**
 * Pipes: their statements, their queue and the Snowpipe REST interface. A <em>pipe queue</em> holds the staged files that a pipe was told of
 * and has not loaded yet.
 */
@NullMarked
package dev.bactrian.local.snowflake.command.load.pipe;

import org.jspecify.annotations.NullMarked;
