package dev.bactrian.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteEntriesTest {

    @TempDir
    Path folder;

    @Test
    void readsDataSetsAndJobsWithTheirDefaults() throws IOException {
        write("""
                - route: {id: other, from: {uri: "timer:x"}}
                - templatedRoute:
                    routeTemplateRef: data-set
                    parameters:
                      - {name: name, value: sales}
                      - {name: prefix, value: "drop/sales"}
                      - {name: table, value: sales}
                      - {name: load, value: copy}
                      - {name: nullText, value: "NA n/a"}
                      - {name: badRowLimit, value: 2.5%}
                - templatedRoute:
                    routeTemplateRef: eda-job
                    parameters:
                      - {name: name, value: sales_clean}
                      - {name: after, value: "sales"}
                """);

        RouteEntries entries = read();

        DataSet sales = entries.dataSet("sales").orElseThrow();
        assertThat(sales.prefix()).isEqualTo("drop/sales/");
        assertThat(sales.table()).isEqualTo("SALES");
        assertThat(sales.load()).isEqualTo(DataSet.LoadMethod.COPY);
        assertThat(sales.stage()).isEqualTo(DataSet.StageKind.INTERNAL);
        assertThat(sales.format().nullText()).containsExactly("NA", "n/a");
        assertThat(sales.badRowLimit().allows(25, 1000)).isTrue();
        assertThat(sales.badRowLimit().allows(26, 1000)).isFalse();
        assertThat(sales.poll()).isEqualTo(Duration.ofSeconds(10));
        assertThat(entries.edaJobs()).containsExactly(new EdaJob("sales_clean", List.of("sales")));
    }

    @Test
    void misspeltParameterNamesFileAndNearest() throws IOException {
        write(dataSet("sales", "sales", "{name: onBadRows, value: reject-file}"));

        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("entries.yaml")
                .hasMessageContaining("'onBadRows'")
                .hasMessageContaining("Did you mean 'onBadRow'?");
    }

    @Test
    void unknownChoiceNamesTheChoices() throws IOException {
        write(dataSet("sales", "sales", "{name: load, value: stream}"));

        assertThatThrownBy(this::read).hasMessageContaining("'sales'").hasMessageContaining("[pipe, copy]");
    }

    @Test
    void prefixWithinAnotherIsRefused() throws IOException {
        write(dataSet("users", "user", "{name: load, value: copy}")
                + dataSet("invites", "user/invites", "{name: load, value: copy}"));

        assertThatThrownBy(this::read).hasMessageContaining("load twice");
    }

    @Test
    void prefixThatOnlyStartsAlikeIsFine() throws IOException {
        write(dataSet("users", "user", "{name: load, value: copy}")
                + dataSet("invites", "user_invites", "{name: load, value: copy}"));

        assertThat(read().dataSets()).hasSize(2);
    }

    @Test
    void jobAfterSomethingUnknownIsRefused() throws IOException {
        write(dataSet("sales", "sales", "{name: load, value: copy}") + """
                - templatedRoute:
                    routeTemplateRef: eda-job
                    parameters:
                      - {name: name, value: clean}
                      - {name: after, value: "sale"}
                """);

        assertThatThrownBy(this::read).hasMessageContaining("Did you mean 'sales'?");
    }

    private static String dataSet(String name, String prefix, String more) {
        return """
                - templatedRoute:
                    routeTemplateRef: data-set
                    parameters:
                      - {name: name, value: %s}
                      - {name: prefix, value: %s}
                      - {name: table, value: %s}
                      - %s
                """.formatted(name, prefix, name, more);
    }

    private void write(String yaml) throws IOException {
        Files.writeString(folder.resolve("entries.yaml"), yaml);
    }

    private RouteEntries read() {
        return RouteEntries.read(folder, Settings.load(new Home(folder), Map.of(), Map.of()));
    }
}
