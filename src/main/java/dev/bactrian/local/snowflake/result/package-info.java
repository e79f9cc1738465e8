/**
 * Results as drivers read them: encoded in chunks, kept for the session so that RESULT_SCAN and requests by query id find them. A chunk is
 * a run of rows in one piece, as in Snowflake's protocol. May use command and dialect.
 */
@NullMarked
package dev.bactrian.local.snowflake.result;

import org.jspecify.annotations.NullMarked;
