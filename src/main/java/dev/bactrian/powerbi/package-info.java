/**
 * The Power BI project that comes from the KPI catalogue: a semantic model in TMDL, a report in PBIR with a page a family, and a {@code
 * .pbids} connection file.
 *
 * <p>May use {@code kpi} and {@code config}. Reaches neither Snowflake nor the network.
 *
 * <p>Term: a <em>dimension</em> is a table of the values of one grain column that several KPIs share, so that a choice in one picture
 * filters the others.
 */
@NullMarked
package dev.bactrian.powerbi;

import org.jspecify.annotations.NullMarked;
