/**
 * A session: one login's parameters, current names, variables and transaction. Runs statements by the command table.
 */
@NullMarked
package dev.bactrian.local.snowflake.session;

import org.jspecify.annotations.NullMarked;
