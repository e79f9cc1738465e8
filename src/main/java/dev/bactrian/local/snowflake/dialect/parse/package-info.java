/**
 * From tokens to the tree, by recursive descent; what the grammar does not have is 001003, what it has and this endpoint has not is
 * refused by name. Imports tree, tokens and errors.
 */
@NullMarked
package dev.bactrian.local.snowflake.dialect.parse;

import org.jspecify.annotations.NullMarked;
