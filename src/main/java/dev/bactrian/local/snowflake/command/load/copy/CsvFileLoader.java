package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.load.format.CsvFormat;
import dev.bactrian.local.snowflake.command.load.format.CsvReader;
import dev.bactrian.local.snowflake.command.load.format.RecordError;
import dev.bactrian.local.snowflake.command.load.format.ValueReader;
import dev.bactrian.local.snowflake.command.load.stage.StagedFile;
import java.io.IOException;
import java.util.List;

/** Loads CSV: every record is checked against its columns before any goes in. */
final class CsvFileLoader implements FileLoader {
    private final CopyRequest request;
    private final CsvFormat format;
    private final ValueReader values;
    private final CsvPlans plans;

    CsvFileLoader(CopyRequest request, CsvFormat format, ValueReader values) {
        this.request = request;
        this.format = format;
        this.values = values;
        this.plans = new CsvPlans(request.table(), request.columns(), request.options());
    }

    @Override
    public void load(StagedFile file, FileMetadata metadata, Tally tally, LoadSink sink)
            throws IOException, RecordError {
        RowPlan plan;
        try (CsvReader reader = CsvSource.open(request.location().files().open(file.path()), format)) {
            if (format.parseHeader()) {
                List<String> header = CsvSource.header(reader);
                if (header.isEmpty()) {
                    return;
                }
                plan = plans.byName(header);
            } else {
                CsvSource.skip(reader, format.skipHeader());
                plan = plans.byPlace();
            }
            if (!direct(file, plan, sink)) {
                CleanFile out = sink.open(plan);
                new CsvChecker(format, plan, request.table(), values, metadata).read(reader, tally, out);
                return;
            }
        }
        try (LocalFile local = LocalFile.of(request.location().files(), file)) {
            tally.loaded(DirectCsv.load(local.path(), format, plan, metadata, sink));
        }
    }

    private boolean direct(StagedFile file, RowPlan plan, LoadSink sink) {
        return sink.mayFail()
                && file.size() >= DirectCsv.SMALLEST
                && DirectCsv.understands(format, request.options())
                && DirectCsv.understands(plan);
    }
}
