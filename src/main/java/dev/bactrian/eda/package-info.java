/**
 * Exploratory data analysis: what is in a table, what is wrong with it, and the cleaned and derived tables made of it.
 *
 * <p>The subpackages {@code batch}, {@code profile}, {@code derive}, {@code check} and {@code report} are pure Java: they know neither
 * Camel nor JDBC. Only {@code run} talks to Snowflake and to Camel.
 *
 * <p>Term: a <em>profile</em> is what one pass over the rows says of every column.
 */
@NullMarked
package dev.bactrian.eda;

import org.jspecify.annotations.NullMarked;
