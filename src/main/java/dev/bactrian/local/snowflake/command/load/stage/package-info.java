/**
 * Stages and the files in them: internal ones in the endpoint's folder, external ones on S3. A <em>location</em> is a stage and a path
 * below it, as {@code @stage/path} names it.
 */
@NullMarked
package dev.bactrian.local.snowflake.command.load.stage;

import org.jspecify.annotations.NullMarked;
