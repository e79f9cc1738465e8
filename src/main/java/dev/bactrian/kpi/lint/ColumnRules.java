package dev.bactrian.kpi.lint;

import dev.bactrian.config.Spelling;
import dev.bactrian.kpi.Kpi;
import dev.bactrian.kpi.KpiColumn;
import dev.bactrian.kpi.query.Select;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules on the columns that the header declares and the query makes. */
final class ColumnRules {

    private static final Set<String> MONEY = Set.of("USD", "EUR", "GBP", "CHF", "JPY", "CNY");
    private static final BigDecimal WHOLE = BigDecimal.ONE;

    private final Examined examined;

    ColumnRules(Examined examined) {
        this.examined = examined;
    }

    void examine() {
        examined.query().first().ifPresent(this::sameColumns);
        examined.kpi().values().forEach(this::type);
        target();
    }

    private void sameColumns(Select select) {
        List<String> made = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Select.Item item : select.items()) {
            boolean star = !item.expression().isEmpty()
                    && item.expression().get(item.expression().size() - 1).is("*");
            if (star) {
                return;
            }
            if (item.name().isEmpty()) {
                examined.found(
                        item.line(),
                        "unnamed-column",
                        "An expression of the SELECT has no name.",
                        "Name it with AS, as the header names it.");
                return;
            }
            made.add(item.name().get());
            if (!seen.add(item.name().get())) {
                examined.found(
                        item.line(),
                        "repeated-column",
                        "The SELECT makes column %s twice."
                                .formatted(item.name().get()),
                        "Rename or remove one.");
            }
        }
        Kpi kpi = examined.kpi();
        for (String declared : kpi.columnNames()) {
            if (!made.contains(declared)) {
                examined.found(
                        select.line(),
                        "missing-column",
                        "The header declares column %s; the SELECT does not make it.".formatted(declared),
                        Spelling.nearest(declared, made)
                                .map("Did you mean '%s'?"::formatted)
                                .orElse("Add it to the SELECT, or remove it from the header."));
            }
        }
        for (String name : made) {
            if (!kpi.columnNames().contains(name)) {
                examined.found(
                        select.line(),
                        "undeclared-column",
                        "The SELECT makes column %s; the header does not declare it.".formatted(name),
                        "Add it under grain, details or values, or remove it from the SELECT.");
            }
        }
    }

    private void type(KpiColumn column) {
        Optional<String> unit = column.unit();
        if (unit.filter(MONEY::contains).isPresent() && column.type().startsWith("FLOAT")) {
            examined.foundInHeader(
                    "money-as-float",
                    "Column %s holds money as FLOAT, which cannot hold cents exactly.".formatted(column.name()),
                    "Declare it NUMBER(18,2).");
        }
        boolean whole = column.type().equals("INTEGER")
                || column.type().equals("NUMBER")
                || column.type().matches("NUMBER\\(\\d+(, ?0)?\\)");
        if (unit.filter("share"::equals).isPresent() && whole) {
            examined.foundInHeader(
                    "share-without-decimals",
                    "Column %s is a share and has no decimals: it can be 0 or 1 only.".formatted(column.name()),
                    "Declare it NUMBER(9,6).");
        }
    }

    private void target() {
        examined.kpi().target().ifPresent(target -> {
            boolean share = examined.kpi().values().stream()
                    .filter(column -> column.name().equals(target.column()))
                    .anyMatch(column -> column.unit().filter("share"::equals).isPresent());
            if (share && target.value().abs().compareTo(WHOLE) > 0) {
                examined.foundInHeader(
                        "target-unit",
                        "The target of share %s is %s, and a share is between 0 and 1."
                                .formatted(target.column(), target.value().toPlainString()),
                        "Divide it by 100.");
            }
        });
    }
}
