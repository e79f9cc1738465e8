/**
 * The objects that DuckDB does not know (stages, file formats, pipes, tasks, procedures, …), kept in the same database file, so that they commit with the rows.
 */
@NullMarked
package dev.bactrian.local.snowflake.catalog;

import org.jspecify.annotations.NullMarked;
