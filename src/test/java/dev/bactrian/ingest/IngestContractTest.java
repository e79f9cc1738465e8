package dev.bactrian.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.config.DataSet;
import dev.bactrian.config.DataSet.LoadMethod;
import dev.bactrian.config.DataSet.StageKind;
import dev.bactrian.testing.EmbeddedAccount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IngestContractTest {

    @TempDir
    static Path folder;

    private static EmbeddedAccount account;

    @BeforeAll
    static void givenAnAccount() throws IOException {
        account = new EmbeddedAccount(folder).provisioned();
    }

    @AfterAll
    static void close() {
        account.close();
    }

    @BeforeEach
    void givenNothing() {
        for (String object : List.of("PIPE", "STAGE", "TABLE")) {
            account.execute(
                    "DROP %s IF EXISTS RAW.SALES%s".formatted(object, object.equals("TABLE") ? "" : "_" + object));
        }
        for (String table : List.of("LOAD_LEDGER", "QUARANTINE", "LEASE")) {
            account.execute("DELETE FROM OPS." + table);
        }
        account.s3()
                .listObjectsV2Paginator(request -> request.bucket(EmbeddedAccount.BUCKET))
                .contents()
                .forEach(object -> account.s3()
                        .deleteObject(request ->
                                request.bucket(EmbeddedAccount.BUCKET).key(object.key())));
    }

    static Stream<Arguments> waysIn() {
        return Stream.of(LoadMethod.values())
                .flatMap(load -> Stream.of(StageKind.values()).map(stage -> Arguments.of(load, stage)));
    }

    @ParameterizedTest
    @MethodSource("waysIn")
    void loadsEachFileOnce(LoadMethod load, StageKind stage) {
        IngestDriver driver = given(DataSets.sales().by(load, stage));
        account.put("sales/a.csv", "id,name\n1,one\n2,\"two, or\nso\"\n");
        account.put("sales/deep/er/b.csv", "NAME,ID\n,3\n");

        IngestRun first = driver.run();
        IngestRun second = driver.run();
        driver.restart();
        IngestRun third = driver.run();

        assertThat(first.filesLoaded()).isEqualTo(2);
        assertThat(first.rowsLoaded()).isEqualTo(3);
        assertThat(second.filesLoaded() + third.filesLoaded()).isZero();
        assertThat(rows()).containsExactly("1|one|1", "2|two, or\nso|2", "3|null|1");
        assertExact();
    }

    @ParameterizedTest
    @MethodSource("waysIn")
    void badFileIsSetAsideAndTheOthersLoad(LoadMethod load, StageKind stage) {
        IngestDriver driver = given(DataSets.sales().by(load, stage));
        account.put("sales/1.csv", "id,name\n1,one\nno number,two\n");
        account.put("sales/2.csv", "id,title\n1,one\n");
        account.put("sales/3.csv", "");
        account.put("sales/4.csv", "id,name\n4,four\n");

        IngestRun run = driver.run();

        assertThat(rows()).containsExactly("4|four|1");
        assertThat(run.filesFailed()).isEqualTo(3);
        assertThat(account.rows("SELECT DISTINCT OBJECT_KEY, REASON FROM OPS.QUARANTINE ORDER BY 1"))
                .containsExactly("sales/1.csv|BAD_ROW", "sales/2.csv|COLUMNS_CHANGED", "sales/3.csv|UNREADABLE");
        assertThatThrownBy(run::judge)
                .isInstanceOf(FilesNotLoadedException.class)
                .hasMessageContaining("3 files of data set 'sales'")
                .hasMessageContaining("columns added: TITLE");
        assertExact();
    }

    @ParameterizedTest
    @MethodSource("waysIn")
    void badRowsAreQuarantinedWithTheirTextAndTheGoodOnesLoad(LoadMethod load, StageKind stage) {
        IngestDriver driver = given(DataSets.sales().by(load, stage).quarantiningRows("100%"));
        account.put("sales/a.csv", "id,name\n1,one\nno number,two\n3,three\n");

        driver.run();

        assertThat(rows()).containsExactly("1|one|1", "3|three|3");
        assertThat(states()).containsExactly("sales/a.csv|PARTIALLY_LOADED|2");
        assertThat(new Quarantine(account.dataSource(), EmbeddedAccount.DATABASE).list("sales"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.rowNumber()).isEqualTo(2);
                    assertThat(entry.rawText()).isEqualTo("no number,two");
                    assertThat(entry.columnName()).contains("ID");
                });
        assertExact();
    }

    @ParameterizedTest
    @MethodSource("waysIn")
    void newVersionTakesThePlaceOfTheOldRows(LoadMethod load, StageKind stage) {
        IngestDriver driver = given(DataSets.sales().by(load, stage));
        account.put("sales/a.csv", "id,name\n1,one\n2,two\n");
        driver.run();

        account.put("sales/a.csv", "id,name\n1,uno\n");
        driver.run();

        assertThat(rows()).containsExactly("1|uno|1");
        assertThat(account.rows("SELECT STATE, ROWS_LOADED FROM OPS.LOAD_LEDGER ORDER BY 1"))
                .containsExactly("LOADED|1", "REPLACED|0");
        assertExact();
    }

    @ParameterizedTest
    @MethodSource("waysIn")
    void newVersionThatCannotLoadLeavesTheOldRows(LoadMethod load, StageKind stage) {
        IngestDriver driver = given(DataSets.sales().by(load, stage));
        account.put("sales/a.csv", "id,name\n1,one\n");
        driver.run();

        account.put("sales/a.csv", "id,name\nno number,uno\n");
        driver.run();

        assertThat(rows()).containsExactly("1|one|1");
        assertThat(account.rows("SELECT STATE FROM OPS.LOAD_LEDGER ORDER BY 1"))
                .containsExactly("LOADED", "LOAD_FAILED");
        assertExact();
    }

    @ParameterizedTest
    @MethodSource("waysIn")
    void loadThatNobodySettledIsSettledByTheHistory(LoadMethod load, StageKind stage) {
        IngestDriver driver = given(DataSets.sales().by(load, stage));
        account.put("sales/a.csv", "id,name\n1,one\n2,two\n");
        driver.run();
        account.execute("UPDATE OPS.LOAD_LEDGER SET STATE = 'LOAD_IN_PROGRESS', ROWS_LOADED = NULL, SETTLED_AT = NULL");

        driver.restart();
        driver.run();

        assertThat(rows()).containsExactly("1|one|1", "2|two|2");
        assertThat(states()).containsExactly("sales/a.csv|LOADED|2");
        assertExact();
    }

    @ParameterizedTest
    @MethodSource("waysIn")
    void loadThatWasOnlyStagedIsDoneAgain(LoadMethod load, StageKind stage) {
        IngestDriver driver = given(DataSets.sales().by(load, stage));
        account.put("sales/a.csv", "id,name\n1,one\n");
        driver.stageOnly();

        driver.restart();
        driver.run();

        assertThat(rows()).containsExactly("1|one|1");
        assertExact();
    }

    @Test
    void sameContentUnderAnotherKeyIsReportedAndSkipped() {
        IngestDriver driver = given(DataSets.sales());
        account.put("sales/a.csv", "id,name\n1,one\n");
        driver.run();

        account.put("sales/b.csv", "id,name\n1,one\n");
        IngestRun run = driver.run();

        assertThat(run.filesSkipped()).isEqualTo(1);
        assertThat(account.rows("SELECT STATE, NOTE FROM OPS.LOAD_LEDGER WHERE OBJECT_KEY = 'sales/b.csv'"))
                .containsExactly("LOAD_SKIPPED|same content as 'sales/a.csv'");
        assertExact();
    }

    @Test
    void appendedVersionsStandSideBySide() {
        IngestDriver driver = given(DataSets.sales().with(DataSet.Resent.APPEND));
        account.put("sales/a.csv", "id,name\n1,one\n");
        driver.run();
        account.put("sales/a.csv", "id,name\n2,two\n");
        driver.run();

        assertThat(rows()).containsExactly("1|one|1", "2|two|1");
        assertExact();
    }

    @Test
    void addedColumnWidensTheTableOfADataSetThatEvolves() {
        IngestDriver driver = given(DataSets.sales().with(DataSet.SchemaChange.EVOLVE));
        account.put("sales/a.csv", "id,name,colour\n1,one,red\n");

        driver.run();

        assertThat(account.rows("SELECT ID, COLOUR FROM RAW.SALES")).containsExactly("1|red");
        assertThat(account.rows("SELECT NOTE FROM OPS.LOAD_LEDGER")).containsExactly("columns added: COLOUR");
    }

    @Test
    void replayedFileLoadsAfterTheFix() {
        IngestDriver driver = given(DataSets.sales());
        account.put("sales/a.csv", "id,name,colour\n1,one,red\n");
        assertThat(driver.run().filesFailed()).isEqualTo(1);

        account.execute("ALTER TABLE RAW.SALES ADD COLUMN COLOUR VARCHAR");
        int replayed = new Quarantine(account.dataSource(), EmbeddedAccount.DATABASE).replay("sales", "sales/a.csv");
        driver.restart();
        driver.run();

        assertThat(replayed).isEqualTo(1);
        assertThat(account.rows("SELECT COLOUR FROM RAW.SALES")).containsExactly("red");
        assertThat(new Quarantine(account.dataSource(), EmbeddedAccount.DATABASE).list("sales"))
                .isEmpty();
        assertExact();
    }

    @Test
    void hostileNamesLoadWithoutReachingSqlOrPaths() {
        IngestDriver driver = given(DataSets.sales());
        List<String> names = List.of(
                "it's; DROP TABLE RAW.SALES;--.csv",
                "\"quoted\".csv",
                "white space.csv",
                "prozent%20.csv",
                "ünï-☃.csv",
                "plus+and&.csv",
                "back\\slash.csv",
                "x".repeat(200) + ".csv");
        for (int i = 0; i < names.size(); i++) {
            account.put("sales/" + names.get(i), "id,name\n%d,n\n".formatted(i));
        }

        driver.run();
        driver.run();

        assertThat(account.rows("SELECT COUNT(*) FROM RAW.SALES")).containsExactly(String.valueOf(names.size()));
        assertExact();
    }

    @Test
    void checkNamesTheFileWhoseRowsAreNotThoseOfTheLedger() {
        IngestDriver driver = given(DataSets.sales());
        account.put("sales/a.csv", "id,name\n1,one\n2,two\n");
        driver.run();
        account.execute("DELETE FROM RAW.SALES WHERE ID = 2");

        assertThat(check().differences())
                .singleElement()
                .satisfies(difference ->
                        assertThat(difference.inWords()).contains("'sales/a.csv'", "ledger 2 rows", "table 1 rows"));
    }

    @Test
    void objectIsArchivedOnceItsLoadIsRecorded() {
        DataSet kept = DataSets.sales().build();
        DataSet archived = new DataSet(
                kept.name(),
                kept.prefix(),
                kept.table(),
                kept.format(),
                kept.load(),
                kept.stage(),
                kept.onBadRow(),
                kept.badRowLimit(),
                kept.schemaChange(),
                kept.resent(),
                kept.duplicate(),
                DataSet.AfterLoad.ARCHIVE,
                kept.poll());
        account.provision(archived, "ID NUMBER(9, 0), NAME VARCHAR");
        IngestDriver driver = new IngestDriver(account, archived);
        account.put("sales/a.csv", "id,name\n1,one\n");
        account.put("sales/bad.csv", "nothing\n1\n");

        driver.run();
        driver.run();

        assertThat(account.s3()
                        .listObjectsV2(request -> request.bucket(EmbeddedAccount.BUCKET))
                        .contents())
                .extracting(object -> object.key())
                .containsExactly("archive/sales/a.csv", "sales/bad.csv");
    }

    private static IngestDriver given(DataSets variation) {
        DataSet dataSet = variation.build();
        account.provision(dataSet, "ID NUMBER(9, 0), NAME VARCHAR");
        return new IngestDriver(account, dataSet);
    }

    private static List<String> rows() {
        return account.rows("SELECT ID, NAME, FILE_ROW_NUMBER FROM RAW.SALES ORDER BY ID");
    }

    private static List<String> states() {
        return account.rows("SELECT OBJECT_KEY, STATE, ROWS_LOADED FROM OPS.LOAD_LEDGER ORDER BY 1");
    }

    private static LedgerCheck.Result check() {
        return new LedgerCheck(account.dataSource(), EmbeddedAccount.DATABASE)
                .check(DataSets.sales().build());
    }

    private static void assertExact() {
        assertThat(check().differences()).isEmpty();
    }
}
