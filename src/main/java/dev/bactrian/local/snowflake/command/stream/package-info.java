/**
 * Streams: what changed in a table since its stream was last consumed. An offset is the table's rows as they were then, kept as a table of
 * the endpoint's own; to consume is to read the stream in a DML statement that commits.
 */
@NullMarked
package dev.bactrian.local.snowflake.command.stream;

import org.jspecify.annotations.NullMarked;
