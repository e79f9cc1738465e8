/**
 * The text of a query, read just far enough to know which tables it reads and how it is built.
 *
 * <p>May use nothing but the JDK. Pure.
 *
 * <p>Term: a <em>reference</em> is a schema-qualified table name in a FROM or JOIN.
 */
@NullMarked
package dev.bactrian.kpi.query;

import org.jspecify.annotations.NullMarked;
