package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.tree.Query;
import dev.bactrian.local.snowflake.dialect.tree.Relation;
import dev.bactrian.local.snowflake.dialect.tree.SelectItem;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a FROM clause says of the names in its SELECT. */
class Scope {
    private final List<Relation> leaves = new ArrayList<>();

    private final Set<String> aliases = new HashSet<>();

    static Scope of(Query.Select select) {
        Scope scope = new Scope();
        select.from().forEach(scope::add);
        for (SelectItem item : select.items()) {
            if (item.alias() != null) {
                scope.aliases.add(item.alias());
            }
        }
        return scope;
    }

    /** Whether an item of the SELECT is called so. */
    boolean isAlias(String name) {
        return aliases.contains(name);
    }

    private void add(Relation relation) {
        if (relation instanceof Relation.Join join) {
            add(join.left());
            add(join.right());
        } else if (relation instanceof Relation.Sample sample) {
            add(sample.relation());
        } else {
            leaves.add(relation);
        }
    }

    /** How {@code $index} is said here: staged files and VALUES name their columns by place, else the engine counts. */
    String place(int index) {
        for (Relation leaf : leaves) {
            if (leaf instanceof Relation.Stage) {
                return "\"$" + index + "\"";
            }
        }
        boolean values = leaves.size() == 1
                && leaves.get(0) instanceof Relation.Derived derived
                && derived.query().body() instanceof Query.Values
                && derived.alias().columns().isEmpty();
        return values ? "\"COLUMN" + index + "\"" : "#" + index;
    }

    boolean hasGenerator() {
        return leaves.stream()
                .anyMatch(leaf -> leaf instanceof Relation.Function function
                        && function.call().name().last().equals("GENERATOR"));
    }

    /** SEQ tells the rows of several inputs apart, which one numbering of all elements cannot say. */
    void refuseSequenceOfElements(String column) {
        boolean elements = column.equals("SEQ")
                && leaves.size() > 1
                && leaves.stream()
                        .anyMatch(leaf -> leaf instanceof Relation.Function function
                                && Set.of("FLATTEN", "SPLIT_TO_TABLE", "STRTOK_SPLIT_TO_TABLE")
                                        .contains(function.call().name().last()));
        if (elements) {
            throw SnowflakeError.notSupported("SEQ of a lateral table function");
        }
    }

    /** The names under which whole rows can be said, for {@code OBJECT_CONSTRUCT(*)}. */
    List<String> relations() {
        return leaves.stream().map(RelationRenderer::nameOf).toList();
    }

    String column(String name) {
        return Renderer.quote(name);
    }

    String hierarchic(String operator, String operand) {
        throw SnowflakeError.syntax(operator + " stands in a query with CONNECT BY only: " + operand);
    }
}
