/**
 * Tasks: their definitions, their graphs, and the runner that starts them by the clock. Keeps definitions in the catalog and runs in a table
 * of the account's own, so that both outlive the process. A graph run is one execution of a root task and what follows from it.
 */
@NullMarked
package dev.bactrian.local.snowflake.command.task;

import org.jspecify.annotations.NullMarked;
