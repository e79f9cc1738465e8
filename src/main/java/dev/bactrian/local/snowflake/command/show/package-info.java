/**
 * SHOW, DESCRIBE and INFORMATION_SCHEMA of what is defined and of the account. A listing is the table that a SHOW answers with.
 */
@NullMarked
package dev.bactrian.local.snowflake.command.show;

import org.jspecify.annotations.NullMarked;
