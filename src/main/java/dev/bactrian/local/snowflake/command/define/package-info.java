/**
 * CREATE, ALTER and DROP of databases, schemas, tables, views and sequences. A definition is what the catalog keeps of an object beside
 * what the engine keeps.
 */
@NullMarked
package dev.bactrian.local.snowflake.command.define;

import org.jspecify.annotations.NullMarked;
