/**
 * File formats: their options, the readers of their files, the values in them. Imports dialect and error only. A <em>record</em> is one row
 * as the file has it, before it meets a table.
 */
@NullMarked
package dev.bactrian.local.snowflake.command.load.format;

import org.jspecify.annotations.NullMarked;
