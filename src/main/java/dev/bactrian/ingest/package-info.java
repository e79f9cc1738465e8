/**
 * Objects of the bucket become rows of raw tables, each exactly once: discovery, staging, loading, the ledger, quarantine
 * and recovery. Knows neither Camel nor which endpoints it talks to; {@code ingest.route} connects it to the routes.
 *
 * <p>Imports {@code config}, {@code snowflake} and the AWS SDK.
 *
 * <p>Term: a <em>file</em> is one version of one object: bucket, key, ETag and size. Other content under the same key is
 * another file.
 */
@NullMarked
package dev.bactrian.ingest;

import org.jspecify.annotations.NullMarked;
