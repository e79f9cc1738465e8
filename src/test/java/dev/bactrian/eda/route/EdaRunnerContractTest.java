package dev.bactrian.eda.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.bactrian.config.Home;
import dev.bactrian.config.RouteEntries;
import dev.bactrian.config.Settings;
import dev.bactrian.local.snowflake.LocalSnowflake;
import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.SqlScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The retailer's EDA jobs, from raw tables to derived ones, through the real driver. */
class EdaRunnerContractTest {
    private static final Map<String, String> VARIABLES = Map.of("database", "BACTRIAN", "warehouse", "WH");

    @TempDir
    static Path folder;

    private static LocalSnowflake snowflake;
    private static HikariDataSource dataSource;
    private static Account account;
    private static EdaRunner runner;

    @BeforeAll
    static void start() throws Exception {
        snowflake = LocalSnowflake.start(LocalSnowflake.Options.in(
                folder.resolve("snowflake"), LocalSnowflake.User.withPassword("ANN", "secret")));
        dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(snowflake.jdbcUrl() + "&TIMEZONE=UTC");
        dataSource.setUsername("ANN");
        dataSource.setPassword("secret");
        account = new Account(dataSource);
        account.execute("set up", "CREATE DATABASE IF NOT EXISTS BACTRIAN");
        for (String schema : List.of("RAW", "EDA", "KPI", "OPS")) {
            account.execute("set up", "CREATE SCHEMA IF NOT EXISTS BACTRIAN." + schema);
        }
        try (Connection connection = dataSource.getConnection()) {
            for (Path script : scripts()) {
                SqlScript.read(script, VARIABLES).run(connection);
            }
        }
        Home home = new Home(Path.of(""));
        RouteEntries entries = RouteEntries.read(home.routes(), Settings.load(home, Map.of("s3.bucket", "any")));
        runner = new EdaRunner(
                dataSource,
                new Database("BACTRIAN"),
                entries,
                new JobFiles(home.sql(), VARIABLES),
                folder,
                Map.of(),
                Clock.systemUTC());
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> raw = Files.walk(Path.of("sql/raw"))) {
            return Stream.of(
                            Stream.of(Path.of("sql/ops/20_eda.sql"), Path.of("sql/eda/01_profile.sql")),
                            raw.filter(Files::isRegularFile).sorted())
                    .flatMap(files -> files)
                    .toList();
        }
    }

    @AfterAll
    static void stop() {
        dataSource.close();
        snowflake.close();
    }

    @Test
    void derivesTransactionsOnceAndKnowsWhenTheyAreDueAgain() {
        assertThat(runner.pending("transactions_clean")).isFalse();
        insertTransactions();
        assertThat(runner.pending("transactions_clean")).isTrue();

        EdaRunner.Outcome outcome = runner.run("transactions_clean");

        assertThat(outcome.rowsRead()).isEqualTo(4);
        assertThat(outcome.rowsWritten()).isEqualTo(3);
        assertThat(outcome.counts()).containsEntry("duplicates dropped", 1L);
        assertThat(account.query(
                        "read",
                        """
                        SELECT BASKET_ID, TRANSACTION_DATE, TRANSACTION_MONTH, ISO_WEEK, USED_COUPON, GROSS_VALUE, DISCOUNT_RATE
                        FROM BACTRIAN.EDA.TRANSACTIONS_CLEAN ORDER BY BASKET_ID, GROSS_VALUE""",
                        row -> row.getString(1)
                                + ' '
                                + row.getDate(2)
                                + ' '
                                + row.getString(3)
                                + ' '
                                + row.getString(4)
                                + ' '
                                + row.getBoolean(5)
                                + ' '
                                + row.getBigDecimal(6)
                                + ' '
                                + row.getBigDecimal(7)))
                .containsExactly(
                        "10 2017-01-01 2017-01 2016-W52 true 1.50 0.333333",
                        "10 2017-01-01 2017-01 2016-W52 true 2.00 0.000000",
                        "11 2017-12-31 2017-12 2017-W52 false 0.00 null");
        assertThat(runner.pending("transactions_clean")).isFalse();
        assertThat(account.query(
                        "read",
                        "SELECT STATE, ROWS_READ, ROWS_WRITTEN, STEP_COUNTS FROM BACTRIAN.OPS.EDA_RUN WHERE JOB = 'transactions_clean'",
                        row -> row.getString(1) + row.getInt(2) + row.getInt(3) + row.getString(4)))
                .containsExactly("SUCCEEDED43{\"duplicates dropped\": 1}");
        assertThat(account.query(
                        "read",
                        "SELECT SIDE, NULLS, DISTINCT_VALUES, MAX_VALUE FROM BACTRIAN.EDA.COLUMN_PROFILE"
                                + " WHERE COLUMN_NAME = 'SALES_VALUE' ORDER BY SIDE",
                        row -> row.getString(1) + row.getInt(2) + row.getInt(3) + row.getString(4)))
                .containsExactly("INPUT032.00", "OUTPUT032.00");

        EdaRunner.Outcome again = runner.run("transactions_clean");

        assertThat(again.rowsWritten()).isEqualTo(3);
    }

    @Test
    void tellsTheTargetsColumnsBeforeAnyRow() {
        TargetTables targets =
                new TargetTables(dataSource, new Database("BACTRIAN"), new JobFiles(Path.of("sql"), VARIABLES));

        TargetTables.Target target = targets.of(runner.job("coupons_redeemed")).orElseThrow();

        assertThat(target.columns().stream().map(column -> column.name() + " " + column.type()))
                .containsExactly(
                        "COUPON_UPC VARCHAR",
                        "CAMPAIGN_ID VARCHAR",
                        "PRODUCTS NUMBER(38,0)",
                        "REDEEMED NUMBER(38,0)",
                        "HOUSEHOLDS NUMBER(38,0)",
                        "ISSUED NUMBER(1,0)");
    }

    @Test
    void recordsAFailureAndKeepsTheJobPending() {
        account.execute("insert", "INSERT INTO BACTRIAN.RAW.PRODUCTS (PRODUCT_ID) SELECT '1'");
        account.execute("break", "ALTER TABLE BACTRIAN.RAW.PRODUCTS RENAME COLUMN BRAND TO BRAND_OF");

        assertThatThrownBy(() -> runner.run("products_clean")).hasMessageContaining("BRAND");

        assertThat(account.query(
                        "read",
                        "SELECT STATE FROM BACTRIAN.OPS.EDA_RUN WHERE JOB = 'products_clean'",
                        row -> row.getString(1)))
                .containsExactly("FAILED");
        assertThat(runner.pending("products_clean")).isTrue();
    }

    @Test
    void ordersJobsAfterWhatTheyRead() {
        assertThat(runner.order()).contains("transactions_clean", "profile_demographics");
    }

    private static void insertTransactions() {
        String insert = """
                INSERT INTO BACTRIAN.RAW.TRANSACTIONS (HOUSEHOLD_ID, STORE_ID, BASKET_ID, PRODUCT_ID, QUANTITY, SALES_VALUE,
                  RETAIL_DISC, COUPON_DISC, COUPON_MATCH_DISC, WEEK, TRANSACTION_TIMESTAMP, FILE_NAME, FILE_ROW_NUMBER, LOADED_AT)
                SELECT '1', '2', ?, '4', 1, ?, 0, ?, 0, 1, ?::TIMESTAMP_NTZ, 'f', 1, CURRENT_TIMESTAMP()""";
        account.execute("insert", insert, "10", "1.00", "0.50", "2017-01-01 07:30:27");
        account.execute("insert", insert, "10", "2.00", "0", "2017-01-01 07:30:27");
        account.execute("insert", insert, "10", "2.00", "0", "2017-01-01 07:30:27");
        account.execute("insert", insert, "11", "0", "0", "2017-12-31 23:30:27");
    }
}
