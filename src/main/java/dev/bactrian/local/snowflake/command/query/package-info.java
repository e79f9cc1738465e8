/**
 * SELECT, INSERT, UPDATE, DELETE, MERGE. A relation is anything that FROM can read.
 */
@NullMarked
package dev.bactrian.local.snowflake.command.query;

import org.jspecify.annotations.NullMarked;
