/**
 * One class a kind of statement. Commands see the session through SessionContext only.
 */
@NullMarked
package dev.bactrian.local.snowflake.command;

import org.jspecify.annotations.NullMarked;
