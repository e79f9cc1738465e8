package dev.bactrian.local.snowflake.dialect.tree;

import dev.bactrian.local.snowflake.dialect.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may stand in FROM. */
public sealed interface Relation {
    /** The name behind AS, and the columns' names. */
    record Alias(@Nullable String name, List<String> columns) {
        public static final Alias NONE = new Alias(null, List.of());

        public Alias {
            columns = List.copyOf(columns);
        }
    }

    record Table(QualifiedName name, Alias alias) implements Relation {}

    /** {@code IDENTIFIER(…)} as a table: a string, a variable or a bind names it. */
    record Identified(Expression name, Alias alias) implements Relation {}

    record Derived(Query query, boolean lateral, Alias alias) implements Relation {}

    /** {@code TABLE(f(…))} or {@code LATERAL f(…)}. */
    record Function(Expression.Call call, boolean lateral, Alias alias) implements Relation {}

    /** {@code @stage/path (FILE_FORMAT => …)}. */
    record Stage(String location, List<Expression.Named> options, Alias alias) implements Relation {
        public Stage {
            options = List.copyOf(options);
        }
    }

    record Join(
            Relation left,
            Relation right,
            String kind,
            @Nullable Expression on,
            List<String> using,
            @Nullable Expression matchCondition)
            implements Relation {
        public Join {
            using = List.copyOf(using);
        }
    }

    record Sample(
            Relation relation,
            boolean system,
            Expression size,
            boolean rows,
            @Nullable Expression seed) implements Relation {}

    /** {@code PIVOT(aggregate FOR column IN (values))}. */
    record Pivot(
            Relation relation,
            List<SelectItem> aggregates,
            Expression.Column column,
            List<SelectItem> values,
            boolean any,
            List<OrderItem> anyOrder,
            @Nullable Query query,
            @Nullable Expression defaultOnNull,
            Alias alias)
            implements Relation {
        public Pivot {
            aggregates = List.copyOf(aggregates);
            values = List.copyOf(values);
            anyOrder = List.copyOf(anyOrder);
        }
    }

    /** {@code UNPIVOT(value FOR name IN (columns))}. */
    record Unpivot(
            Relation relation, boolean includeNulls, String value, String name, List<SelectItem> columns, Alias alias)
            implements Relation {
        public Unpivot {
            columns = List.copyOf(columns);
        }
    }
}
