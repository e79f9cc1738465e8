package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table that files are loaded into, as DESCRIBE TABLE tells it. */
record TargetTable(QualifiedName name, List<Column> columns) {
    /** A column of it. */
    record Column(String name, DataType type, boolean nullable, boolean hasDefault) {}

    TargetTable {
        columns = List.copyOf(columns);
    }

    static TargetTable read(QualifiedName name, SessionContext session) {
        QualifiedName full = session.resolve(name);
        List<Column> columns = new ArrayList<>();
        StatementResult described = session.execute("DESCRIBE TABLE " + full.quoted(), List.of());
        try (var rows = described.rows()) {
            while (rows.next()) {
                columns.add(new Column(
                        String.valueOf(rows.value(0)),
                        TypeText.parse(String.valueOf(rows.value(1))),
                        "Y".equals(rows.value(3)),
                        rows.value(4) != null));
            }
        }
        return new TargetTable(full, columns);
    }

    /** The table as the engine names it. */
    String engineName() {
        List<String> parts = name.parts();
        return QualifiedName.quote(parts.get(0) + "." + parts.get(1)) + "." + QualifiedName.quote(parts.get(2));
    }

    Optional<Column> find(String column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }

    /** These columns, or all when none are named. */
    List<Column> select(List<String> names) {
        if (names.isEmpty()) {
            return columns;
        }
        List<Column> selected = new ArrayList<>();
        for (String each : names) {
            selected.add(find(each)
                    .orElseThrow(() -> new SnowflakeError(
                            904, "42000", "SQL compilation error: error line 1 at position 0\ninvalid identifier '" + each
                                    + "'")));
        }
        return selected;
    }

    /** {@code "TABLE"["COLUMN":3]}: how errors of loading name the column at {@code position}, from 1. */
    String errorName(String column, int position) {
        return QualifiedName.quote(name.last()) + "[" + QualifiedName.quote(column) + ":" + position + "]";
    }

    /** {@code "TABLE"[5]}: a field that no column takes. */
    String errorName(int position) {
        return QualifiedName.quote(name.last()) + "[" + position + "]";
    }
}
