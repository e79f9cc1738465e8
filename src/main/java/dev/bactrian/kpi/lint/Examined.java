package dev.bactrian.kpi.lint;

import dev.bactrian.kpi.Finding;
import dev.bactrian.kpi.Kpi;
import dev.bactrian.kpi.query.Lexer;
import dev.bactrian.kpi.query.Query;
import dev.bactrian.kpi.query.QueryParser;
import dev.bactrian.kpi.query.Select;
import dev.bactrian.kpi.query.Token;
import java.util.ArrayList;
import java.util.List;

/** A KPI under examination: its query cut into parts, and what was found so far. Used by one thread. */
final class Examined {

    private final Kpi kpi;
    private final List<Token> tokens;
    private final Query query;
    private final List<Finding> findings = new ArrayList<>();

    Examined(Kpi kpi) {
        this.kpi = kpi;
        this.tokens = Lexer.tokens(kpi.query());
        this.query = QueryParser.parse(tokens);
    }

    Kpi kpi() {
        return kpi;
    }

    List<Token> tokens() {
        return tokens;
    }

    Query query() {
        return query;
    }

    /** Every SELECT of the query, wherever it stands. */
    List<Select> selects() {
        return query.withinAndSelf().stream()
                .flatMap(each -> each.branches().stream())
                .toList();
    }

    /**
     * Adds a finding.
     *
     * @param line within the query
     */
    void found(int line, String rule, String why, String fix) {
        Finding finding = new Finding(kpi.file(), kpi.queryLine() + Math.max(1, line) - 1, rule, why, fix);
        if (!findings.contains(finding)) {
            findings.add(finding);
        }
    }

    /** Adds a finding about the header. */
    void foundInHeader(String rule, String why, String fix) {
        findings.add(new Finding(kpi.file(), 1, rule, why, fix));
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
