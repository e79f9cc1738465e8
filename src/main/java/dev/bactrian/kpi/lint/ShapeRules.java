package dev.bactrian.kpi.lint;

import dev.bactrian.kpi.query.Call;
import dev.bactrian.kpi.query.Select;
import dev.bactrian.kpi.query.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules on how a query is put together. */
final class ShapeRules {

    private final Examined examined;

    ShapeRules(Examined examined) {
        this.examined = examined;
    }

    void examine() {
        oneStatement();
        parentheses();
        for (Select select : examined.selects()) {
            selectStar(select);
            groupBy(select);
            limit(select);
        }
        examined.query().first().ifPresent(this::orderLost);
    }

    private void oneStatement() {
        examined.tokens().stream()
                .filter(token -> token.is(";"))
                .findFirst()
                .ifPresent(semicolon -> examined.found(
                        semicolon.line(),
                        "several-statements",
                        "A KPI file holds one SELECT; here a second statement begins.",
                        "Put further statements into a script of their own."));
    }

    private void parentheses() {
        int depth = 0;
        for (Token token : examined.tokens()) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth < 0) {
                examined.found(token.line(), "parentheses", "This ')' closes nothing.", "Remove it, or open it.");
                return;
            }
        }
        if (depth > 0) {
            List<Token> tokens = examined.tokens();
            examined.found(
                    tokens.get(tokens.size() - 1).line(),
                    "parentheses",
                    "%d '(' are not closed.".formatted(depth),
                    "Close them.");
        }
    }

    private void selectStar(Select select) {
        for (Select.Item item : select.items()) {
            List<Token> expression = item.expression();
            boolean star = !expression.isEmpty()
                    && expression.get(expression.size() - 1).is("*")
                    && (expression.size() == 1
                            || expression.get(expression.size() - 2).is("."));
            if (star) {
                examined.found(
                        item.line(),
                        "select-star",
                        "SELECT * changes when a table does, and takes columns that nobody asked for.",
                        "Name the columns.");
            }
        }
    }

    /** A column beside aggregates, and not in GROUP BY. */
    private void groupBy(Select select) {
        boolean grouped = !select.groupBy().isEmpty();
        boolean aggregated = select.items().stream()
                .anyMatch(item -> !Call.aggregates(item.expression()).isEmpty());
        if (select.isGroupByAll() || (!grouped && !aggregated)) {
            return;
        }
        Set<String> groups = new HashSet<>();
        for (List<Token> expression : select.groupBy()) {
            groups.add(text(expression));
            if (expression.size() == 1 && expression.get(0).kind() == Token.Kind.NUMBER) {
                int position = Integer.parseInt(expression.get(0).text());
                if (position >= 1 && position <= select.items().size()) {
                    groups.add(text(select.items().get(position - 1).expression()));
                }
            }
        }
        for (Select.Item item : select.items()) {
            Optional<String> column = item.plainColumn();
            boolean known = groups.contains(text(item.expression()))
                    || item.name().filter(groups::contains).isPresent()
                    || column.filter(name -> groups.stream()
                                    .anyMatch(group -> group.endsWith(". " + name) || group.equals(name)))
                            .isPresent();
            if (column.isPresent() && !known) {
                examined.found(
                        item.line(),
                        "missing-group-by",
                        "Column %s stands beside aggregates and is not in GROUP BY.".formatted(column.get()),
                        grouped ? "Add it to GROUP BY." : "Add GROUP BY %s.".formatted(column.get()));
            }
        }
    }

    private static String text(List<Token> expression) {
        return String.join(" ", expression.stream().map(Token::name).toList());
    }

    private void limit(Select select) {
        if (!select.limit().isEmpty() && select.orderBy().isEmpty()) {
            examined.found(
                    select.limit().get(0).line(),
                    "limit-without-order",
                    "LIMIT without ORDER BY keeps whichever rows come first.",
                    "Say by ORDER BY which rows to keep.");
        }
    }

    private void orderLost(Select select) {
        if (!select.orderBy().isEmpty() && select.limit().isEmpty()) {
            examined.found(
                    select.orderBy().get(0).line(),
                    "order-lost",
                    "A table has no order: ORDER BY at the end of a KPI does nothing.",
                    "Remove it, or make the order a column by ROW_NUMBER.");
        }
    }
}
