package dev.bactrian.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bactrian.config.DataSet.SchemaChange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeaderCheckTest {

    private static final List<String> TABLE =
            List.of("ID", "DAY", "AMOUNT", "FILE_NAME", "FILE_ROW_NUMBER", "LOADED_AT");

    @Test
    void orderCaseQuotesAndByteOrderMarkDoNotMatter() {
        assertThat(check(SchemaChange.STRICT, "\uFEFF\"amount\",Day,\"iD\"\r\n1,2,3\r\n"))
                .isEmpty();
    }

    @Test
    void strictDataSetRefusesAddedAndMissingColumnsByName() {
        assertThatThrownBy(() -> check(SchemaChange.STRICT, "id,day,price\n"))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("columns added: PRICE")
                .hasMessageContaining("columns missing: AMOUNT");
    }

    @Test
    void otherDataSetsNoteTheChange() {
        assertThat(check(SchemaChange.EVOLVE, "id,day,amount,price\n")).contains("columns added: PRICE");
        assertThat(check(SchemaChange.IGNORE, "id,day\n")).contains("columns missing: AMOUNT");
    }

    @Test
    void columnNamedTwiceIsRefusedWhateverThePolicy() {
        assertThatThrownBy(() -> check(SchemaChange.IGNORE, "id,ID,day\n")).hasMessageContaining("'ID' twice");
    }

    @Test
    void columnOfOurOwnIsRefused() {
        assertThatThrownBy(() -> check(SchemaChange.IGNORE, "id,file_name\n")).hasMessageContaining("'FILE_NAME'");
    }

    @Test
    void fileWithoutAnyKnownColumnIsRefused() {
        assertThatThrownBy(() -> check(SchemaChange.IGNORE, "7,2017-01-01,3.50\n"))
                .hasMessageContaining("none of its columns");
    }

    private static Optional<String> check(SchemaChange change, String text) {
        return new HeaderCheck(DataSets.sales().with(change).build(), TABLE)
                .check(text.getBytes(StandardCharsets.UTF_8));
    }
}
