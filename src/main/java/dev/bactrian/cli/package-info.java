/**
 * The commands, and the composition root that puts the application together.
 *
 * <p>May import everything: it is the one place that knows which parts there are, and the only one besides {@code local}
 * itself that starts the embedded default.
 *
 * <p>The <b>embedded pair</b> is the embedded S3 and the local Snowflake endpoint, in this process, reached over loopback.
 */
@NullMarked
package dev.bactrian.cli;

import org.jspecify.annotations.NullMarked;
