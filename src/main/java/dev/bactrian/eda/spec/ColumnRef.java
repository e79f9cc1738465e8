package dev.bactrian.eda.spec;

import dev.bactrian.eda.batch.ColumnType;
import dev.bactrian.eda.batch.Field;
import dev.bactrian.eda.batch.Schema;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** A column named in a file, and where. */
public record ColumnRef(String name, Place place) {
    /** The column's index in this schema, or a refusal that names the nearest column. */
    public int in(Schema schema) {
        return schema.find(name)
                .orElseThrow(() -> new ConfigProblem(
                        place, "there is no column '" + name + "' here" + Nearest.hint(name, lower(schema))));
    }

    public int in(Schema schema, Predicate<ColumnType> fits, String wanted) {
        int index = in(schema);
        Field field = schema.field(index);
        if (!fits.test(field.type())) {
            throw new ConfigProblem(place, "column '" + name + "' is " + field.type() + ", not " + wanted);
        }
        return index;
    }

    private static List<String> lower(Schema schema) {
        return schema.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }
}
