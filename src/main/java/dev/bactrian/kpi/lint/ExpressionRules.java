package dev.bactrian.kpi.lint;

import dev.bactrian.kpi.query.Call;
import dev.bactrian.kpi.query.Token;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules on single expressions. */
final class ExpressionRules {

    private static final Pattern IDENTIFIER =
            Pattern.compile("ID|.*(_ID|_UPC|_KEY|_CODE|_SKU|_NUMBER|_NO|_ZIP|_PHONE)");
    private static final Set<String> SUMMING = Set.of("SUM", "AVG", "MEDIAN", "STDDEV", "VARIANCE");
    private static final Set<String> RANDOM = Set.of("RANDOM", "UUID_STRING", "RANDSTR", "UNIFORM", "NORMAL");
    private static final Set<String> CLOCK = Set.of(
            "CURRENT_DATE",
            "CURRENT_TIMESTAMP",
            "CURRENT_TIME",
            "GETDATE",
            "SYSDATE",
            "LOCALTIMESTAMP",
            "SYSTIMESTAMP");

    private final Examined examined;

    ExpressionRules(Examined examined) {
        this.examined = examined;
    }

    void examine() {
        for (Call call : Call.in(flattened())) {
            summedIdentifier(call);
            summedDistinct(call);
            meanOfShares(call);
            if (RANDOM.contains(call.function())) {
                examined.found(
                        call.line(),
                        "random",
                        "%s gives other values on every run.".formatted(call.function()),
                        "Compute the KPI from the data alone.");
            }
        }
        List<Token> tokens = examined.tokens();
        for (int at = 0; at < tokens.size(); at++) {
            nullComparison(tokens, at);
            clock(tokens, at);
        }
    }

    /** why: calls inside subqueries are wanted too, so the words that open them are taken away. */
    private List<Token> flattened() {
        return examined.tokens().stream()
                .map(token -> token.isOneOf("SELECT", "WITH") ? new Token(Token.Kind.SYMBOL, ",", token.line()) : token)
                .toList();
    }

    private void summedIdentifier(Call call) {
        if (!SUMMING.contains(call.function())) {
            return;
        }
        List<Token> arguments = call.arguments();
        for (int at = 0; at < arguments.size(); at++) {
            Token token = arguments.get(at);
            boolean column = token.isName()
                    && IDENTIFIER.matcher(token.name()).matches()
                    && (at + 1 >= arguments.size() || !arguments.get(at + 1).isOneOf("(", "."));
            boolean compared = at + 1 < arguments.size()
                    && arguments.get(at + 1).isOneOf("=", "<>", "!=", "IS", "IN", "LIKE", "<", ">", "<=", ">=", "NOT");
            boolean counted = at > 0 && arguments.get(at - 1).is("DISTINCT");
            if (column && !compared && !counted && !withinCount(arguments, at)) {
                examined.found(
                        call.line(),
                        "summed-identifier",
                        "%s(%s) adds up names: %s is an identifier."
                                .formatted(call.function(), token.name(), token.name()),
                        "Use COUNT(DISTINCT %s).".formatted(token.name()));
            }
        }
    }

    private static boolean withinCount(List<Token> arguments, int at) {
        return arguments.subList(0, at).stream().anyMatch(token -> token.isOneOf("COUNT", "COUNT_IF"));
    }

    private void summedDistinct(Call call) {
        if (SUMMING.contains(call.function()) && call.distinct()) {
            examined.found(
                    call.line(),
                    "sum-of-distinct",
                    "%s(DISTINCT …) drops equal amounts that are different sales.".formatted(call.function()),
                    "Remove DISTINCT, and mend the join that repeats rows.");
        }
    }

    private void meanOfShares(Call call) {
        boolean share = call.function().equals("AVG")
                && call.arguments().stream()
                        .anyMatch(token ->
                                token.isName() && token.name().matches(".*(RATE|SHARE|RATIO|PERCENT|PCT)(_.*)?"));
        if (share) {
            examined.found(
                    call.line(),
                    "mean-of-shares",
                    "The mean of shares weighs a small group like a large one.",
                    "Divide the sum of the parts by the sum of the wholes.");
        }
    }

    private void nullComparison(List<Token> tokens, int at) {
        boolean compared = tokens.get(at).is("NULL")
                && at > 0
                && tokens.get(at - 1).isOneOf("=", "<>", "!=")
                && tokens.get(at).kind() == Token.Kind.WORD;
        if (compared) {
            examined.found(
                    tokens.get(at).line(),
                    "null-comparison",
                    "A comparison with NULL is never true.",
                    "Write IS NULL or IS NOT NULL.");
        }
    }

    private void clock(List<Token> tokens, int at) {
        if (tokens.get(at).kind() == Token.Kind.WORD
                && CLOCK.contains(tokens.get(at).name())) {
            examined.found(
                    tokens.get(at).line(),
                    "moves-with-the-clock",
                    "%s makes the KPI change though no row did, and a rebuild of the past impossible."
                            .formatted(tokens.get(at).name()),
                    "Take the last date from the data, as in MAX(TRANSACTION_DATE).");
        }
    }
}
