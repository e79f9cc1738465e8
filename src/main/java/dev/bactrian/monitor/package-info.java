/**
 * What an operator sees: the situation of data sets, EDA jobs and KPIs as OPS tells it, as JMX beans, metrics and the
 * dashboard's JSON. Reads only; nothing here changes the account.
 *
 * <p>May import {@code config}, {@code snowflake} and {@code kpi}; Camel only below {@code monitor.route}.
 *
 * <p>The <b>situation</b> is everything that can be said of the pipeline at one moment; the <b>verdict</b> on it is whether
 * today's numbers can be trusted.
 */
@NullMarked
package dev.bactrian.monitor;

import org.jspecify.annotations.NullMarked;
