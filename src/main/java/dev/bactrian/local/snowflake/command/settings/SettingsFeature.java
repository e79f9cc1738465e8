package dev.bactrian.local.snowflake.command.settings;

import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.Feature;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import java.util.Map;

/** What changes the session. */
public final class SettingsFeature {
    private SettingsFeature() {}

    public static Feature feature() {
        return new Feature(
                Map.of(
                        "USE",
                        new UseCommand(),
                        "SET",
                        new SetCommand(),
                        "UNSET",
                        SetCommand::unset,
                        "ALTER SESSION",
                        new AlterSessionCommand(),
                        "BEGIN TRANSACTION",
                        transaction((statement, session) -> session.control().begin()),
                        "START TRANSACTION",
                        transaction((statement, session) -> session.control().begin()),
                        "COMMIT",
                        transaction((statement, session) -> session.control().commit()),
                        "ROLLBACK",
                        transaction((statement, session) -> session.control().rollback())),
                Map.of(),
                Map.of());
    }

    private static Command transaction(
            java.util.function.BiConsumer<
                            dev.bactrian.local.snowflake.command.Statement,
                            dev.bactrian.local.snowflake.command.SessionContext>
                    work) {
        return (statement, session) -> {
            work.accept(statement, session);
            return StatementResult.status(StatementType.TRANSACTION, "Statement executed successfully.");
        };
    }
}
