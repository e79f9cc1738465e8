package dev.bactrian.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KpiCatalogueTest {

    private static final String HEADER = """
            -- title: Sales
            -- description: All sales.
            -- family: sales
            -- values:
            --   SALES: {type: "NUMBER(18,2)", unit: USD}
            -- owner: Me
            """;

    @TempDir
    Path sql;

    @Test
    void readsTheFilesThatShip() {
        KpiCatalogue catalogue = KpiCatalogue.read(Path.of("sql"));

        assertThat(catalogue.families())
                .containsExactly("campaigns", "coupons", "demographics", "products", "transactions");
        Kpi rate = catalogue.find("coupon_redemption_rate").orElseThrow();
        assertThat(rate.grain()).extracting(KpiColumn::name).containsExactly("CAMPAIGN_ID");
        assertThat(rate.target()).isPresent();
        assertThat(rate.goodDirection()).isEqualTo(GoodDirection.UP);
    }

    @Test
    void putsAKpiAfterThoseItReads() {
        KpiCatalogue catalogue = KpiCatalogue.read(Path.of("sql"));

        Kpi growth = catalogue.find("SALES_GROWTH").orElseThrow();
        assertThat(catalogue.dependencies(growth)).extracting(Kpi::name).containsExactly("SALES_BY_MONTH");
        assertThat(catalogue.kpis().indexOf(growth))
                .isGreaterThan(catalogue
                        .kpis()
                        .indexOf(catalogue.find("SALES_BY_MONTH").orElseThrow()));
    }

    @Test
    void namesFileLineAndNearestKeyOfATypo() {
        write("sales.sql", HEADER.replace("family", "famly") + "SELECT 1 AS SALES\n");

        assertThatThrownBy(() -> KpiCatalogue.read(sql))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sales.sql:3:")
                .hasMessageContaining("Did you mean 'family'?");
    }

    @Test
    void tellsEverythingAtOnce() {
        write("sales.sql", "-- titel: x\n-- values: {SALES: {typ: VARCHAR}}\nSELECT 1 AS SALES\n");

        assertThat(KpiCatalogue.examine(sql).findings())
                .extracting(Finding::rule)
                .contains("unknown-key", "missing-title", "missing-owner", "missing-type");
    }

    @Test
    void findsKpisThatWaitForEachOther() {
        write("a.sql", HEADER + "SELECT SALES FROM KPI.B\n");
        write("b.sql", HEADER + "SELECT SALES FROM KPI.A\n");

        assertThat(KpiCatalogue.examine(sql).findings())
                .extracting(Finding::rule)
                .containsExactly("circle", "circle");
    }

    @Test
    void leavesScriptsToProvisioning() {
        write("own.sql", "-- a task of my own\nCREATE TASK KPI.OWN AS SELECT 1;\n");

        assertThat(KpiCatalogue.read(sql).kpis()).isEmpty();
    }

    private void write(String name, String text) {
        try {
            Files.createDirectories(sql.resolve("kpi"));
            Files.writeString(sql.resolve("kpi").resolve(name), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
