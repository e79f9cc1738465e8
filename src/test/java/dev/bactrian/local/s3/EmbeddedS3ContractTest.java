package dev.bactrian.local.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The embedded S3 as the AWS SDK sees it, and as someone sees it who copies files into its folder. */
class EmbeddedS3ContractTest {
    private static final Duration QUIET = Duration.ofMillis(400);

    @TempDir
    Path folder;

    private EmbeddedS3 server;
    private S3Client client;

    @BeforeEach
    void start() {
        open();
        client.createBucket(request -> request.bucket("drop"));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void open() {
        server = new EmbeddedS3(folder, 0, "key", "secret", QUIET, Clock.systemUTC());
        client = client("secret");
    }

    private S3Client client(String secret) {
        return S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", secret)))
                .build();
    }

    @Test
    void objectIsListedReadAndAFileAtOnce() throws IOException {
        put("orders/2026/a.csv", "id\n1\n");

        S3Object listed = list("orders/").get(0);
        assertThat(listed.key()).isEqualTo("orders/2026/a.csv");
        assertThat(listed.size()).isEqualTo(5);
        assertThat(listed.eTag())
                .isEqualTo(client.headObject(request -> request.bucket("drop").key("orders/2026/a.csv"))
                        .eTag());
        assertThat(read("orders/2026/a.csv")).isEqualTo("id\n1\n");
        assertThat(folder.resolve("drop/orders/2026/a.csv")).hasContent("id\n1\n");
    }

    @Test
    void listingPagesPastAThousandInKeyOrder() {
        IntStream.range(0, 1_203).forEach(i -> drop("many/%05d.csv".formatted(i), "x"));

        await().until(() -> list("many/").size() == 1_203);

        assertThat(list("many/")).extracting(S3Object::key).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void backslashInADroppedNameStaysALetterOfTheKey() {
        drop("odd/back\\slash.csv", "x");

        await().until(() -> list("odd/").size() == 1);

        assertThat(list("odd/")).extracting(S3Object::key).containsExactly("odd/back\\slash.csv");
        assertThat(read("odd/back\\slash.csv")).isEqualTo("x");
    }

    @Test
    void delimiterGroupsKeysAcrossPages() {
        List.of("a/1", "a/2", "b/1", "c", "d/e/f").forEach(key -> put(key, "x"));

        var pages = client.listObjectsV2Paginator(
                request -> request.bucket("drop").delimiter("/").maxKeys(2));

        assertThat(pages.commonPrefixes().stream().map(prefix -> prefix.prefix()))
                .containsExactly("a/", "b/", "d/");
        assertThat(pages.contents().stream().map(S3Object::key)).containsExactly("c");
    }

    @Test
    void objectBeingWrittenIsSeenByNobody() throws Exception {
        PipedInputStream content = new PipedInputStream();
        CompletableFuture<?> upload;
        try (OutputStream writer = new PipedOutputStream(content)) {
            upload = CompletableFuture.runAsync(() -> client.putObject(
                    request -> request.bucket("drop").key("half.csv"), RequestBody.fromInputStream(content, 10)));
            writer.write("01234".getBytes(UTF_8));
            writer.flush();
            await().until(() -> Files.exists(folder.resolve("drop/.incoming")));

            assertThat(list("")).isEmpty();
            assertThatThrownBy(() -> read("half.csv")).isInstanceOf(NoSuchKeyException.class);

            writer.write("56789".getBytes(UTF_8));
        }
        upload.get();
        assertThat(list("")).extracting(S3Object::key).containsExactly("half.csv");
    }

    @Test
    void multipartUploadAppearsWholeWithItsOwnEtagWhichOutlivesARestart() {
        byte[] part = new byte[5 << 20];
        var upload = client.createMultipartUpload(
                request -> request.bucket("drop").key("big/file.bin").contentType("text/csv"));
        List<CompletedPart> parts = IntStream.of(1, 2)
                .mapToObj(number -> CompletedPart.builder()
                        .partNumber(number)
                        .eTag(client.uploadPart(
                                        request -> request.bucket("drop")
                                                .key("big/file.bin")
                                                .uploadId(upload.uploadId())
                                                .partNumber(number),
                                        RequestBody.fromBytes(part))
                                .eTag())
                        .build())
                .toList();
        assertThat(list("")).isEmpty();
        assertThat(client.listMultipartUploads(request -> request.bucket("drop"))
                        .uploads())
                .singleElement()
                .satisfies(open -> assertThat(open.key()).isEqualTo("big/file.bin"));

        client.completeMultipartUpload(request -> request.bucket("drop")
                .key("big/file.bin")
                .uploadId(upload.uploadId())
                .multipartUpload(completed -> completed.parts(parts)));

        String etag = list("big/").get(0).eTag();
        assertThat(etag).endsWith("-2\"");
        restart();
        assertThat(list("big/")).singleElement().satisfies(object -> {
            assertThat(object.eTag()).isEqualTo(etag);
            assertThat(object.size()).isEqualTo(10 << 20);
        });
    }

    @Test
    void droppedFileIsAnObjectOnceQuietWithTheEtagOfItsContent() {
        put("same.csv", "id\n7\n");
        drop("dropped.csv", "id\n7\n");

        await().until(() -> list("").size() == 2);

        assertThat(list(""))
                .extracting(S3Object::eTag)
                .hasSize(2)
                .containsOnly(list("").get(0).eTag());
        assertThat(read("dropped.csv")).isEqualTo("id\n7\n");
    }

    @Test
    void fileStillBeingCopiedIsHiddenEvenWhenItsTimeIsSetBack() throws Exception {
        Path file = folder.resolve("drop/slow.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            Instant end = Instant.now().plus(QUIET.multipliedBy(5));
            while (Instant.now().isBefore(end)) {
                out.write('x');
                out.flush();
                Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
                assertThat(list("")).isEmpty();
            }
        }
        await().until(() -> list("").size() == 1);
        assertThat(list("").get(0).size()).isEqualTo(Files.size(file));
    }

    @Test
    void fileWrittenOverByHandGetsAnotherEtag() throws IOException {
        put("a.csv", "one");
        String before = list("").get(0).eTag();

        Files.writeString(folder.resolve("drop/a.csv"), "another", StandardOpenOption.TRUNCATE_EXISTING);

        assertThatThrownBy(() -> read("a.csv")).isInstanceOf(NoSuchKeyException.class);
        await().until(() -> list("").size() == 1 && !list("").get(0).eTag().equals(before));
        assertThat(read("a.csv")).isEqualTo("another");
    }

    @Test
    void fileRemovedByHandIsNoLongerListed() throws IOException {
        put("a.csv", "one");
        Files.delete(folder.resolve("drop/a.csv"));
        await().until(() -> list("").isEmpty());
    }

    @Test
    void leftoversOfACrashAreSweptAndObjectsStay() throws IOException {
        put("kept.csv", "one");
        Files.createDirectories(folder.resolve("drop/.incoming"));
        Files.writeString(folder.resolve("drop/.incoming/half"), "ha");

        restart();

        assertThat(folder.resolve("drop/.incoming")).doesNotExist();
        assertThat(list("")).extracting(S3Object::key).containsExactly("kept.csv");
    }

    @Test
    void onlyOneOfManyWritersClaimsAKey() {
        List<CompletableFuture<Boolean>> writers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        client.putObject(
                                request -> request.bucket("drop").key("claim").ifNoneMatch("*"),
                                RequestBody.fromString("writer " + i));
                        return true;
                    } catch (S3Exception refused) {
                        assertThat(refused.statusCode()).isEqualTo(412);
                        return false;
                    }
                }))
                .toList();
        assertThat(writers.stream().filter(CompletableFuture::join)).hasSize(1);
    }

    @Test
    void copyDeleteAndEmptyBucketBehaveLikeS3() {
        put("from/a.csv", "one");
        client.copyObject(request -> request.sourceBucket("drop")
                .sourceKey("from/a.csv")
                .destinationBucket("drop")
                .destinationKey("to/a.csv"));
        client.deleteObject(request -> request.bucket("drop").key("from/a.csv"));
        client.deleteObject(request -> request.bucket("drop").key("never/was"));

        assertThat(list("")).extracting(S3Object::key).containsExactly("to/a.csv");

        client.deleteObject(request -> request.bucket("drop").key("to/a.csv"));
        client.deleteBucket(request -> request.bucket("drop"));
        assertThat(client.listBuckets().buckets()).isEmpty();
    }

    @Test
    void keysThatFilesCannotHoldAreRefusedByName() {
        put("a", "one");

        assertThatThrownBy(() -> put("a/b", "two")).hasMessageContaining("keeps objects as files");
        assertThatThrownBy(() -> put("x//y", "two")).isInstanceOf(S3Exception.class);
        assertThatThrownBy(() -> put("x".repeat(300), "two")).hasMessageContaining("255");
        assertThat(list("")).extracting(S3Object::key).containsExactly("a");
    }

    @Test
    void wrongSecretIsRefused() {
        try (S3Client stranger = client("guessed")) {
            assertThatThrownBy(() -> stranger.listObjectsV2(request -> request.bucket("drop")))
                    .isInstanceOf(S3Exception.class)
                    .extracting(refused -> ((S3Exception) refused).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void rangesAndConditionsAreAnswered() {
        put("a.txt", "0123456789");
        String etag = list("").get(0).eTag();

        assertThat(client.getObjectAsBytes(
                                request -> request.bucket("drop").key("a.txt").range("bytes=2-4"))
                        .asUtf8String())
                .isEqualTo("234");
        assertThatThrownBy(() -> client.getObject(
                        request -> request.bucket("drop").key("a.txt").ifNoneMatch(etag)))
                .isInstanceOf(S3Exception.class);
    }

    private void restart() {
        client.close();
        server.close();
        open();
    }

    private void put(String key, String content) {
        client.putObject(request -> request.bucket("drop").key(key), RequestBody.fromString(content));
    }

    private void drop(String key, String content) {
        try {
            Path file = folder.resolve("drop").resolve(key);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private String read(String key) {
        try (InputStream content =
                client.getObject(request -> request.bucket("drop").key(key))) {
            return new String(content.readAllBytes(), UTF_8);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private List<S3Object> list(String prefix) {
        return client.listObjectsV2Paginator(request -> request.bucket("drop").prefix(prefix)).contents().stream()
                .toList();
    }
}
