package dev.bactrian.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bactrian.config.DataSet;
import dev.bactrian.ingest.Corpus.OddFile;
import dev.bactrian.testing.EmbeddedAccount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusContractTest {

    @TempDir
    Path folder;

    @Test
    void everyOddFileEndsAsAStrictDataSetCallsFor() throws IOException {
        assertOutcomes(DataSets.sales().with(DataSet.Duplicate.LOAD), OddFile::strict);
    }

    @Test
    void everyOddFileEndsAsALenientDataSetCallsFor() throws IOException {
        assertOutcomes(
                DataSets.sales()
                        .with(DataSet.Duplicate.LOAD)
                        .quarantiningRows("100%")
                        .with(DataSet.SchemaChange.IGNORE),
                OddFile::lenient);
    }

    private void assertOutcomes(DataSets variation, Function<OddFile, String> expected) throws IOException {
        List<OddFile> corpus = Corpus.files();
        assertThat(corpus).hasSizeGreaterThanOrEqualTo(120);
        try (EmbeddedAccount account = new EmbeddedAccount(folder).provisioned()) {
            DataSet dataSet = variation.build();
            account.provision(dataSet, "ID NUMBER(9, 0), NAME VARCHAR, DAY DATE, AMOUNT NUMBER(12, 2)");
            corpus.forEach(file -> account.put("sales/" + file.key(), file.content()));

            new IngestDriver(account, dataSet).run();

            Map<String, String> outcomes = new TreeMap<>();
            for (String row : account.rows("SELECT OBJECT_KEY, STATE, ROWS_LOADED FROM OPS.LOAD_LEDGER")) {
                String[] fields = row.split("\\|", -1);
                outcomes.put(fields[0], fields[1] + " " + (fields[1].equals("LOAD_FAILED") ? "" : fields[2]));
            }
            for (String row : account.rows(
                    "SELECT DISTINCT OBJECT_KEY, REASON FROM OPS.QUARANTINE JOIN OPS.LOAD_LEDGER USING (OBJECT_KEY) WHERE STATE = 'LOAD_FAILED'")) {
                String[] fields = row.split("\\|", -1);
                outcomes.merge(fields[0], fields[1], String::concat);
            }
            assertThat(corpus.stream()
                            .filter(file -> !expected.apply(file).equals(outcomes.get("sales/" + file.key())))
                            .map(file -> "%s: not %s but %s"
                                    .formatted(file.key(), expected.apply(file), outcomes.get("sales/" + file.key()))))
                    .isEmpty();
            assertThat(new LedgerCheck(account.dataSource(), EmbeddedAccount.DATABASE)
                            .check(dataSet)
                            .differences())
                    .isEmpty();
        }
    }
}
