package dev.bactrian.local.snowflake.command.load.stage;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code s3://bucket/prefix}, {@code s3gov://…} or {@code s3compat://…}. */
record S3Url(String bucket, String prefix) {
    private static final Pattern SHAPE = Pattern.compile("(s3|s3gov|s3china|s3compat)://([^/]+)/?(.*)", Pattern.DOTALL);

    static S3Url of(String url) {
        Matcher matcher = SHAPE.matcher(url);
        if (matcher.matches()) {
            return new S3Url(matcher.group(2), matcher.group(3));
        }
        String scheme = url.contains("://") ? url.substring(0, url.indexOf("://")) : "";
        if (scheme.equals("gcs") || scheme.equals("azure")) {
            throw SnowflakeError.notSupported("stages on " + scheme + "://");
        }
        throw new SnowflakeError(1008, "22023", "SQL compilation error:\ninvalid URL prefix found in: '" + url + "'");
    }
}
