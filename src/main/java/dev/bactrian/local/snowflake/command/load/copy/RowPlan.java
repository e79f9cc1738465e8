package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.copy.TargetTable.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which field or metadata of a file goes into which column of the table.
 *
 * @param fields how many fields a record must have
 */
record RowPlan(List<Slot> slots, int fields) {
    RowPlan {
        slots = List.copyOf(slots);
    }

    /**
     * One column to fill.
     *
     * @param field the field's place in the record, from 0; -1 when it is metadata
     * @param position the column's place in error messages, from 1
     */
    record Slot(Column column, int field, @Nullable MetadataColumn metadata, int position) {}

    /** Whether records of both plans go in by the same INSERT. */
    boolean fills(RowPlan other) {
        return slots.stream()
                .map(Slot::column)
                .toList()
                .equals(other.slots.stream().map(Slot::column).toList());
    }
}
