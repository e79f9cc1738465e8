/**
 * From the tree to DuckDB's SQL. A function is a macro of {@code macros.sql} ({@code SF_NAME} for Snowflake's {@code NAME}), a line of
 * {@code native.txt} (the engine's own function does), or, where the text must change its shape, a rule in Java.
 */
@NullMarked
package dev.bactrian.local.snowflake.dialect.render;

import org.jspecify.annotations.NullMarked;
