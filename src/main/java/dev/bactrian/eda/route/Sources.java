package dev.bactrian.eda.route;

import dev.bactrian.config.DataSet;
import dev.bactrian.config.RouteEntries;
import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The state of what a job reads, as a text that changes when it does. Asked of the tables themselves, so it holds after any crash. */
final class Sources {
    private static final String FILES = "files=";

    private final Account account;
    private final Database database;
    private final RouteEntries entries;
    private final EdaRuns runs;

    Sources(Account account, Database database, RouteEntries entries, EdaRuns runs) {
        this.account = account;
        this.database = database;
        this.entries = entries;
        this.runs = runs;
    }

    String watermark(JobFiles.Definition definition) {
        List<String> states = new ArrayList<>();
        for (String source : definition.job().after()) {
            Optional<DataSet> dataSet = entries.dataSet(source);
            String state = dataSet.isPresent()
                    ? table(dataSet.get())
                    : runs.lastSuccess(source).map(EdaRuns.Seen::runId).orElse("");
            states.add(source + "=" + state);
        }
        states.add(FILES + definition.fingerprint());
        return String.join("; ", states);
    }

    /** Whether a state says that nothing has come yet, from any source. */
    static boolean nothingYet(String watermark) {
        return Arrays.stream(watermark.split(";", -1))
                .map(String::strip)
                .filter(state -> !state.startsWith(FILES))
                .allMatch(state -> state.endsWith("=0") || state.endsWith("="));
    }

    private String table(DataSet dataSet) {
        return account.query(
                        "look at table '" + dataSet.table() + "'",
                        "SELECT COUNT(*) || ' ' || COALESCE(TO_VARCHAR(MAX(LOADED_AT)), '') FROM "
                                + database.raw(dataSet.table()).sql(),
                        row -> row.getString(1))
                .get(0);
    }
}
