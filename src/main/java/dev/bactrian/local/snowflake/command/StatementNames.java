package dev.bactrian.local.snowflake.command;

import dev.bactrian.local.snowflake.dialect.Names;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import java.util.Set;

/**
 * The names that one statement's translation asks for, resolved in its session. Holds the rows of table functions and stages that the
 * statement reads, until it is closed.
 */
public interface StatementNames extends Names, AutoCloseable {
    /** The tables, views and streams that the translation has asked for, by full name. */
    Set<QualifiedName> read();

    /** The tables that the statement changes, by full name. */
    Set<QualifiedName> changed();

    @Override
    void close();
}
