package dev.bactrian.local.snowflake;

import dev.bactrian.local.snowflake.command.Feature;
import dev.bactrian.local.snowflake.command.define.DefineFeature;
import dev.bactrian.local.snowflake.command.query.QueryFeature;
import dev.bactrian.local.snowflake.command.settings.SettingsFeature;
import java.util.List;

/** Everything that this endpoint does, part by part. */
final class Features {
    private Features() {}

    static List<Feature> all() {
        return List.of(QueryFeature.feature(), DefineFeature.feature(), SettingsFeature.feature());
    }
}
