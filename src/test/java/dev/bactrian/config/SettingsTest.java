package dev.bactrian.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void givenAHome() throws IOException {
        Files.createDirectory(folder.resolve("routes"));
        home = Home.locate(folder);
    }

    @Test
    void environmentBeatsFileAndCallerBeatsEnvironment() throws IOException {
        Files.writeString(home.properties(), "s3.bucket=file\nsnowflake.user=file\nkpi.schedule=file\n");

        Settings settings = Settings.load(
                home,
                Map.of("S3_BUCKET", "environment", "SNOWFLAKE_USER", "environment"),
                Map.of("snowflake.user", "caller"));

        assertThat(settings.find("kpi.schedule")).contains("file");
        assertThat(settings.find("s3.bucket")).contains("environment");
        assertThat(settings.find("snowflake.user")).contains("caller");
    }

    @Test
    void environmentMaySeparateWordsByUnderscores() {
        Settings settings = Settings.load(home, Map.of("SNOWFLAKE_PRIVATE_KEY_FILE", "/key.p8"), Map.of());

        assertThat(settings.find("snowflake.privateKeyFile")).contains("/key.p8");
    }

    @Test
    void misspeltKeyStopsAndNamesTheNearest() {
        assertThatThrownBy(() -> Settings.load(home, Map.of(), Map.of("snowflake.warehose", "X")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("snowflake.warehose")
                .hasMessageContaining("Did you mean 'snowflake.warehouse'?");
        assertThatThrownBy(() -> Settings.load(home, Map.of(), Map.of("snowflke.user", "X")))
                .hasMessageContaining("Did you mean 'snowflake.user'?");
    }

    @Test
    void keysOfCamelAndOfTheUserPass() {
        Settings settings = Settings.load(home, Map.of(), Map.of("camel.main.name", "x", "retailer.prefix", "drop/"));

        assertThat(settings.resolve("{{retailer.prefix}}sales/{{nothing:2017}}"))
                .isEqualTo("drop/sales/2017");
        assertThat(settings.camel()).containsEntry("camel.main.name", "x").containsEntry("ingest.poll", "10s");
    }

    @Test
    void secretsNeitherPrintNorReachCamel() {
        Settings settings = Settings.load(
                home,
                Map.of(),
                Map.of("snowflake.password", "hush", "snowflake.account", "a-b", "snowflake.user", "u"));

        assertThat(settings.toString() + settings.snowflake() + settings.camel())
                .doesNotContain("hush");
        assertThat(settings.snowflake().authentication()).isEqualTo(new SnowflakeSettings.Password(new Secret("hush")));
    }

    @Test
    void saysWhatRunStillNeeds() {
        Settings settings = Settings.load(home, Map.of(), Map.of("s3.bucket", "b", "snowflake.user", "u"));

        assertThat(settings.missingForRun())
                .containsExactly(
                        "snowflake.account", "snowflake.privateKeyFile or snowflake.token or snowflake.password");
    }

    @Test
    void readsLengthsOfTime() {
        Settings settings = Settings.load(home, Map.of(), Map.of("ingest.poll", "500ms", "eda.quiet", "soon"));

        assertThat(settings.duration("ingest.poll")).isEqualTo(Duration.ofMillis(500));
        assertThatThrownBy(() -> settings.duration("eda.quiet"))
                .hasMessageContaining("'eda.quiet'")
                .hasMessageContaining("500ms");
    }
}
