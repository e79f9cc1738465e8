/**
 * DuckDB: the only user of org.duckdb.
 */
@NullMarked
package dev.bactrian.local.snowflake.engine;

import org.jspecify.annotations.NullMarked;
