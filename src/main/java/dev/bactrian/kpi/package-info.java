/**
 * KPIs: the catalogue of KPI files, and the tables, procedures and tasks that come from it.
 *
 * <p>May use {@code config} and {@code snowflake}. Camel types only in the processors.
 *
 * <p>Term: the <em>KPI graph</em> is the graph of Snowflake tasks that fills all KPI tables, from one root to one
 * finalizer.
 */
@NullMarked
package dev.bactrian.kpi;

import org.jspecify.annotations.NullMarked;
