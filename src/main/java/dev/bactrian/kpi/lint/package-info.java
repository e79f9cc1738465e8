/**
 * What is very likely wrong with a KPI, found by reading its file.
 *
 * <p>May use {@code kpi} and {@code kpi.query}. Pure.
 *
 * <p>Term: a <em>rule</em> is one kind of mistake, with a name in words; a finding names the rule it breaks.
 */
@NullMarked
package dev.bactrian.kpi.lint;

import org.jspecify.annotations.NullMarked;
