package dev.bactrian.snowflake;

import dev.bactrian.config.ConfigurationException;
import dev.bactrian.config.SnowflakeSettings.KeyPair;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Reads the private key of a key pair user from its PEM file (PKCS #8, with or without passphrase). */
final class PrivateKeys {

    private PrivateKeys() {}

    static RSAPrivateCrtKey read(KeyPair pair) {
        try {
            String pem = Files.readString(pair.privateKeyFile());
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            KeyFactory factory = KeyFactory.getInstance("RSA");
            PKCS8EncodedKeySpec spec =
                    pem.contains("BEGIN ENCRYPTED PRIVATE KEY") ? decrypt(der, pair) : new PKCS8EncodedKeySpec(der);
            return (RSAPrivateCrtKey) factory.generatePrivate(spec);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw new ConfigurationException(
                    "Unable to read private key '%s': %s. Give an RSA key as PKCS #8 PEM and, if it is encrypted, 'snowflake.privateKeyPassphrase'."
                            .formatted(pair.privateKeyFile(), e),
                    e);
        }
    }

    static RSAPublicKey publicKey(RSAPrivateCrtKey key) {
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA is part of every JDK", e);
        }
    }

    private static PKCS8EncodedKeySpec decrypt(byte[] der, KeyPair pair) throws GeneralSecurityException, IOException {
        char[] passphrase = pair.passphrase()
                .orElseThrow(() -> new ConfigurationException(
                        "Unable to read private key '%s': it is encrypted. Set 'snowflake.privateKeyPassphrase'."
                                .formatted(pair.privateKeyFile())))
                .reveal()
                .toCharArray();
        EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
        // why: for PBES2 the algorithm's usable name is what its parameters print as.
        String algorithm = info.getAlgParameters().toString();
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.DECRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(passphrase)),
                info.getAlgParameters());
        return info.getKeySpec(cipher);
    }
}
