package dev.bactrian.local.snowflake;

import dev.bactrian.local.snowflake.command.Feature;
import dev.bactrian.local.snowflake.command.access.AccessFeature;
import dev.bactrian.local.snowflake.command.define.DefineFeature;
import dev.bactrian.local.snowflake.command.load.LoadFeature;
import dev.bactrian.local.snowflake.command.query.QueryFeature;
import dev.bactrian.local.snowflake.command.script.ScriptFeature;
import dev.bactrian.local.snowflake.command.settings.SettingsFeature;
import dev.bactrian.local.snowflake.command.show.ShowFeature;
import dev.bactrian.local.snowflake.command.stream.StreamFeature;
import dev.bactrian.local.snowflake.command.task.TaskFeature;
import dev.bactrian.local.snowflake.command.task.TaskWork;
import java.util.List;

/** Everything that this endpoint does, part by part. */
final class Features {
    private Features() {}

    static List<Feature> all(TaskWork tasks, LoadFeature load) {
        return List.of(
                QueryFeature.feature(),
                DefineFeature.feature(),
                SettingsFeature.feature(),
                ShowFeature.feature(),
                AccessFeature.feature(),
                ScriptFeature.feature(),
                TaskFeature.feature(tasks),
                StreamFeature.feature(),
                load.feature());
    }
}
