/**
 * Warehouses, roles, users and grants: kept and shown, so far as names and errors go. A right is never checked: every role may do
 * everything.
 */
@NullMarked
package dev.bactrian.local.snowflake.command.access;

import org.jspecify.annotations.NullMarked;
