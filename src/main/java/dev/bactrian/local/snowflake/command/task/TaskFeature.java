package dev.bactrian.local.snowflake.command.task;

import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.Feature;
import java.util.HashMap;
import java.util.Map;

/** Tasks: their statements and functions. {@link TaskRunner} carries them out. */
public final class TaskFeature {
    private TaskFeature() {}

    public static Feature feature(TaskWork work) {
        Map<String, Command> commands = new HashMap<>();
        commands.put("CREATE TASK", new CreateTask());
        commands.put("ALTER TASK", new AlterTask());
        commands.put("DROP TASK", new DropTask());
        commands.put("EXECUTE TASK", new ExecuteTask(work));
        commands.put("SHOW TASKS", TaskListing::show);
        commands.put("DESCRIBE TASK", TaskListing::describe);
        return new Feature(commands, TaskTables.functions(), new TaskFunctions(work).functions());
    }
}
