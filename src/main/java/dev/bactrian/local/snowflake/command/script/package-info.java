/**
 * Snowflake Scripting and what runs it: anonymous blocks, procedures and SQL functions. Parser and interpreter know a session only as
 * SessionContext. A block is DECLARE … BEGIN … EXCEPTION … END; a step is one statement in it.
 */
@NullMarked
package dev.bactrian.local.snowflake.command.script;

import org.jspecify.annotations.NullMarked;
