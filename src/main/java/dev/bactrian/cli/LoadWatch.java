package dev.bactrian.cli;

import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What became of dropped files, asked of the ledger. */
final class LoadWatch {
    private static final String IN_PROGRESS = "LOAD_IN_PROGRESS";

    private final Account account;
    private final Database database;

    LoadWatch(Account account, Database database) {
        this.account = account;
        this.database = database;
    }

    /** How many of some files are settled, and their rows. */
    record Settled(int files, int failed, long rows) {}

    Settled settled(Collection<String> keys) {
        Map<String, Load> loads = new HashMap<>();
        account.query(
                        "read the ledger",
                        "SELECT OBJECT_KEY, STATE, COALESCE(ROWS_LOADED, 0) FROM %s ORDER BY SUBMITTED_AT"
                                .formatted(database.ops("LOAD_LEDGER").sql()),
                        row -> new Load(row.getString(1), row.getString(2), row.getLong(3)))
                .forEach(load -> loads.put(load.key(), load));
        int settled = 0;
        int failed = 0;
        long rows = 0;
        for (String key : keys) {
            Load load = loads.get(key);
            if (load != null && !load.state().equals(IN_PROGRESS)) {
                settled++;
                failed += load.state().equals("LOAD_FAILED") ? 1 : 0;
                rows += load.rows();
            }
        }
        return new Settled(settled, failed, rows);
    }

    private record Load(String key, String state, long rows) {}
}
