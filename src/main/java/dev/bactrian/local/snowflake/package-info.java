/**
 * The local Snowflake endpoint: what snowflake-jdbc expects of an account, over loopback, on DuckDB. Imports nothing of the application. Layers: wire, session, command, then dialect and catalog, then engine.
 */
@NullMarked
package dev.bactrian.local.snowflake;

import org.jspecify.annotations.NullMarked;
