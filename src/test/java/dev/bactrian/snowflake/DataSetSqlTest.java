package dev.bactrian.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.config.BadRowLimit;
import dev.bactrian.config.DataSet;
import dev.bactrian.config.Format;
import dev.bactrian.config.S3Settings;
import dev.bactrian.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataSetSqlTest {

    private static final S3Settings EMBEDDED = new S3Settings(
            "drop",
            "us-east-1",
            Optional.of(URI.create("http://127.0.0.1:9000")),
            Optional.of("key"),
            Optional.of(new Secret("hush")),
            true);
    private static final S3Settings AWS =
            new S3Settings("drop", "us-east-1", Optional.empty(), Optional.empty(), Optional.empty(), false);

    @Test
    void copyAndPipeReadAFileAlike() {
        DataSetSql sql = sql(DataSet.LoadMethod.PIPE, DataSet.StageKind.INTERNAL, "100%");

        String options = sql.copy(List.of("a.csv")).replaceAll("(?s).*FILE_FORMAT", "FILE_FORMAT");

        assertThat(sql.createPipe().orElseThrow()).endsWith(options);
    }

    @Test
    void hostileFileNamesStayInTheirQuotes() {
        assertThat(sql(DataSet.LoadMethod.COPY, DataSet.StageKind.INTERNAL, "100%")
                        .copy(List.of("it's.csv", "b\\n")))
                .contains("FILES = ('it''s.csv', 'b\\\\n')");
    }

    @Test
    void limitOfBadRowsIsSnowflakesOwn() {
        assertThat(sql(DataSet.LoadMethod.COPY, DataSet.StageKind.INTERNAL, "100%")
                        .copy(List.of()))
                .endsWith("ON_ERROR = CONTINUE");
        assertThat(sql(DataSet.LoadMethod.COPY, DataSet.StageKind.INTERNAL, "9").copy(List.of()))
                .endsWith("ON_ERROR = SKIP_FILE_10");
        assertThat(sql(DataSet.LoadMethod.COPY, DataSet.StageKind.INTERNAL, "5%")
                        .copy(List.of()))
                .endsWith("ON_ERROR = 'SKIP_FILE_5%'");
    }

    @Test
    void externalStageReachesTheBucketByIntegrationOrKey() {
        DataSetSql sql = sql(DataSet.LoadMethod.COPY, DataSet.StageKind.EXTERNAL, "0");

        assertThat(sql.createStage(AWS, Optional.of("S3_IN")))
                .contains("URL = 's3://drop/sales/'")
                .contains("STORAGE_INTEGRATION = \"S3_IN\"");
        assertThat(sql.createStage(EMBEDDED, Optional.empty()))
                .contains("URL = 's3compat://drop/sales/'")
                .contains("ENDPOINT = '127.0.0.1:9000'");
        assertThatThrownBy(() -> sql.createStage(AWS, Optional.empty()))
                .hasMessageContaining("ingest.storageIntegration");
    }

    private static DataSetSql sql(DataSet.LoadMethod load, DataSet.StageKind stage, String badRows) {
        return new DataSetSql(
                new DataSet(
                        "sales",
                        "sales/",
                        "SALES",
                        Format.csv(),
                        load,
                        stage,
                        DataSet.OnBadRow.QUARANTINE_ROWS,
                        BadRowLimit.parse(badRows),
                        DataSet.SchemaChange.STRICT,
                        DataSet.Resent.REPLACE,
                        DataSet.Duplicate.SKIP,
                        DataSet.AfterLoad.KEEP,
                        Duration.ofSeconds(1)),
                new Database("BACTRIAN"));
    }
}
