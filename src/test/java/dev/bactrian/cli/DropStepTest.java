package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.config.Home;
import dev.bactrian.config.RouteEntries;
import dev.bactrian.config.Settings;
import dev.bactrian.sample.SampleOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropStepTest {
    private final Home home = new Home(Path.of(""));
    private final RouteEntries entries =
            RouteEntries.read(home.routes(), Settings.load(home, Map.of(), Map.of("s3.bucket", "drop")));

    @TempDir
    Path folder;

    @Test
    void longestDataSetNameTakesTheFileAndPeriodsFollowEachOther() throws Exception {
        for (String name : List.of(
                "transactions-2017-02.csv.gz",
                "transactions-2017-01.csv.gz",
                "coupons.csv.gz",
                "coupon_redemptions.csv.gz",
                "campaigns.csv.gz",
                "campaign_descriptions.csv.gz",
                "README.md")) {
            Files.writeString(folder.resolve(name), "x");
        }

        List<DropStep> steps = DropStep.ofFolder(folder, entries.dataSets());

        assertThat(steps).extracting(DropStep::label).containsExactly("reference", "2017-01", "2017-02");
        assertThat(steps.get(0).drops())
                .extracting(DropStep.Drop::key)
                .containsExactlyInAnyOrder(
                        "coupons/coupons.csv.gz",
                        "coupon_redemptions/coupon_redemptions.csv.gz",
                        "campaigns/campaigns.csv.gz",
                        "campaign_descriptions/campaign_descriptions.csv.gz");
        assertThat(DropStep.unknownIn(folder, entries.dataSets())).containsExactly("README.md");
    }

    @Test
    void sampleComesWeekByWeek() {
        List<DropStep> steps = DropStep.ofSample(SampleOptions.of(10, 4), entries.dataSets());

        assertThat(steps).extracting(DropStep::label).containsExactly("week 1", "week 2", "week 3", "week 4");
        assertThat(steps.get(0).drops())
                .extracting(DropStep.Drop::key)
                .anyMatch(key -> key.startsWith("transactions/"));
    }
}
