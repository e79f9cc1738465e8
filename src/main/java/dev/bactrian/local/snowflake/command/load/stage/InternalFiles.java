package dev.bactrian.local.snowflake.command.load.stage;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The files of an internal stage, in a folder of the endpoint: {@code files/} holds them, {@code sums/} their checksums, {@code incoming/}
 * what is being written. Each part of a path is URL-encoded, so that no name leaves the folder.
 */
public final class InternalFiles implements StageFiles {
    private static final int LONGEST_NAME = 240;

    private final Path folder;
    private final String shownPrefix;
    private final String keyPrefix;

    /**
     * The files in {@code folder}.
     *
     * @param shownPrefix what LIST puts before the path: the stage's name and a slash, or nothing
     * @param keyPrefix what load metadata puts before the path: the stage's own mark
     */
    public InternalFiles(Path folder, String shownPrefix, String keyPrefix) {
        this.folder = folder;
        this.keyPrefix = keyPrefix;
        this.shownPrefix = shownPrefix;
    }

    @Override
    public List<StagedFile> list(String prefix) throws IOException {
        Path root = folder.resolve("files");
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<StagedFile> found = new ArrayList<>();
        Path start = startOf(root, prefix);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        Files.walkFileTree(start, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = decode(root.relativize(file));
                if (path.startsWith(prefix)) {
                    found.add(describe(path, file, attributes));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.comparing(StagedFile::path));
        return List.copyOf(found);
    }

    /** The deepest folder that holds all files of the prefix. */
    private Path startOf(Path root, String prefix) {
        int slash = prefix.lastIndexOf('/');
        return slash <= 0 ? root : root.resolve(encode(prefix.substring(0, slash)));
    }

    @Override
    public Optional<StagedFile> find(String path) throws IOException {
        Path file = file(path);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return Optional.of(describe(path, file, Files.readAttributes(file, BasicFileAttributes.class)));
    }

    @Override
    public InputStream open(String path) throws IOException {
        return Files.newInputStream(file(path));
    }

    @Override
    public StagedFile write(String path, InputStream content) throws IOException {
        Path target = file(path);
        Path incoming = folder.resolve("incoming").resolve(UUID.randomUUID().toString());
        Files.createDirectories(incoming.getParent());
        try {
            MessageDigest digest = md5();
            try (DigestInputStream in = new DigestInputStream(content, digest)) {
                Files.copy(in, incoming);
            }
            Files.createDirectories(target.getParent());
            Files.move(incoming, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            BasicFileAttributes attributes = Files.readAttributes(target, BasicFileAttributes.class);
            remember(path, attributes, HexFormat.of().formatHex(digest.digest()));
            return describe(path, target, attributes);
        } finally {
            Files.deleteIfExists(incoming);
        }
    }

    @Override
    public boolean delete(String path) throws IOException {
        Files.deleteIfExists(sum(path));
        return Files.deleteIfExists(file(path));
    }

    @Override
    public Optional<Path> onDisk(String path) {
        return Optional.of(file(path));
    }

    @Override
    public String shownName(String path) {
        return shownPrefix + path;
    }

    @Override
    public String metadataName(String path) {
        return path;
    }

    @Override
    public String key(String path) {
        return keyPrefix + path;
    }

    private StagedFile describe(String path, Path file, BasicFileAttributes attributes) throws IOException {
        return new StagedFile(
                path,
                attributes.size(),
                checksum(path, file, attributes),
                attributes.lastModifiedTime().toInstant());
    }

    /** The sum that was noted when the file was written, if the file is still that one. */
    private String checksum(String path, Path file, BasicFileAttributes attributes) throws IOException {
        Path sum = sum(path);
        if (Files.exists(sum)) {
            String[] noted = Files.readString(sum).split(" ", -1);
            if (noted.length == 2 && noted[1].equals(version(attributes))) {
                return noted[0];
            }
        }
        MessageDigest digest = md5();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        String hex = HexFormat.of().formatHex(digest.digest());
        remember(path, attributes, hex);
        return hex;
    }

    private void remember(String path, BasicFileAttributes attributes, String checksum) throws IOException {
        Path sum = sum(path);
        Files.createDirectories(sum.getParent());
        Files.writeString(sum, checksum + " " + version(attributes));
    }

    private static String version(BasicFileAttributes attributes) {
        return attributes.size() + "-" + attributes.lastModifiedTime().toMillis();
    }

    private Path file(String path) {
        return folder.resolve("files").resolve(encode(path));
    }

    private Path sum(String path) {
        return folder.resolve("sums").resolve(encode(path));
    }

    private static String encode(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            String encoded = part.equals(".") || part.equals("..") || part.isEmpty()
                    ? part.replace(".", "%2E") + "%"
                    : URLEncoder.encode(part, StandardCharsets.UTF_8);
            if (encoded.length() > LONGEST_NAME) {
                throw SnowflakeError.notSupported("a staged file whose name has more than " + LONGEST_NAME + " bytes");
            }
            parts.add(encoded);
        }
        return String.join("/", parts);
    }

    private static String decode(Path relative) {
        List<String> parts = new ArrayList<>();
        for (Path part : relative) {
            String name = part.toString();
            String encoded = name.endsWith("%") ? name.substring(0, name.length() - 1) : name;
            parts.add(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        }
        return String.join("/", parts);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5.", e);
        }
    }
}
