package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.copy.RowPlan.Slot;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.engine.EngineConnection;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where checked records gather on their way into the table; those of many small files go in by one INSERT. Not thread-safe. */
final class LoadSink implements AutoCloseable {
    private final TargetTable table;
    private final EngineConnection engine;
    private final boolean mayFail;
    private @Nullable RowPlan plan;
    private @Nullable CleanFile clean;

    /**
     * Into this table.
     *
     * @param mayFail whether the transaction holds nothing but this load, so that it may be undone and begun again
     */
    LoadSink(TargetTable table, EngineConnection engine, boolean mayFail) {
        this.table = table;
        this.engine = engine;
        this.mayFail = mayFail;
    }

    boolean mayFail() {
        return mayFail;
    }

    EngineConnection engine() {
        return engine;
    }

    TargetTable table() {
        return table;
    }

    /** The file to write records of this plan to. Records of other plans go into the table first. */
    CleanFile open(RowPlan wanted) throws IOException {
        if (plan != null && !plan.fills(wanted)) {
            flush();
        }
        plan = wanted;
        if (clean == null) {
            clean = new CleanFile();
        }
        return clean;
    }

    void keep() throws IOException {
        if (clean != null) {
            clean.keep();
        }
    }

    void discard() throws IOException {
        if (clean != null) {
            clean.discard();
        }
    }

    /** Puts what was kept into the table. */
    void flush() throws IOException {
        if (clean == null) {
            return;
        }
        try (CleanFile file = clean) {
            if (file.rows() > 0) {
                engine.update(insert(Objects.requireNonNull(plan), file));
            }
        } finally {
            clean = null;
            plan = null;
        }
    }

    private String insert(RowPlan filled, CleanFile file) throws IOException {
        List<DataType> types =
                filled.slots().stream().map(slot -> slot.column().type()).toList();
        String values = IntStream.range(0, types.size())
                .mapToObj(i -> EngineText.value("c" + i, types.get(i)))
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + table.engineName() + " (" + columns(filled) + ") SELECT " + values + " FROM "
                + file.relation(types);
    }

    static String columns(RowPlan plan) {
        return plan.slots().stream()
                .map(Slot::column)
                .map(column -> EngineText.name(column.name()))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() throws IOException {
        if (clean != null) {
            clean.close();
        }
    }
}
