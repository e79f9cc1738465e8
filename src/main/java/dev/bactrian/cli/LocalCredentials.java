package dev.bactrian.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The secrets of the embedded pair: made at the first start, kept beside its data and readable by the owner only, so that a
 * restart and other tools find the same.
 */
record LocalCredentials(String s3Secret, String password, Path privateKeyFile, String publicKey) {
    static final String USER = "BACTRIAN";
    static final String S3_KEY = "bactrian";

    static LocalCredentials keptIn(Path folder) {
        try {
            Files.createDirectories(folder);
            Path privateKey = folder.resolve("rsa_key.p8");
            Path publicKey = folder.resolve("rsa_key.pub");
            if (Files.notExists(publicKey)) {
                writeKeyPair(privateKey, publicKey);
            }
            return new LocalCredentials(
                    secret(folder.resolve("s3_secret")),
                    secret(folder.resolve("password")),
                    privateKey,
                    Files.readString(publicKey)
                            .replaceAll("-----[^-]+-----", "")
                            .replaceAll("\\s", ""));
        } catch (IOException unusable) {
            throw new UncheckedIOException(
                    "Unable to keep the embedded pair's keys in '" + folder + "': " + unusable.getMessage()
                            + ". Choose a folder that can be written.",
                    unusable);
        }
    }

    private static String secret(Path file) throws IOException {
        if (Files.notExists(file)) {
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            write(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    private static void writeKeyPair(Path privateKey, Path publicKey) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            write(privateKey, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            write(publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has RSA", impossible);
        }
    }

    private static String pem(String kind, byte[] key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    private static void write(Path file, String content) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, content);
    }

    @Override
    public String toString() {
        return "LocalCredentials[" + privateKeyFile + "]";
    }
}
