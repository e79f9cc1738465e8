/**
 * The account as it should be, and the way there: the objects that {@code sql/}, {@code routes/} and the KPI files ask for,
 * compared with what the account has, created, altered, left or dropped.
 *
 * <p>May use {@code config}, {@code snowflake} and {@code kpi}.
 *
 * <p>Term: an object is <em>drifted</em> when the account shows it otherwise than when provisioning last made it.
 */
@NullMarked
package dev.bactrian.provision;

import org.jspecify.annotations.NullMarked;
