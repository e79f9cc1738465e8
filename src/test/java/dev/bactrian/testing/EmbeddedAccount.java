package dev.bactrian.testing;

import dev.bactrian.config.DataSet;
import dev.bactrian.config.S3Settings;
import dev.bactrian.config.Secret;
import dev.bactrian.config.SnowflakeSettings;
import dev.bactrian.local.s3.EmbeddedS3;
import dev.bactrian.local.snowflake.LocalSnowflake;
import dev.bactrian.snowflake.DataSetSql;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.SnowflakePool;
import dev.bactrian.snowflake.SqlScript;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket and an account in a folder, reached as the application reaches them: by SDK and driver. */
public final class EmbeddedAccount implements AutoCloseable {

    public static final String BUCKET = "drop";
    public static final Database DATABASE = new Database("BACTRIAN");

    private static final String ACCESS_KEY = "test";
    private static final String SECRET_KEY = "test-secret";
    private static final KeyPair KEY = key();

    private final List<AutoCloseable> servers;
    private final URI s3Endpoint;
    private final Path keyFile;
    private final S3Client client;
    private final SnowflakePool pool;
    private final SnowflakeSettings settings;

    /** Starts bucket and account in the folder. */
    public EmbeddedAccount(Path folder) throws IOException {
        this(s3(folder), snowflake(folder), keyFile(folder));
    }

    private EmbeddedAccount(EmbeddedS3 s3, LocalSnowflake snowflake, Path keyFile) {
        this(List.of(snowflake, s3), s3.endpoint(), snowflake.url(), keyFile);
    }

    /** Connects to bucket and account that another process has started. */
    public EmbeddedAccount(URI s3Endpoint, URI snowflake, Path keyFile) {
        this(List.of(), s3Endpoint, snowflake, keyFile);
    }

    private EmbeddedAccount(List<AutoCloseable> servers, URI s3Endpoint, URI snowflake, Path keyFile) {
        this.servers = servers;
        this.s3Endpoint = s3Endpoint;
        this.keyFile = keyFile;
        client = S3Client.builder()
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .endpointOverride(s3Endpoint)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
                .build();
        settings = new SnowflakeSettings(
                "local",
                Optional.of(snowflake),
                "loader",
                new SnowflakeSettings.KeyPair(keyFile, Optional.empty()),
                Optional.empty(),
                "BACTRIAN_WH",
                DATABASE.name(),
                8);
        pool = new SnowflakePool(settings);
    }

    private static EmbeddedS3 s3(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("s3").resolve(BUCKET));
        return new EmbeddedS3(folder.resolve("s3"), 0, ACCESS_KEY, SECRET_KEY);
    }

    private static LocalSnowflake snowflake(Path folder) throws IOException {
        return LocalSnowflake.start(new LocalSnowflake.Options(
                folder.resolve("snowflake"),
                0,
                Clock.systemUTC(),
                List.of(new LocalSnowflake.User(
                        "LOADER",
                        Optional.of("secret"),
                        Optional.of(Base64.getEncoder()
                                .encodeToString(KEY.getPublic().getEncoded())),
                        Optional.empty())),
                // why: a killed loader leaves its transaction open, and a test does not wait Snowflake's five minutes.
                Duration.ofSeconds(5)));
    }

    private static Path keyFile(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("key.p8"), pem("PRIVATE KEY", KEY.getPrivate().getEncoded()));
    }

    public Path keyFile() {
        return keyFile;
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(der), kind);
    }

    /** Creates warehouse, database, schemas and the tables of OPS, by the scripts that ship. */
    public EmbeddedAccount provisioned() throws IOException {
        for (String folder : List.of("sql/account", "sql/ops")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.sorted().toList()) {
                    try (Connection connection = dataSource().getConnection()) {
                        SqlScript.read(
                                        file,
                                        Map.of(
                                                "database",
                                                DATABASE.name(),
                                                "warehouse",
                                                "BACTRIAN_WH",
                                                "role",
                                                "ACCOUNTADMIN"))
                                .run(connection);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }
        pool.renewSessions();
        return this;
    }

    /** Creates the raw table of the data set with the given columns, its stage and its pipe. */
    public void provision(DataSet dataSet, String columns) {
        DataSetSql sql = new DataSetSql(dataSet, DATABASE);
        execute("CREATE TABLE %s (%s, FILE_NAME VARCHAR, FILE_ROW_NUMBER NUMBER(18, 0), LOADED_AT TIMESTAMP_LTZ)"
                .formatted(sql.table().sql(), columns));
        sql.enableSchemaEvolution().ifPresent(this::execute);
        execute(sql.createStage(s3Settings(), Optional.empty()));
        sql.createPipe().ifPresent(this::execute);
    }

    public void put(String key, String content) {
        client.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(content));
    }

    public void put(String key, byte[] content) {
        client.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(content));
    }

    public void execute(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The rows of a query, values as text joined by {@code |}. */
    public List<String> rows(String sql) {
        List<String> lines = new ArrayList<>();
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(rows.getString(i)));
                }
                lines.add(String.join("|", values));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return lines;
    }

    public DataSource dataSource() {
        return pool.dataSource();
    }

    public S3Client s3() {
        return client;
    }

    public URI s3Endpoint() {
        return s3Endpoint;
    }

    public SnowflakeSettings snowflakeSettings() {
        return settings;
    }

    public S3Settings s3Settings() {
        return new S3Settings(
                BUCKET,
                "us-east-1",
                Optional.of(s3Endpoint),
                Optional.of(ACCESS_KEY),
                Optional.of(new Secret(SECRET_KEY)),
                true);
    }

    @Override
    public void close() {
        pool.close();
        client.close();
        for (AutoCloseable server : servers) {
            try {
                server.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
