/**
 * COPY INTO a table and out of one, queries over staged files, and the load metadata that keeps a file from being loaded twice. A <em>load
 * outcome</em> is what one file of one COPY came to.
 */
@NullMarked
package dev.bactrian.local.snowflake.command.load.copy;

import org.jspecify.annotations.NullMarked;
