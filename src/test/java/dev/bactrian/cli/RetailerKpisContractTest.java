package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.config.Home;
import dev.bactrian.kpi.GraphOutcome;
import dev.bactrian.provision.Provisioner.Options;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The KPI files that ship, over rows chosen for what such KPIs get wrong. */
class RetailerKpisContractTest {

    @TempDir
    Path folder;

    @Test
    void countsWithoutFanOutAndNamesWhatIsUnknown() {
        try (LocalAccount local = new LocalAccount(folder, new Home(Path.of("")))) {
            Provisioning provisioning = local.provisioning();
            provisioning.provision(Options.careful(), change -> {});
            rows(local);

            GraphOutcome outcome = provisioning.kpiRefresh(Clock.systemUTC()).run();

            assertThat(outcome.inWords()).isEqualTo("18 KPIs published");
            assertThat(
                            look(
                                    local,
                                    "SELECT SALES, BASKETS, MEAN_BASKET_VALUE, SHARE_OF_BASKETS_WITH_COUPON FROM KPI.SALES_TOTAL"))
                    .containsExactly("10.00 2 5.00 0.500000");
            assertThat(look(local, "SELECT DEPARTMENT, SALES, LINES FROM KPI.SALES_BY_DEPARTMENT ORDER BY 1"))
                    .containsExactly("GROCERY 6.00 2", "unknown 4.00 1");
            assertThat(look(local, "SELECT AGE_GROUP, SALES FROM KPI.SALES_BY_HOUSEHOLD_AGE ORDER BY 1"))
                    .containsExactly("45-54 6.00", "unknown 4.00");
            assertThat(look(
                            local,
                            "SELECT AGE_GROUP, HOUSEHOLDS, SHARE_OF_KNOWN FROM KPI.HOUSEHOLDS_BY_AGE ORDER BY 1"))
                    .containsExactly("45-54 1 1.000000", "unknown 1 null");
            assertThat(
                            look(
                                    local,
                                    "SELECT HOUSEHOLDS_RECEIVED, HOUSEHOLDS_REDEEMED, REDEMPTION_RATE, HOUSEHOLDS_REDEEMED_UNSENT FROM KPI.COUPON_REDEMPTION_RATE"))
                    .containsExactly("3 1 0.333333 1");
        }
    }

    /** Household 1 came twice, 2 has no age, 9 has no demographics; product P9 is in no list; coupons cover P1 twice. */
    private static void rows(LocalAccount local) {
        execute(
                local,
                "INSERT INTO BACTRIAN.RAW.DEMOGRAPHICS (HOUSEHOLD_ID, AGE, LOADED_AT) SELECT '1', '35-44', '2020-01-01'::TIMESTAMP_LTZ"
                        + " UNION ALL SELECT '1', '45-54', '2020-01-02'::TIMESTAMP_LTZ UNION ALL SELECT '2', NULL, '2020-01-01'::TIMESTAMP_LTZ");
        execute(
                local,
                "INSERT INTO BACTRIAN.EDA.PRODUCTS_CLEAN (PRODUCT_ID, DEPARTMENT, BRAND) SELECT 'P1', 'GROCERY', 'National'");
        execute(
                local,
                "INSERT INTO BACTRIAN.RAW.COUPONS (COUPON_UPC, PRODUCT_ID, CAMPAIGN_ID) SELECT 'C1', 'P1', '8' UNION ALL SELECT 'C2', 'P1', '8'");
        execute(
                local,
                "INSERT INTO BACTRIAN.EDA.TRANSACTIONS_CLEAN (HOUSEHOLD_ID, BASKET_ID, PRODUCT_ID, QUANTITY, SALES_VALUE, TRANSACTION_MONTH, USED_COUPON)"
                        + " SELECT '1', 'B1', 'P1', 1, 2.50, '2017-01', TRUE UNION ALL SELECT '1', 'B1', 'P1', 1, 3.50, '2017-01', TRUE"
                        + " UNION ALL SELECT '9', 'B2', 'P9', 1, 4.00, '2017-02', FALSE");
        execute(
                local,
                "INSERT INTO BACTRIAN.RAW.CAMPAIGNS (CAMPAIGN_ID, HOUSEHOLD_ID) SELECT '8', '1' UNION ALL SELECT '8', '2' UNION ALL SELECT '8', '3'");
        execute(
                local,
                "INSERT INTO BACTRIAN.RAW.COUPON_REDEMPTIONS (HOUSEHOLD_ID, COUPON_UPC, CAMPAIGN_ID) SELECT '1', 'C1', '8'"
                        + " UNION ALL SELECT '1', 'C2', '8' UNION ALL SELECT '9', 'C1', '8'");
    }

    private static void execute(LocalAccount local, String sql) {
        local.account().execute("prepare", sql);
    }

    private static List<String> look(LocalAccount local, String sql) {
        return local.account().query("look", sql.replace("FROM KPI.", "FROM BACTRIAN.KPI."), row -> {
            StringBuilder line = new StringBuilder();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                line.append(column == 1 ? "" : " ").append(row.getString(column));
            }
            return line.toString();
        });
    }
}
