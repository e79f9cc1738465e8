package dev.bactrian.kpi.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT 1 FROM EDA.A | EDA.A",
                "SELECT 1 FROM eda.a AS x JOIN raw.b y ON x.i = y.i | EDA.A RAW.B",
                "SELECT 1 FROM EDA.A, RAW.B c, (SELECT 2 FROM KPI.D) | EDA.A RAW.B KPI.D",
                "WITH c AS (SELECT 1 FROM EDA.A) SELECT * FROM c | EDA.A",
                "SELECT EXTRACT(YEAR FROM d.x) FROM EDA.A d | EDA.A",
                "SELECT a IS DISTINCT FROM RAW.NOT FROM EDA.A | EDA.A",
                "SELECT 'FROM RAW.B' FROM DB.\"EDA\".\"a\" -- FROM RAW.C | EDA.a",
                "SELECT 1 FROM EDA.A WHERE x IN (SELECT y FROM RAW.B) | EDA.A RAW.B",
                "SELECT 1 FROM TABLE(INFORMATION_SCHEMA.TASK_HISTORY()) | ``",
            })
    void findsTheTablesAQueryReads(String query, String expected) {
        List<String> names = References.in(Lexer.tokens(query)).stream()
                .map(Reference::qualifiedName)
                .toList();

        assertThat(String.join(" ", names)).isEqualTo(expected);
    }
}
