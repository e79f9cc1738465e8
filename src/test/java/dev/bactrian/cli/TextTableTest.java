package dev.bactrian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void numbersStandToTheRightAndTextsToTheLeft() {
        TextTable table = new TextTable(List.of("Month", "Sales"));
        table.add(List.of("2017-01", "1,234.50"));
        table.add(List.of("2017-12", "9.10"));

        assertThat(table).hasToString("""
                  Month       Sales
                  -----------------
                  2017-01  1,234.50
                  2017-12      9.10
                """);
    }
}
