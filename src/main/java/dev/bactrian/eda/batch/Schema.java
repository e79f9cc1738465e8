package dev.bactrian.eda.batch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The columns of a table in order. A name is found as Snowflake finds it: exactly, else without regard to case. */
public record Schema(List<Field> fields) {
    public Schema {
        fields = List.copyOf(fields);
        Set<String> seen = new HashSet<>();
        for (Field field : fields) {
            if (!seen.add(field.name())) {
                throw new IllegalArgumentException("Column '" + field.name() + "' occurs twice");
            }
        }
    }

    public static Schema of(Field... fields) {
        return new Schema(List.of(fields));
    }

    public int size() {
        return fields.size();
    }

    public Field field(int index) {
        return fields.get(index);
    }

    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    public OptionalInt find(String name) {
        OptionalInt exact = indexWhere(name, UnaryOperator.identity());
        return exact.isPresent() ? exact : indexWhere(name, text -> text.toUpperCase(Locale.ROOT));
    }

    /** The index of a column known to be there. */
    public int index(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("No column '" + name + "' in " + names()));
    }

    /** This schema with one more column, or with that column's type replaced when it is there already. */
    public Schema with(Field field) {
        List<Field> changed = new ArrayList<>(fields);
        OptionalInt there = find(field.name());
        if (there.isPresent()) {
            changed.set(there.getAsInt(), new Field(fields.get(there.getAsInt()).name(), field.type()));
        } else {
            changed.add(field);
        }
        return new Schema(changed);
    }

    public Schema with(List<Field> more) {
        Schema changed = this;
        for (Field field : more) {
            changed = changed.with(field);
        }
        return changed;
    }

    public Schema select(int[] indexes) {
        return new Schema(IntStream.of(indexes).mapToObj(fields::get).toList());
    }

    private OptionalInt indexWhere(String name, UnaryOperator<String> form) {
        String wanted = form.apply(name);
        return IntStream.range(0, fields.size())
                .filter(i -> form.apply(fields.get(i).name()).equals(wanted))
                .findFirst();
    }
}
