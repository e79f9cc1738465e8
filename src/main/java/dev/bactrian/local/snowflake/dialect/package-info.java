/**
 * Pure SQL to SQL: Snowflake's text in, DuckDB's text out. Knows neither the engine nor the catalog.
 */
@NullMarked
package dev.bactrian.local.snowflake.dialect;

import org.jspecify.annotations.NullMarked;
