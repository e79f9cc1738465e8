package dev.bactrian.eda.route;

import dev.bactrian.eda.profile.ColumnProfile;
import dev.bactrian.eda.profile.NumberFacts;
import dev.bactrian.eda.profile.TableProfile;
import dev.bactrian.eda.profile.TextFacts;
import dev.bactrian.snowflake.BulkInsert;
import dev.bactrian.snowflake.Column;
import dev.bactrian.snowflake.Database;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes profiles into the tables of sql/eda/01_profile.sql. Safe for use by many threads. */
final class ProfileTables {
    private static final List<Column> TABLE = columns("RUN_ID VARCHAR;JOB VARCHAR;SIDE VARCHAR;"
            + "PROFILED_AT TIMESTAMP_LTZ;ROW_COUNT NUMBER(18,0);DISTINCT_ROWS NUMBER(18,0);COLUMN_COUNT NUMBER(9,0)");
    private static final List<Column> COLUMN = columns("RUN_ID VARCHAR;JOB VARCHAR;SIDE VARCHAR;POSITION NUMBER(9,0);"
            + "COLUMN_NAME VARCHAR;DECLARED_TYPE VARCHAR;DETECTED_TYPE VARCHAR;ROW_COUNT NUMBER(18,0);"
            + "NULLS NUMBER(18,0);BLANKS NUMBER(18,0);DISTINCT_VALUES NUMBER(18,0);IS_EXACT BOOLEAN;"
            + "FREQUENT_ERROR NUMBER(18,0);IS_CANDIDATE_KEY BOOLEAN;IS_CONSTANT BOOLEAN;DIRECTION VARCHAR;"
            + "MIN_VALUE VARCHAR;MAX_VALUE VARCHAR;MEAN FLOAT;STANDARD_DEVIATION FLOAT;SKEWNESS FLOAT;KURTOSIS FLOAT;"
            + "ZEROS NUMBER(18,0);NEGATIVES NUMBER(18,0);NANS NUMBER(18,0);INFINITIES NUMBER(18,0);"
            + "SHORTEST NUMBER(18,0);LONGEST NUMBER(18,0);MEAN_LENGTH FLOAT;PATTERNS NUMBER(18,0);"
            + "OUTLIERS NUMBER(18,0);FAR_OUTLIERS NUMBER(18,0);MISSING_DAYS NUMBER(18,0);MISSING_WEEKS NUMBER(18,0);"
            + "MISSING_MONTHS NUMBER(18,0)");
    private static final List<Column> VALUE = columns("RUN_ID VARCHAR;JOB VARCHAR;SIDE VARCHAR;COLUMN_NAME VARCHAR;"
            + "KIND VARCHAR;POSITION NUMBER(9,0);TEXT_VALUE VARCHAR;NUMBER_VALUE FLOAT;OCCURRENCES NUMBER(18,0);"
            + "PATTERN VARCHAR");
    private static final List<Column> PAIR = columns("RUN_ID VARCHAR;JOB VARCHAR;SIDE VARCHAR;KIND VARCHAR;"
            + "COLUMN_NAME VARCHAR;OTHER_COLUMN VARCHAR;STRENGTH FLOAT");

    private final DataSource dataSource;
    private final Database database;
    private final Clock clock;

    ProfileTables(DataSource dataSource, Database database, Clock clock) {
        this.dataSource = dataSource;
        this.database = database;
        this.clock = clock;
    }

    /** The rows that a job's query gave, or those that its steps left. */
    enum Side {
        INPUT,
        OUTPUT
    }

