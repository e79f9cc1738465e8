package dev.bactrian.local.snowflake.catalog;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Passwords and tokens as the catalog keeps them: salted and stretched, never in clear. */
public final class Secret {
    private static final int ROUNDS = 10_000;

    private Secret() {}

    public static String stored(String clear) {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return Base64.getEncoder().encodeToString(salt) + ":"
                + Base64.getEncoder().encodeToString(hash(clear, salt));
    }

    public static boolean matches(String clear, String stored) {
        int colon = stored.indexOf(':');
        byte[] salt = Base64.getDecoder().decode(stored.substring(0, colon));
        byte[] hash = Base64.getDecoder().decode(stored.substring(colon + 1));
        return MessageDigest.isEqual(hash, hash(clear, salt));
    }

    private static byte[] hash(String clear, byte[] salt) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(clear.toCharArray(), salt, ROUNDS, 256))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has PBKDF2WithHmacSHA256.", e);
        }
    }
}
