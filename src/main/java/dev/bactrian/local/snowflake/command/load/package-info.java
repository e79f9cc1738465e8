/**
 * Loading and unloading: stages, file formats, COPY, pipes. Joined to the endpoint by {@code LoadFeature}'s tables; may import command,
 * dialect, catalog, engine and error. A <em>staged file</em> is a file in a stage, named by its path from the stage's root.
 */
@NullMarked
package dev.bactrian.local.snowflake.command.load;

import org.jspecify.annotations.NullMarked;