    void write(EdaRuns.Run run, Side side, TableProfile profile) {
        insert(
                "TABLE_PROFILE",
                TABLE,
                rows -> rows.add(
                        run.id(),
                        run.job(),
                        side.name(),
                        clock.instant(),
                        profile.rows(),
                        profile.distinctRows(),
                        profile.columns().size()));
        insert("COLUMN_PROFILE", COLUMN, rows -> {
            for (int i = 0; i < profile.columns().size(); i++) {
                rows.add(column(run, side, i + 1, profile.columns().get(i)));
            }
        });
        insert("COLUMN_VALUE", VALUE, rows -> profile.columns().forEach(column -> values(run, side, column, rows)));
        insert(
                "COLUMN_PAIR",
                PAIR,
                rows -> profile.pairs()
                        .forEach(pair -> rows.add(
                                run.id(),
                                run.job(),
                                side.name(),
                                pair.kind().name(),
                                pair.one(),
                                pair.other(),
                                pair.strength())));
    }

    private static @Nullable Object[] column(EdaRuns.Run run, Side side, int position, ColumnProfile column) {
        NumberFacts numbers = column.numbers();
        NumberFacts measured = column.field().type().isNumeric() ? numbers : null;
        TextFacts text = column.text();
        return new @Nullable Object[] {
            run.id(),
            run.job(),
            side.name(),
            position,
            column.field().name(),
            column.field().type().sql(),
            column.detected().name(),
            column.rows(),
            column.nulls(),
            text == null ? null : text.blanks(),
            column.distinct(),
            column.exact(),
            column.frequentError(),
            column.candidateKey(),
            column.constant(),
            numbers == null ? null : numbers.order().name(),
            column.min(),
            column.max(),
            measured == null ? null : finite(measured.mean()),
            measured == null ? null : finite(measured.standardDeviation()),
            measured == null ? null : finite(measured.skewness()),
            measured == null ? null : finite(measured.kurtosis()),
            measured == null ? null : measured.zeros(),
            measured == null ? null : measured.negatives(),
            measured == null ? null : measured.nans(),
            measured == null ? null : measured.infinities(),
            text == null ? null : text.shortest(),
            text == null ? null : text.longest(),
            text == null ? null : finite(text.meanLength()),
            text == null ? null : text.patternCount(),
            column.outliers() == null ? null : column.outliers().count(),
            column.outliers() == null ? null : column.outliers().far(),
            column.gaps() == null ? null : column.gaps().days(),
            column.gaps() == null ? null : column.gaps().weeks(),
            column.gaps() == null ? null : column.gaps().months()
        };
    }

    private static void values(EdaRuns.Run run, Side side, ColumnProfile column, BulkInsert rows) {
        String name = column.field().name();
        int position = 0;
        for (ColumnProfile.Frequent frequent : column.frequent()) {
            rows.add(
                    run.id(),
                    run.job(),
                    side.name(),
                    name,
                    "FREQUENT",
                    ++position,
                    frequent.value(),
                    null,
                    frequent.count(),
                    null);
        }
        TextFacts text = column.text();
        if (text != null) {
            position = 0;
            for (TextFacts.Pattern pattern : text.patterns()) {
                rows.add(
                        run.id(),
                        run.job(),
                        side.name(),
                        name,
                        "PATTERN",
                        ++position,
                        pattern.example(),
                        null,
                        pattern.count(),
                        pattern.pattern());
            }
        }
        NumberFacts numbers = column.numbers();
        if (numbers != null) {
            for (int mille = 0; mille <= 1000; mille += 50) {
                rows.add(
                        run.id(),
                        run.job(),
                        side.name(),
                        name,
                        "QUANTILE",
                        mille,
                        null,
                        numbers.distribution().quantile(mille / 1000.0),
                        null,
                        null);
            }
        }
    }

    private void insert(String table, List<Column> columns, Consumer<BulkInsert> fill) {
        try (BulkInsert rows = BulkInsert.into(dataSource, database.eda(table), columns)) {
            fill.accept(rows);
            rows.finish();
        }
    }

    private static @Nullable Double finite(double number) {
        return Double.isNaN(number) || Double.isInfinite(number) ? null : (Double) number;
    }

    private static List<Column> columns(String written) {
        return Arrays.stream(written.split(";"))
                .map(column -> column.split(" ", 2))
                .map(parts -> new Column(parts[0], parts[1]))
                .toList();
    }
}
