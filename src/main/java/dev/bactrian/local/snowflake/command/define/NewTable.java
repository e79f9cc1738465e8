package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.catalog.TableDefinition;
import org.jspecify.annotations.Nullable;

/** A table that a CREATE asks for; {@code source} fills it, and is null for an empty one. */
record NewTable(TableDefinition definition, String comment, TableStore.@Nullable Source source) {}
