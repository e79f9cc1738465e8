/**
 * A session: one login's parameters, current names, variables and transaction. Runs statements by the command table. May use command,
 * result, catalog, dialect and engine. An account is what all sessions share.
 */
@NullMarked
package dev.bactrian.local.snowflake.session;

import org.jspecify.annotations.NullMarked;
