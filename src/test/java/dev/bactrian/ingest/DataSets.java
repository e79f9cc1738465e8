package dev.bactrian.ingest;

import dev.bactrian.config.BadRowLimit;
import dev.bactrian.config.DataSet;
import dev.bactrian.config.Format;
import dev.bactrian.config.IngestSettings;
import java.time.Duration;
import java.util.Optional;

/** Data sets for tests: table SALES under {@code sales/}, each variation by name. */
record DataSets(
        Format format,
        DataSet.LoadMethod load,
        DataSet.StageKind stage,
        DataSet.OnBadRow onBadRow,
        String badRowLimit,
        DataSet.SchemaChange schemaChange,
        DataSet.Resent resent,
        DataSet.Duplicate duplicate) {

    static DataSets sales() {
        return new DataSets(
                Format.csv(),
                DataSet.LoadMethod.COPY,
                DataSet.StageKind.INTERNAL,
                DataSet.OnBadRow.REJECT_FILE,
                "100%",
                DataSet.SchemaChange.STRICT,
                DataSet.Resent.REPLACE,
                DataSet.Duplicate.SKIP);
    }

    DataSets by(DataSet.LoadMethod method, DataSet.StageKind kind) {
        return new DataSets(format, method, kind, onBadRow, badRowLimit, schemaChange, resent, duplicate);
    }

    DataSets quarantiningRows(String limit) {
        return new DataSets(
                format, load, stage, DataSet.OnBadRow.QUARANTINE_ROWS, limit, schemaChange, resent, duplicate);
    }

    DataSets with(DataSet.SchemaChange change) {
        return new DataSets(format, load, stage, onBadRow, badRowLimit, change, resent, duplicate);
    }

    DataSets with(DataSet.Resent rule) {
        return new DataSets(format, load, stage, onBadRow, badRowLimit, schemaChange, rule, duplicate);
    }

    DataSets with(DataSet.Duplicate rule) {
        return new DataSets(format, load, stage, onBadRow, badRowLimit, schemaChange, resent, rule);
    }

    DataSets with(Format other) {
        return new DataSets(other, load, stage, onBadRow, badRowLimit, schemaChange, resent, duplicate);
    }

    DataSet build() {
        return new DataSet(
                "sales",
                "sales/",
                "SALES",
                format,
                load,
                stage,
                onBadRow,
                BadRowLimit.parse(badRowLimit),
                schemaChange,
                resent,
                duplicate,
                DataSet.AfterLoad.KEEP,
                Duration.ofMillis(200));
    }

    static IngestSettings settings() {
        return new IngestSettings(
                Duration.ofMillis(200),
                4,
                500,
                1L << 30,
                Duration.ofSeconds(30),
                3,
                Duration.ofSeconds(60),
                Optional.empty());
    }
}
