/**
 * Reading what a user wrote in a YAML file, so that every refusal names the file, the line and the nearest right word.
 *
 * <p>May import {@code eda.batch} (types and columns are written in these files). Term: a <em>place</em> is a file and a line in it.
 */
@NullMarked
package dev.bactrian.eda.spec;

import org.jspecify.annotations.NullMarked;
