/**
 * The demo's data: a made-up retailer's files, the same for the same seed to the byte, with the dirt that clients send.
 *
 * <p>Imports nothing of the application, and only the demo and the tests import it; deleting it deletes nothing of the product.
 *
 * <p><b>Dirt</b> is what is wrong with a file on purpose; {@link dev.bactrian.sample.Dirt} lists every kind.
 */
@NullMarked
package dev.bactrian.sample;

import org.jspecify.annotations.NullMarked;
