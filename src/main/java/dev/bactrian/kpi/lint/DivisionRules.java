package dev.bactrian.kpi.lint;

import dev.bactrian.kpi.query.Token;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Rules on divisions. */
final class DivisionRules {

    private static final Set<String> SAFE = Set.of("NULLIF", "NULLIFZERO", "GREATEST");
    private static final Set<String> WHOLE_TYPES = Set.of("INT", "INTEGER", "BIGINT", "SMALLINT", "TINYINT", "BYTEINT");
    /** Divisors that are conversions: of time, of percent, of units. */
    private static final Set<String> CONVERSIONS = Set.of(
            "2",
            "3",
            "4",
            "7",
            "10",
            "12",
            "24",
            "30",
            "31",
            "52",
            "60",
            "90",
            "100",
            "360",
            "365",
            "366",
            "1000",
            "1024",
            "1440",
            "3600",
            "10000",
            "86400",
            "1000000",
            "1000000000");

    private final Examined examined;

    DivisionRules(Examined examined) {
        this.examined = examined;
    }

    void examine() {
        List<Token> tokens = examined.tokens();
        for (int at = 0; at + 1 < tokens.size(); at++) {
            if (tokens.get(at).is("/")) {
                divisor(tokens, at + 1);
            }
            wholeCast(tokens, at);
        }
    }

    private void divisor(List<Token> tokens, int at) {
        Token divisor = tokens.get(at);
        if (divisor.kind() == Token.Kind.NUMBER) {
            constant(divisor);
            return;
        }
        boolean call = at + 1 < tokens.size() && tokens.get(at + 1).is("(");
        if (!(call && SAFE.contains(divisor.name()))) {
            examined.found(
                    divisor.line(),
                    "division-by-zero",
                    "The division fails when its divisor is zero, and no KPI is published.",
                    "Wrap the divisor in NULLIF(…, 0).");
        }
    }

    private void constant(Token divisor) {
        BigDecimal value = new BigDecimal(divisor.text());
        if (value.signum() == 0) {
            examined.found(divisor.line(), "division-by-zero", "The division is by zero.", "Mend the divisor.");
        } else if (value.stripTrailingZeros().scale() <= 0
                && value.compareTo(BigDecimal.TEN) > 0
                && !CONVERSIONS.contains(divisor.text())) {
            examined.found(
                    divisor.line(),
                    "hard-coded-denominator",
                    "%s looks like a count of today's rows; tomorrow it is wrong.".formatted(divisor.text()),
                    "Take the denominator from the data.");
        }
    }

    /** {@code (a / b)::INT} and {@code CAST(a / b AS INT)}: the decimals are the answer. */
    private void wholeCast(List<Token> tokens, int at) {
        boolean cast = tokens.get(at).isOneOf("::", "AS") && isWhole(tokens, at + 1);
        if (!cast || at == 0) {
            return;
        }
        int start = at - 1;
        if (tokens.get(at).is("::")) {
            if (!tokens.get(at - 1).is(")")) {
                return;
            }
            start = opening(tokens, at - 1);
        } else {
            while (start > 0
                    && !(tokens.get(start).is("(") && tokens.get(start - 1).isOneOf("CAST", "TRY_CAST"))) {
                start--;
            }
            if (start == 0) {
                return;
            }
        }
        if (tokens.subList(start, at).stream().anyMatch(token -> token.is("/"))) {
            examined.found(
                    tokens.get(at).line(),
                    "integer-division",
                    "The quotient loses its decimals.",
                    "Round it to the decimals wanted: ROUND(…, 6).");
        }
    }

    private static boolean isWhole(List<Token> tokens, int at) {
        if (at >= tokens.size()) {
            return false;
        }
        if (WHOLE_TYPES.contains(tokens.get(at).name())) {
            return true;
        }
        boolean number = tokens.get(at).isOneOf("NUMBER", "DECIMAL", "NUMERIC");
        boolean scaled = at + 3 < tokens.size()
                && tokens.get(at + 1).is("(")
                && tokens.get(at + 3).is(",");
        return number && (!scaled || tokens.get(at + 4).text().equals("0"));
    }

    private static int opening(List<Token> tokens, int close) {
        int depth = 0;
        for (int at = close; at >= 0; at--) {
            depth += tokens.get(at).is(")") ? 1 : tokens.get(at).is("(") ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return 0;
    }
}
