package dev.bactrian.config;

import java.net.URI;
import java.util.Optional;

/** Where clients drop their files. Without an access key, the AWS default credentials chain is asked. */
public record S3Settings(
        String bucket,
        String region,
        Optional<URI> endpoint,
        Optional<String> accessKey,
        Optional<Secret> secretKey,
        boolean pathStyle) {

    public S3Settings {
        if (bucket.isBlank()) {
            throw new ConfigurationException("Unable to use key 's3.bucket': it is blank. Give the bucket's name.");
        }
        if (accessKey.isPresent() != secretKey.isPresent()) {
            throw new ConfigurationException(
                    "Unable to use key 's3.accessKey': access key and secret go together. Set both 's3.accessKey' and 's3.secretKey', or neither.");
        }
    }
}
