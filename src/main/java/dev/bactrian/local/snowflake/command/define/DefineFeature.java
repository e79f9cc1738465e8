package dev.bactrian.local.snowflake.command.define;

import dev.bactrian.local.snowflake.command.Feature;
import java.util.Map;

/** Databases, schemas, tables, views, sequences. */
public final class DefineFeature {
    private DefineFeature() {}

    public static Feature feature() {
        return new Feature(
                Map.of(
                        "CREATE DATABASE", new CreateDatabase(),
                        "CREATE SCHEMA", new CreateSchema()),
                Map.of(),
                Map.of());
    }
}
