package dev.bactrian.local.snowflake.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.catalog.Secret;
import dev.bactrian.local.snowflake.catalog.StoredCatalog;
import dev.bactrian.local.snowflake.engine.Engine;
import dev.bactrian.local.snowflake.engine.EngineConnection;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks who logs in against the account's users: catalog objects of kind USER with the properties that CREATE USER knows (PASSWORD, kept
 * as a {@link Secret}; RSA_PUBLIC_KEY, RSA_PUBLIC_KEY_2; LOGIN_NAME; TOKEN for programmatic access and OAuth tokens, kept as a secret).
 */
public final class Users {
    private final String account;
    private final Clock clock;
    private final Engine engine;

    Users(String account, Clock clock, Engine engine) {
        this.account = account;
        this.clock = clock;
        this.engine = engine;
    }

    private List<CatalogObject> all() {
        try (EngineConnection connection = engine.connect()) {
            return new StoredCatalog(connection).list(ObjectKind.USER, List.of());
        }
    }

    /** Throws 390100 unless this is the user's password. */
    public CatalogObject byPassword(String login, String password) {
        return user(login)
                .filter(user -> property(user, "PASSWORD")
                        .filter(stored -> Secret.matches(password, stored))
                        .isPresent())
                .orElseThrow(Users::incorrect);
    }

    /** Throws 390303 unless this is a token of the user's. The user may be left out. */
    public CatalogObject byToken(String login, String token) {
        Supplier<SnowflakeError> invalid = () -> new SnowflakeError(390303, "08001", "Invalid OAuth access token.");
        Optional<CatalogObject> user = login.isEmpty() ? holder(token) : user(login);
        return user.filter(found -> property(found, "TOKEN")
                        .filter(stored -> Secret.matches(token, stored))
                        .isPresent())
                .orElseThrow(invalid);
    }

    private Optional<CatalogObject> holder(String token) {
        return all().stream()
                .filter(user -> property(user, "TOKEN")
                        .filter(stored -> Secret.matches(token, stored))
                        .isPresent())
                .findFirst();
    }

    /**
     * The user whose key signed this token. Throws 390144 otherwise (docs.snowflake.com/en/user-guide/key-pair-auth: issuer {@code
     * ACCOUNT.USER.SHA256:fingerprint}, subject {@code ACCOUNT.USER}, RS256, expiry).
     */
    public CatalogObject byKeyPair(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            String[] subject = String.valueOf(claims.getSubject()).split("\\.", 2);
            boolean wellFormed = JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
                    && subject.length == 2
                    && subject[0].equalsIgnoreCase(account)
                    && claims.getExpirationTime() != null
                    && claims.getExpirationTime().toInstant().isAfter(clock.instant());
            if (!wellFormed) {
                throw invalidJwt();
            }
            CatalogObject user = user(subject[1]).orElseThrow(Users::invalidJwt);
            for (String property : List.of("RSA_PUBLIC_KEY", "RSA_PUBLIC_KEY_2")) {
                Optional<String> key = property(user, property);
                if (key.isPresent() && signed(jwt, claims, subject, key.get())) {
                    return user;
                }
            }
            throw invalidJwt();
        } catch (ParseException | JOSEException | GeneralSecurityException | IllegalArgumentException e) {
            throw invalidJwt();
        }
    }

    private static boolean signed(SignedJWT jwt, JWTClaimsSet claims, String[] subject, String key)
            throws JOSEException, GeneralSecurityException {
        byte[] encoded = Base64.getMimeDecoder().decode(key.replaceAll("-----[A-Z ]+-----", ""));
        RSAPublicKey publicKey =
                (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        String issuer = subject[0] + "." + subject[1] + "." + fingerprint(publicKey);
        return issuer.equalsIgnoreCase(claims.getIssuer()) && jwt.verify(new RSASSAVerifier(publicKey));
    }

    /** As DESCRIBE USER prints it: {@code SHA256:…}. */
    static String fingerprint(RSAPublicKey key) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        return "SHA256:" + Base64.getEncoder().encodeToString(digest);
    }

    private Optional<CatalogObject> user(String login) {
        String wanted = login.toUpperCase(Locale.ROOT);
        return all().stream()
                .filter(user ->
                        property(user, "LOGIN_NAME").orElse(user.name().last()).equalsIgnoreCase(wanted))
                .filter(user ->
                        !"true".equalsIgnoreCase(property(user, "DISABLED").orElse("false")))
                .findFirst();
    }

    private static Optional<String> property(CatalogObject user, String name) {
        return Optional.ofNullable(user.properties().get(name)).map(Object::toString);
    }

    private static SnowflakeError incorrect() {
        return new SnowflakeError(390100, "08001", "Incorrect username or password was specified.");
    }

    private static SnowflakeError invalidJwt() {
        return new SnowflakeError(390144, "08001", "JWT token is invalid.");
    }
}
