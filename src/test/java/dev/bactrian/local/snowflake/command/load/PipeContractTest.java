package dev.bactrian.local.snowflake.command.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.bactrian.local.snowflake.LocalSnowflake;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import net.snowflake.client.api.connection.SnowflakeConnection;
import net.snowflake.client.api.connection.UploadStreamConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipes by SQL and over REST. */
class PipeContractTest {
    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private KeyPair keys;
    private LocalSnowflake snowflake;
    private Connection connection;

    @BeforeEach
    void start() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        open();
        run("CREATE DATABASE D");
        run("CREATE SCHEMA RAW");
        run("CREATE TABLE t (a DECIMAL(38,0), b VARCHAR)");
        run("CREATE STAGE t_stage");
        run("CREATE PIPE IF NOT EXISTS \"D\".\"RAW\".\"T_PIPE\" COMMENT = 'x' AS COPY INTO \"D\".\"RAW\".\"T\" FROM"
                + " @\"D\".\"RAW\".\"T_STAGE\" FILE_FORMAT = (TYPE = CSV) ON_ERROR = SKIP_FILE");
    }

    private void open() throws Exception {
        LocalSnowflake.User robot = new LocalSnowflake.User(
                "ROBOT",
                Optional.of("secret"),
                Optional.of(Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())),
                Optional.empty());
        snowflake = LocalSnowflake.start(LocalSnowflake.Options.in(folder, robot));
        Properties login = new Properties();
        login.put("user", "robot");
        login.put("password", "secret");
        login.put("db", "D");
        login.put("schema", "RAW");
        connection = DriverManager.getConnection(snowflake.jdbcUrl(), login);
    }

    @AfterEach
    void stop() throws SQLException {
        connection.close();
        snowflake.close();
    }

    @Test
    void loadsFilesItIsToldOfOnceAndReportsThem() throws Exception {
        upload("good.csv", "1,x\n2,y\n");
        upload("bad.csv", "1,x\nabc,y\n");

        JsonNode told =
                post("{\"files\":[{\"path\":\"good.csv\"},{\"path\":\"bad.csv\"},{\"path\":\"none.csv\"}]}", 200);
        await().until(() -> get("insertReport").path("files").size() == 3);
        post("{\"files\":[{\"path\":\"good.csv\"}]}", 200);
        upload("later.csv", "3,z\n");
        post("{\"files\":[{\"path\":\"later.csv\"}]}", 200);
        await().until(() -> get("insertReport").path("files").size() == 4);

        assertThat(told.path("responseCode").asText()).isEqualTo("SUCCESS");
        assertThat(count("SELECT count(*) FROM t")).isEqualTo(3);
        JsonNode files =
                get("loadHistoryScan?startTimeInclusive=2000-01-01T00:00:00Z").path("files");
        assertThat(status(files, "good.csv")).isEqualTo("LOADED");
        assertThat(status(files, "bad.csv")).isEqualTo("LOAD_FAILED");
        assertThat(status(files, "none.csv")).isEqualTo("LOAD_FAILED");
    }

    @Test
    void keepsWhatItWasToldWhilePausedAndAcrossARestart() throws Exception {
        run("ALTER PIPE t_pipe SET PIPE_EXECUTION_PAUSED = TRUE");
        upload("one.csv", "1,x\n");
        post("{\"files\":[{\"path\":\"one.csv\"}]}", 200);
        connection.close();
        snowflake.close();
        open();

        assertThat(count("SELECT count(*) FROM t")).isZero();
        run("ALTER PIPE t_pipe SET PIPE_EXECUTION_PAUSED = FALSE");

        await().until(() -> count("SELECT count(*) FROM t") == 1);
    }

    @Test
    void refreshesFromItsStage() throws Exception {
        upload("one.csv", "1,x\n");

        run("ALTER PIPE t_pipe REFRESH");

        await().until(() -> count("SELECT count(*) FROM t") == 1);
    }

    @Test
    void refusesStrangersAndWhatAPipeMayNotSay() throws Exception {
        assertThat(send(HttpRequest.newBuilder().GET(), "insertReport", "no.token.here")
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder().GET(), "nothing", token()).statusCode())
                .isEqualTo(404);
        assertThatThrownBy(() -> run("CREATE PIPE p2 AS COPY INTO t FROM @t_stage PURGE = TRUE"))
                .hasMessageContaining("PURGE");
        assertThatThrownBy(() -> run("CREATE PIPE p2 AS COPY INTO t FROM @t_stage ON_ERROR = ABORT_STATEMENT"))
                .hasMessageContaining("ABORT_STATEMENT");
    }

    private static String status(JsonNode files, String path) {
        for (JsonNode file : files) {
            if (file.path("path").asText().equals(path)) {
                return file.path("status").asText();
            }
        }
        return "none";
    }

    private JsonNode post(String body, int status) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> answer = send(request, "insertFiles?requestId=1", token());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }

    private JsonNode get(String verb) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder().GET(), verb, token());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String verb, String token) throws Exception {
        return client.send(
                request.uri(snowflake.url().resolve("/v1/data/pipes/D.RAW.T_PIPE/" + verb))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String token() throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded());
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("LOCAL.ROBOT.SHA256:" + Base64.getEncoder().encodeToString(digest))
                .subject("LOCAL.ROBOT")
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build();
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        jwt.sign(new RSASSASigner(keys.getPrivate()));
        return jwt.serialize();
    }

    private void upload(String name, String content) throws SQLException {
        connection
                .unwrap(SnowflakeConnection.class)
                .uploadStream(
                        "\"D\".\"RAW\".\"T_STAGE\"",
                        name,
                        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                        UploadStreamConfig.builder()
                                .setDestPrefix("")
                                .setCompressData(false)
                                .build());
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
