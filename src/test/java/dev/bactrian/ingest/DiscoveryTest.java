package dev.bactrian.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.config.DataSet;
import dev.bactrian.config.IngestSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    private final KnownFiles known = new KnownFiles();
    private final List<SourceObject> done = new ArrayList<>();

    @Test
    void leavesOutWhatIsKnown() {
        known.add(object("sales/a", "v1"), LoadState.LOADED);
        known.add(object("sales/b", "v2"), LoadState.LOAD_FAILED);

        List<Batch> batches = discover(
                DataSets.sales(), 10, object("sales/a", "v1"), object("sales/b", "v2"), object("sales/c", "v3"));

        assertThat(keys(batches)).containsExactly("sales/c");
        assertThat(done).extracting(SourceObject::key).containsExactly("sales/a");
    }

    @Test
    void cutsBatchesAtTheLimit() {
        SourceObject[] objects = Stream.iterate(0, i -> i + 1)
                .limit(25)
                .map(i -> object("sales/" + i, "v" + i))
                .toArray(SourceObject[]::new);

        assertThat(discover(DataSets.sales(), 10, objects))
                .extracting(batch -> batch.files().size())
                .containsExactly(10, 10, 5);
    }

    @Test
    void sameContentUnderAnotherKeyIsSkippedAndNoted() {
        known.add(object("sales/a", "v1"), LoadState.LOADED);

        Batch batch =
                discover(DataSets.sales(), 10, object("sales/copy-of-a", "v1")).get(0);

        assertThat(batch.files()).isEmpty();
        assertThat(batch.decidedFiles()).singleElement().satisfies(decided -> {
            assertThat(decided.outcome().state()).isEqualTo(LoadState.LOAD_SKIPPED);
            assertThat(decided.file().note()).isEqualTo("same content as 'sales/a'");
        });
    }

    @Test
    void sameContentIsLoadedWhenTheDataSetSaysSo() {
        known.add(object("sales/a", "v1"), LoadState.LOADED);

        List<Batch> batches = discover(DataSets.sales().with(DataSet.Duplicate.LOAD), 10, object("sales/b", "v1"));

        assertThat(batches.get(0).files())
                .singleElement()
                .satisfies(file -> assertThat(file.note()).isEqualTo("same content as 'sales/a'"));
    }

    @Test
    void contentOfAFailedFileIsNoDuplicate() {
        known.add(object("sales/a", "v1"), LoadState.LOAD_FAILED);

        assertThat(keys(discover(DataSets.sales(), 10, object("sales/b", "v1"))))
                .containsExactly("sales/b");
    }

    @Test
    void otherContentUnderAKnownKeyGoesByTheRule() {
        known.add(object("sales/a", "v1"), LoadState.LOADED);

        Batch replaced = discover(DataSets.sales(), 10, object("sales/a", "v2")).get(0);
        Batch rejected = discover(DataSets.sales().with(DataSet.Resent.REJECT), 10, object("sales/a", "v3"))
                .get(0);

        assertThat(replaced.files())
                .singleElement()
                .satisfies(file -> assertThat(file.resent()).isTrue());
        assertThat(rejected.decidedFiles())
                .singleElement()
                .satisfies(decided -> assertThat(decided.outcome().reason()).isEqualTo(Outcome.Reason.RESENT));
    }

    private List<Batch> discover(DataSets dataSet, int batchFiles, SourceObject... objects) {
        IngestSettings settings = new IngestSettings(
                Duration.ofSeconds(1),
                4,
                batchFiles,
                1L << 30,
                Duration.ofSeconds(1),
                3,
                Duration.ofSeconds(1),
                Optional.empty());
        List<Batch> batches = new ArrayList<>();
        new Discovery(dataSet.build(), settings, known, List.of(objects).iterator(), done::add)
                .forEachRemaining(batches::add);
        return batches;
    }

    private static List<String> keys(List<Batch> batches) {
        return batches.stream()
                .flatMap(batch -> batch.files().stream())
                .map(PendingFile::key)
                .toList();
    }

    private static SourceObject object(String key, String version) {
        return new SourceObject("drop", key, version, 10, Instant.EPOCH);
    }
}
