package dev.bactrian.local.snowflake.command.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** The fingerprint of a public key, as DESCRIBE USER prints it (docs.snowflake.com/en/user-guide/key-pair-auth). */
final class Fingerprint {
    private Fingerprint() {}

    /** {@code SHA256:…} of a key in PEM or its base64. */
    static String of(String key) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(key.replaceAll("-----[A-Z ]+-----", ""));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
            return "SHA256:" + Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
