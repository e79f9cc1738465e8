package dev.bactrian.snowflake;

import dev.bactrian.config.ConfigurationException;
import dev.bactrian.config.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of Snowflake SQL, as statements that know their place in it. */
public record SqlScript(String name, List<SqlStatement> statements) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern PLAIN_VALUE = Pattern.compile("[A-Za-z0-9_ .*/?,:#+-]*");

    public SqlScript {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a script, with every <code>${variable}</code> filled in. A value that is not plain text (letters, digits and the
     * characters of a cron line) is put in as a quoted identifier, so that it can be nothing but a name.
     */
    public static SqlScript read(Path file, Map<String, String> variables) {
        try {
            return of(file.toString(), Files.readString(file), variables);
        } catch (IOException e) {
            throw new ConfigurationException("Unable to read script '%s': %s. Mend the file.".formatted(file, e), e);
        }
    }

    public static SqlScript of(String name, String text, Map<String, String> variables) {
        return new SqlScript(name, new StatementSplitter(name, fill(name, text, variables)).split());
    }

    private static String fill(String name, String text, Map<String, String> variables) {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String variable = matcher.group(1);
            String value = variables.get(variable);
            if (value == null) {
                long line = text.substring(0, matcher.start()).lines().count();
                throw new ConfigurationException("Unable to read script '%s:%d': there is no variable '%s'. %s"
                        .formatted(
                                name,
                                Math.max(1, line),
                                variable,
                                Spelling.nearest(variable, variables.keySet())
                                        .map("Did you mean '%s'?"::formatted)
                                        .orElse("There are %s.".formatted(variables.keySet()))));
            }
            String safe = PLAIN_VALUE.matcher(value).matches() ? value : Quoting.identifier(value);
            matcher.appendReplacement(filled, Matcher.quoteReplacement(safe));
        }
        return matcher.appendTail(filled).toString();
    }

    /** Runs the statements one after the other; stops at the first that fails and names its place. */
    public void run(Connection connection) {
        for (SqlStatement statement : statements) {
            try (Statement jdbc = connection.createStatement()) {
                jdbc.execute(statement.text());
            } catch (SQLException e) {
                throw SnowflakeException.of("run statement '%s'".formatted(statement.place()), e);
            }
        }
    }
}
