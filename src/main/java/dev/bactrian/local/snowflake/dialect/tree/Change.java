package dev.bactrian.local.snowflake.dialect.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that changes rows. */
public sealed interface Change {
    /** {@code INSERT [OVERWRITE] INTO target (columns) query}. */
    record Insert(boolean overwrite, Relation target, List<String> columns, Query query) implements Change {
        public Insert {
            columns = List.copyOf(columns);
        }
    }

    /** {@code INSERT ALL | FIRST WHEN … THEN INTO … SELECT}. */
    record MultiInsert(boolean overwrite, boolean first, List<Branch> branches, Query query) implements Change {
        public MultiInsert {
            branches = List.copyOf(branches);
        }
    }

    /** {@code condition} is null for unconditional INTO and for ELSE ({@code otherwise}). */
    record Branch(@Nullable Expression condition, boolean otherwise, List<Into> targets) {
        public Branch {
            targets = List.copyOf(targets);
        }
    }

    record Into(Relation target, List<String> columns, List<Expression> values) {
        public Into {
            columns = List.copyOf(columns);
            values = List.copyOf(values);
        }
    }

    record Update(
            Relation target,
            List<Assignment> assignments,
            List<Relation> from,
            @Nullable Expression where) implements Change {
        public Update {
            assignments = List.copyOf(assignments);
            from = List.copyOf(from);
        }
    }

    record Assignment(String column, Expression value) {}

    record Delete(
            Relation target, List<Relation> using, @Nullable Expression where) implements Change {
        public Delete {
            using = List.copyOf(using);
        }
    }

    record Merge(Relation target, Relation source, Expression on, List<Clause> clauses) implements Change {
        public Merge {
            clauses = List.copyOf(clauses);
        }
    }

    /** One WHEN of a MERGE; {@code action} is UPDATE, DELETE or INSERT. */
    record Clause(
            boolean matched,
            @Nullable Expression condition,
            String action,
            List<Assignment> assignments,
            List<String> columns,
            List<Expression> values,
            boolean allByName) {
        public Clause {
            assignments = List.copyOf(assignments);
            columns = List.copyOf(columns);
            values = List.copyOf(values);
        }
    }
}
