package dev.bactrian.provision;

import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.ObjectName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of OPS.PROVISIONED_OBJECT: what provisioning made in this account. */
final class ProvisionRecords {

    private static final int ROWS_A_STATEMENT = 50;

    private final Account account;
    private final ObjectName table;

    ProvisionRecords(Account account, ObjectName table) {
        this.account = account;
        this.table = table;
    }

    ObjectId tableId() {
        return new ObjectId(ObjectKind.TABLE, table.plain());
    }

    Map<ObjectId, ProvisionRecord> read() {
        Map<ObjectId, ProvisionRecord> records = new TreeMap<>();
        String sql = "SELECT OBJECT_KIND, OBJECT_NAME, SOURCE_FILE, CHECKSUM, OWNED, ACTUAL FROM " + table.sql();
        account.query("read what was provisioned", sql, row -> {
            ObjectId id = new ObjectId(ObjectKind.valueOf(row.getString(1)), row.getString(2));
            return records.put(
                    id,
                    new ProvisionRecord(
                            id,
                            row.getString(3),
                            row.getString(4),
                            row.getBoolean(5),
                            Optional.ofNullable(row.getString(6))));
        });
        return records;
    }

    /** Writes the rows, in place of those of the same objects. */
    void write(List<ProvisionRecord> records) {
        for (int from = 0; from < records.size(); from += ROWS_A_STATEMENT) {
            merge(records.subList(from, Math.min(records.size(), from + ROWS_A_STATEMENT)));
        }
    }

    private void merge(List<ProvisionRecord> records) {
        List<Object> binds = new ArrayList<>();
        for (ProvisionRecord row : records) {
            binds.add(row.id().kind().name());
            binds.add(row.id().name());
            binds.add(row.sourceFile());
            binds.add(row.checksum());
            binds.add(row.owned() ? "true" : "false");
            binds.add(row.actual().orElse(""));
        }
        String rows = String.join(
                " UNION ALL ",
                Collections.nCopies(
                        records.size(), "SELECT ? AS KIND, ? AS NAME, ? AS SOURCE, ? AS SUM, ? AS OWN, ? AS ACT"));
        String sql = """
                MERGE INTO %s AS r
                USING (%s) AS s
                ON r.OBJECT_KIND = s.KIND AND r.OBJECT_NAME = s.NAME
                WHEN MATCHED THEN UPDATE SET
                  SOURCE_FILE = s.SOURCE, CHECKSUM = s.SUM, OWNED = s.OWN::BOOLEAN, ACTUAL = NULLIF(s.ACT, ''),
                  PROVISIONED_AT = CURRENT_TIMESTAMP()
                WHEN NOT MATCHED THEN INSERT
                  (OBJECT_KIND, OBJECT_NAME, SOURCE_FILE, CHECKSUM, OWNED, ACTUAL, PROVISIONED_AT)
                  VALUES (s.KIND, s.NAME, s.SOURCE, s.SUM, s.OWN::BOOLEAN, NULLIF(s.ACT, ''), CURRENT_TIMESTAMP())""".formatted(table.sql(), rows);
        account.execute("record what was provisioned", sql, binds.toArray());
    }

    void delete(ObjectId id) {
        account.execute(
                "record what was dropped",
                "DELETE FROM %s WHERE OBJECT_KIND = ? AND OBJECT_NAME = ?".formatted(table.sql()),
                id.kind().name(),
                id.name());
    }
}
