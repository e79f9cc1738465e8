/**
 * The embedded S3: a server that speaks the S3 protocol over loopback and keeps its objects as plain files, so that a file
 * dropped into a bucket's folder is an object.
 *
 * <p>May import s3proxy, Guava (its types appear in s3proxy's interface) and the AWS SDK's model; nothing of the application.
 *
 * <p>A <b>settled</b> file is one that nobody has written to for the quiet time: only settled files are objects.
 */
@NullMarked
package dev.bactrian.local.s3;

import org.jspecify.annotations.NullMarked;
