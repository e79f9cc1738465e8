package dev.bactrian.snowflake;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.bactrian.config.SnowflakeSettings;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Locale;

/** The proof of identity that the Snowpipe REST interface asks for, made anew before it runs out. Safe for many threads. */
final class SnowpipeToken {

    // why: Snowflake refuses tokens that live longer than an hour.
    private static final Duration LIFETIME = Duration.ofMinutes(55);
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final RSAPrivateCrtKey key;
    private final String subject;
    private final Clock clock;

    private String token = "";
    private Instant expires = Instant.MIN;

    SnowpipeToken(SnowflakeSettings settings, SnowflakeSettings.KeyPair keyPair, Clock clock) {
        this.key = PrivateKeys.read(keyPair);
        this.subject = account(settings.account()) + "." + settings.user().toUpperCase(Locale.ROOT);
        this.clock = clock;
    }

    /** The account as a token names it: upper case, without region and cloud. */
    static String account(String identifier) {
        int dot = identifier.indexOf('.');
        return (dot < 0 ? identifier : identifier.substring(0, dot)).toUpperCase(Locale.ROOT);
    }

    synchronized String value() {
        Instant now = clock.instant();
        if (expires.isBefore(now.plus(MARGIN))) {
            expires = now.plus(LIFETIME);
            token = sign(now);
        }
        return token;
    }

    /** Forgets the token, because it was refused. */
    synchronized void renew() {
        expires = Instant.MIN;
    }

    private String sign(Instant now) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.RS256),
                    new JWTClaimsSet.Builder()
                            .issuer(subject + "." + fingerprint())
                            .subject(subject)
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(expires))
                            .build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw SnowflakeException.of(
                    "Unable to sign token for user '%s': %s. Give an RSA key of 2048 bits or more."
                            .formatted(subject, e.getMessage()),
                    e,
                    false);
        }
    }

    private String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(PrivateKeys.publicKey(key).getEncoded());
            return "SHA256:" + Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
