package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.ResultColumn;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.load.format.Options;
import dev.bactrian.local.snowflake.command.load.stage.StagedFile;
import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** VALIDATION_MODE: reads the files and says what COPY would come to. */
final class Validation {
    static final List<ResultColumn> COLUMNS = List.of(
            ResultColumn.of("ERROR", DataType.Kind.TEXT),
            ResultColumn.of("FILE", DataType.Kind.TEXT),
            ResultColumn.of("LINE", DataType.Kind.FIXED),
            ResultColumn.of("CHARACTER", DataType.Kind.FIXED),
            ResultColumn.of("BYTE_OFFSET", DataType.Kind.FIXED),
            ResultColumn.of("CATEGORY", DataType.Kind.TEXT),
            ResultColumn.of("CODE", DataType.Kind.FIXED),
            ResultColumn.of("SQL_STATE", DataType.Kind.TEXT),
            ResultColumn.of("COLUMN_NAME", DataType.Kind.TEXT),
            ResultColumn.of("ROW_NUMBER", DataType.Kind.FIXED),
            ResultColumn.of("ROW_START_LINE", DataType.Kind.FIXED),
            ResultColumn.of("REJECTED_RECORD", DataType.Kind.TEXT));

    private Validation() {}

    static StatementResult run(CopyPlan plan, CopyRequest request, SessionContext session) throws IOException {
        String mode = String.valueOf(plan.validation()).toUpperCase(Locale.ROOT);
        boolean errorsOnly = mode.equals("RETURN_ERRORS") || mode.equals("RETURN_ALL_ERRORS");
        if (!errorsOnly && !mode.matches("RETURN_\\d+_ROWS")) {
            throw Options.invalidValue("VALIDATION_MODE", mode);
        }
        if (!errorsOnly) {
            throw SnowflakeError.notSupported("VALIDATION_MODE = " + mode);
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Copier copier = new Copier(request, session);
        for (StagedFile file : plan.files(new ArrayList<>())) {
            String shown = request.location().files().shownName(file.path());
            copier.check(file).forEach(error -> rows.add(row(shown, error)));
        }
        return result(rows);
    }

    static List<@Nullable Object> row(String file, RowError error) {
        return Arrays.asList(
                error.text(),
                file,
                error.line(),
                error.character(),
                error.byteOffset(),
                error.category(),
                (long) error.code(),
                error.sqlState(),
                error.columnName(),
                error.row(),
                error.rowLine(),
                error.rejected());
    }

    static StatementResult result(List<List<@Nullable Object>> rows) {
        return StatementResult.of(StatementType.SELECT, COLUMNS, rows);
    }
}
