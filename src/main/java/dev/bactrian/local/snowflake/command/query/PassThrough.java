package dev.bactrian.local.snowflake.command.query;

import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Snowflake SQL taken for the engine's, names aside. */
final class PassThrough {
    private static final Set<String> BEFORE_TABLE = Set.of("FROM", "JOIN", "INTO", "UPDATE", "USING", "TABLE", "VIEW");

    private PassThrough() {}

    static String engineSql(Statement statement, SessionContext session) {
        StringBuilder sql = new StringBuilder();
        List<Token> tokens = statement.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSymbol(";")) {
                continue;
            }
            boolean named = i > 0 && BEFORE_TABLE.contains(tokens.get(i - 1).value()) && token.isIdentifier();
            boolean function = i + 1 < tokens.size() && tokens.get(i + 1).isSymbol("(") && !statementOf(tokens);
            sql.append(' ');
            if (named && !function && !token.is("SELECT")) {
                List<String> parts = new ArrayList<>(List.of(token.value()));
                while (i + 2 < tokens.size()
                        && tokens.get(i + 1).isSymbol(".")
                        && tokens.get(i + 2).isIdentifier()) {
                    parts.add(tokens.get(i + 2).value());
                    i += 2;
                }
                sql.append(parts.size() == 1 ? QualifiedName.quote(parts.get(0)) : inEngine(parts, session));
            } else {
                sql.append(
                        switch (token.kind()) {
                            case WORD ->
                                token.is("NUMBER")
                                        ? (i + 1 < tokens.size()
                                                        && tokens.get(i + 1).isSymbol("(")
                                                ? "DECIMAL"
                                                : "DECIMAL(38,0)")
                                        : token.value();
                            case STRING -> "'" + token.value().replace("'", "''") + "'";
                            default -> token.text();
                        });
            }
        }
        return sql.toString();
    }

    private static boolean statementOf(List<Token> tokens) {
        return tokens.get(0).is("INSERT") || tokens.get(0).is("CREATE");
    }

    private static String inEngine(List<String> parts, SessionContext session) {
        QualifiedName name = session.resolve(new QualifiedName(parts));
        return QualifiedName.quote(name.parts().get(0) + "." + name.parts().get(1)) + "."
                + QualifiedName.quote(name.last());
    }
}
