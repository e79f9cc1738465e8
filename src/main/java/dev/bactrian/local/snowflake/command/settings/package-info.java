/**
 * USE, SET, ALTER SESSION and the statements of transactions: what changes the session itself.
 */
@NullMarked
package dev.bactrian.local.snowflake.command.settings;

import org.jspecify.annotations.NullMarked;
