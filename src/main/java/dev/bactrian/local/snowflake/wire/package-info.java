/**
 * HTTP: the endpoints that drivers call, JSON and Arrow answers. May use session and everything below.
 */
@NullMarked
package dev.bactrian.local.snowflake.wire;

import org.jspecify.annotations.NullMarked;
