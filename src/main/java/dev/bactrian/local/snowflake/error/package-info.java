/**
 * Snowflake's error codes and SQLSTATEs.
 */
@NullMarked
package dev.bactrian.local.snowflake.error;

import org.jspecify.annotations.NullMarked;
