/**
 * Snowflake statements as values: a tree, one record a construct. A node says what the text says and nothing of the engine. Imports
 * the dialect's names and types only.
 */
@NullMarked
package dev.bactrian.local.snowflake.dialect.tree;

import org.jspecify.annotations.NullMarked;
