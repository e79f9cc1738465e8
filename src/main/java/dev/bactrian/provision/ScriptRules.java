package dev.bactrian.provision;

import dev.bactrian.kpi.Finding;
import dev.bactrian.kpi.query.Lexer;
import dev.bactrian.kpi.query.Token;
import dev.bactrian.snowflake.SqlStatement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What must not stand in a script that is rolled out again and again. */
final class ScriptRules {

    private final List<Finding> findings = new ArrayList<>();

    List<Finding> examine(SqlStatement statement) {
        findings.clear();
        List<Token> tokens = Lexer.tokens(statement.text());
        if (tokens.isEmpty()) {
            return List.of();
        }
        if (tokens.get(0).isOneOf("DROP", "TRUNCATE", "UNDROP")) {
            found(
                    statement,
                    "drops",
                    "%s would run on every roll-out.".formatted(tokens.get(0).name()),
                    "Remove it; provision drops what no file asks for, when told to.");
        }
        if (tokens.get(0).isOneOf("SELECT", "WITH", "SHOW", "DESCRIBE", "DESC")) {
            found(
                    statement,
                    "only-reads",
                    "The statement changes nothing.",
                    "Remove it; a KPI's query belongs below sql/kpi/ with a header.");
        }
        if (tokens.get(0).is("USE")) {
            found(
                    statement,
                    "use",
                    "USE does not last: each statement runs in a session of its own.",
                    "Write the full name of each object.");
        }
        if (tokens.size() > 3
                && tokens.get(0).is("CREATE")
                && tokens.get(1).is("OR")
                && tokens.get(2).is("REPLACE")) {
            replaced(statement, tokens);
        }
        return List.copyOf(findings);
    }

    private void replaced(SqlStatement statement, List<Token> tokens) {
        Token kind = tokens.get(3).isOneOf("TRANSIENT", "SECURE") ? tokens.get(4) : tokens.get(3);
        if (kind.isOneOf("STAGE", "STORAGE")) {
            found(
                    statement,
                    "replaced-stage",
                    "Replacing a stage or an integration stops every pipe on it.",
                    "Write CREATE … IF NOT EXISTS, and ALTER for changes.");
        } else if (kind.isOneOf("TABLE", "SCHEMA", "DATABASE")) {
            found(
                    statement,
                    "replaced-" + kind.name().toLowerCase(java.util.Locale.ROOT),
                    "CREATE OR REPLACE %s loses what is in it.".formatted(kind.name()),
                    "Write CREATE OR ALTER TABLE, or CREATE … IF NOT EXISTS.");
        } else if (kind.is("TASK")) {
            found(
                    statement,
                    "replaced-task",
                    "CREATE OR REPLACE TASK suspends the task and loses its history.",
                    "Write CREATE OR ALTER TASK.");
        } else if (kind.is("PIPE")) {
            found(
                    statement,
                    "replaced-pipe",
                    "CREATE OR REPLACE PIPE forgets which files are loaded.",
                    "Write CREATE PIPE IF NOT EXISTS; provision replaces it when its text changes.");
        }
    }

    private void found(SqlStatement statement, String rule, String why, String fix) {
        findings.add(new Finding(Path.of(statement.file()), statement.line(), rule, why, fix));
    }
}
