package dev.bactrian.provision;

import dev.bactrian.snowflake.SqlStatement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * An object that the account should have.
 *
 * @param keepsExisting whether its statement leaves an object alone that is there already (IF NOT EXISTS)
 * @param createOnly whether something else alters the object once it is there, as EDA does with the tables it fills
 * @param columns of a table, as declared; empty for all else
 * @param predecessors of a task: full names of the tasks it comes after or finalizes
 */
public record DesiredObject(
        ObjectId id,
        SqlStatement statement,
        boolean keepsExisting,
        boolean createOnly,
        List<String> columns,
        List<String> predecessors) {

    public DesiredObject {
        columns = List.copyOf(columns);
        predecessors = List.copyOf(predecessors);
    }

    /** The same object, for something else to alter once it is there. */
    DesiredObject leftToOthers() {
        return new DesiredObject(id, statement, keepsExisting, true, columns, predecessors);
    }

    /** Changes when the statement does. */
    public String checksum() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(statement.text().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
