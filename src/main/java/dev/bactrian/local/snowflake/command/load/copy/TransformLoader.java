package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.StatementNames;
import dev.bactrian.local.snowflake.command.load.copy.CopyStatement.Transformation;
import dev.bactrian.local.snowflake.command.load.copy.RowPlan.Slot;
import dev.bactrian.local.snowflake.command.load.copy.TargetTable.Column;
import dev.bactrian.local.snowflake.command.load.format.RecordError;
import dev.bactrian.local.snowflake.command.load.format.ValueReader;
import dev.bactrian.local.snowflake.command.load.stage.StagedFile;
import dev.bactrian.local.snowflake.dialect.DataType.Kind;
import dev.bactrian.local.snowflake.dialect.Names;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.Translator;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Loads what a query over the staged file gives (docs.snowflake.com/en/user-guide/data-load-transform). The query runs in a session of its
 * own, so that its failure leaves the load's transaction alone.
 */
final class TransformLoader implements FileLoader {
    private static final Set<Kind> SEMI_STRUCTURED = EnumSet.of(Kind.VARIANT, Kind.OBJECT, Kind.ARRAY);

    private static final int NAMEABLE = 200;

    private final CopyRequest request;
    private final Transformation transformation;
    private final ValueReader values;
    private final SessionContext session;
    private final RowPlan plan;

    TransformLoader(CopyRequest request, Transformation transformation, ValueReader values, SessionContext session) {
        this.request = request;
        this.transformation = transformation;
        this.values = values;
        this.session = session;
        List<Slot> slots = new ArrayList<>();
        for (Column column : request.table().select(request.columns())) {
            slots.add(new Slot(column, slots.size(), null, slots.size() + 1));
        }
        this.plan = new RowPlan(slots, slots.size());
    }

    @Override
    public void load(StagedFile file, FileMetadata metadata, Tally tally, LoadSink sink)
            throws IOException, RecordError {
        CleanFile out = sink.open(plan);
        try (StagedRows rows = new StagedRows(request.format(), metadata.scanStart(), NAMEABLE);
                SessionContext.OwnedSession other = session.fork()) {
            rows.add(request.location(), file, tally);
            try (StatementNames names = other.session().names(List.of());
                    ResultSet result = other.session().engine().query(sql(rows, names))) {
                long number = 0;
                while (result.next()) {
                    number++;
                    write(result, number, tally, out);
                }
            } catch (SQLException e) {
                throw new RecordError("conversion", 100038, "22018", String.valueOf(e.getMessage()));
            } catch (SnowflakeError e) {
                if (e.code() < 100_000) {
                    throw e;
                }
                throw new RecordError("conversion", e.code(), e.sqlState(), String.valueOf(e.getMessage()));
            }
        }
    }

    private void write(ResultSet result, long number, Tally tally, CleanFile out) throws SQLException, IOException {
        for (Slot slot : plan.slots()) {
            String text = result.getString(slot.field() + 1);
            try {
                if (text == null && !slot.column().nullable()) {
                    throw RecordError.parsing(100072, "NULL result in a non-nullable column");
                }
                out.value(text == null ? null : values.read(text, slot.column().type()));
            } catch (RecordError e) {
                out.dropRow();
                String name = request.table().errorName(slot.column().name(), slot.position());
                tally.failed(new RowError(
                        e.text(), e.code(), e.sqlState(), e.category(), number, 1, 0, name, number, number, ""));
                return;
            }
        }
        out.endRow(number);
    }

    /** The query in the engine's language, each column as the text that the value reader takes. */
    private String sql(StagedRows rows, StatementNames session) {
        String text = transformation.over("@\"staged rows\"");
        Names names = new Names() {
            @Override
            public Optional<String> constant(String function, List<String> arguments) {
                return session.constant(function, arguments);
            }

            @Override
            public Optional<String> function(QualifiedName name, int arguments) {
                return session.function(name, arguments);
            }

            @Override
            public Optional<Value> variable(String name) {
                return session.variable(name);
            }

            @Override
            public Optional<String> stage(String location, Map<String, String> options) {
                try {
                    return Optional.of(rows.relation());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        String query = new Translator().query(text, TokenCursor.over(text), names);
        List<String> columns = new ArrayList<>();
        List<String> casts = new ArrayList<>();
        for (Slot slot : plan.slots()) {
            String column = "q" + slot.field();
            columns.add(column);
            boolean semiStructured =
                    SEMI_STRUCTURED.contains(slot.column().type().kind());
            casts.add(semiStructured ? "CAST(to_json(" + column + ") AS VARCHAR)" : "CAST(" + column + " AS VARCHAR)");
        }
        return "SELECT " + String.join(", ", casts) + " FROM (" + query + ") AS q(" + String.join(", ", columns) + ")";
    }
}
