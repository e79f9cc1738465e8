/**
 * The dashboard over HTTP: guards each request, serves the page's files from the jar, and answers in JSON.
 *
 * <p>May import {@code monitor} and Camel.
 *
 * <p>An <b>asset</b> is a file of the page; only those named in {@link dev.bactrian.monitor.route.Assets} exist.
 */
@NullMarked
package dev.bactrian.monitor.route;

import org.jspecify.annotations.NullMarked;
