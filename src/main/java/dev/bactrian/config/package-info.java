/**
 * Everything a user may set, as checked values: the application's settings and the entries of {@code routes/}.
 *
 * <p>Imports the JDK, Jackson and commons-text only; every other package may import this one.
 *
 * <p>Term: a <em>key</em> is one line of {@code application.properties} that belongs to this application ({@link
 * dev.bactrian.config.Keys} lists them all); {@code camel.*} keys belong to Camel and pass through.
 */
@NullMarked
package dev.bactrian.config;

import org.jspecify.annotations.NullMarked;
