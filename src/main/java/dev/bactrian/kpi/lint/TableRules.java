package dev.bactrian.kpi.lint;

import dev.bactrian.config.Spelling;
import dev.bactrian.kpi.query.FanOut;
import dev.bactrian.kpi.query.Query;
import dev.bactrian.kpi.query.Reference;
import dev.bactrian.kpi.query.Select;
import dev.bactrian.kpi.query.Token;
import dev.bactrian.kpi.query.UniqueKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rules on the tables that a query reads, and on how it joins them. */
final class TableRules {

    private static final Set<String> SYSTEM_SCHEMAS = Set.of("INFORMATION_SCHEMA", "ACCOUNT_USAGE");

    private final Examined examined;
    private final UniqueKeys keys;
    private final Set<String> tables;

    TableRules(Examined examined, UniqueKeys keys, Set<String> tables) {
        this.examined = examined;
        this.keys = keys;
        this.tables = tables;
    }

    void examine() {
        unknownTables();
        walk(examined.query(), List.of());
        for (Select select : examined.selects()) {
            select.relations().forEach(relation -> condition(select, relation));
            undoneLeftJoins(select);
        }
    }

    private void walk(Query query, List<Query.Named> around) {
        List<Query.Named> visible = new ArrayList<>(query.commonTables());
        visible.addAll(around);
        Query scope = new Query(visible, query.branches());
        query.commonTables().forEach(table -> walk(table.query(), visible));
        for (Select select : query.branches()) {
            for (Select.Relation relation : select.relations()) {
                unqualified(relation, scope);
                relation.subquery().ifPresent(inner -> walk(inner, visible));
            }
        }
        for (FanOut fanOut : FanOut.in(query, scope, keys)) {
            examined.found(
                    fanOut.call().line(),
                    "fan-out",
                    "%s may count rows of %s several times: %s is not unique on the columns it is joined by."
                            .formatted(fanOut.call().function(), fanOut.relation(), fanOut.joined()),
                    "Group %s by those columns before the join, or count with COUNT(DISTINCT …)."
                            .formatted(fanOut.joined()));
        }
    }

    private void unknownTables() {
        for (Reference reference : examined.kpi().reads()) {
            boolean known = tables.isEmpty()
                    || tables.contains(reference.qualifiedName())
                    || SYSTEM_SCHEMAS.contains(reference.schema());
            if (!known) {
                examined.found(
                        reference.line(),
                        "unknown-table",
                        "No file makes a table %s.".formatted(reference.qualifiedName()),
                        Spelling.nearest(reference.qualifiedName(), tables)
                                .map("Did you mean '%s'?"::formatted)
                                .orElse("Make it in sql/, or mend the name."));
            }
            if (reference.qualifiedName().equals("KPI." + examined.kpi().name())) {
                examined.found(
                        reference.line(),
                        "reads-itself",
                        "The KPI reads the table that it fills.",
                        "Read OPS.KPI_HISTORY for earlier values.");
            }
        }
    }

    private void unqualified(Select.Relation relation, Query scope) {
        if (relation.name().size() == 1
                && scope.commonTable(relation.qualifiedName()).isEmpty()) {
            examined.found(
                    relation.line(),
                    "unqualified-table",
                    "Table %s is named without its schema.".formatted(relation.qualifiedName()),
                    "Write it as RAW.%1$s, EDA.%1$s or KPI.%1$s.".formatted(relation.qualifiedName()));
        }
    }

    private void condition(Select select, Select.Relation relation) {
        boolean first = relation.equals(select.relations().get(0));
        boolean lateral = relation.name().isEmpty() && relation.subquery().isEmpty();
        boolean comma = relation.join().isEmpty() && !first && select.where().isEmpty();
        boolean bare = !relation.join().isEmpty()
                && relation.on().isEmpty()
                && !relation.join().contains("NATURAL");
        boolean oneRow = relation.subquery()
                        .flatMap(Query::first)
                        .filter(Select::isTotal)
                        .isPresent()
                || isTotal(relation);
        if (!first && !lateral && !oneRow && (comma || bare)) {
            examined.found(
                    relation.line(),
                    "join-without-condition",
                    "Every row is joined with every row of %s."
                            .formatted(
                                    relation.qualifiedName().isEmpty() ? relation.alias() : relation.qualifiedName()),
                    "Say by ON which rows belong together.");
        }
        if (relation.join().contains("NATURAL")) {
            examined.found(
                    relation.line(),
                    "natural-join",
                    "A natural join changes when either table gets a column.",
                    "Name the columns by USING or ON.");
        }
    }

    private boolean isTotal(Select.Relation relation) {
        return examined.query()
                .commonTable(relation.qualifiedName())
                .flatMap(Query::first)
                .filter(Select::isTotal)
                .isPresent();
    }

    /** A condition in WHERE on the right side of a LEFT JOIN drops the rows that the join kept. */
    private void undoneLeftJoins(Select select) {
        for (Select.Relation relation : select.relations()) {
            if (!relation.join().startsWith("LEFT")) {
                continue;
            }
            List<Token> where = select.where();
            for (int at = 0; at + 3 < where.size(); at++) {
                boolean column = where.get(at).isName()
                        && where.get(at).name().equals(relation.alias())
                        && where.get(at + 1).is(".");
                if (column
                        && where.get(at + 3).isOneOf("=", "<", ">", "<=", ">=", "<>", "!=", "IN", "LIKE", "BETWEEN")) {
                    examined.found(
                            where.get(at).line(),
                            "left-join-undone",
                            "WHERE on %s drops the rows that LEFT JOIN kept for having no match."
                                    .formatted(relation.alias()),
                            "Move the condition into ON, or write JOIN.");
                }
            }
        }
    }
}
