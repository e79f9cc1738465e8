package dev.bactrian.local.snowflake.command.load.copy;

import dev.bactrian.local.snowflake.command.Command;
import dev.bactrian.local.snowflake.command.LockMode;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.Statement;
import dev.bactrian.local.snowflake.command.StatementResult;
import dev.bactrian.local.snowflake.command.StatementType;
import dev.bactrian.local.snowflake.command.load.stage.StagedFile;
import dev.bactrian.local.snowflake.command.load.stage.Stages;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** COPY INTO a table (docs.snowflake.com/en/sql-reference/sql/copy-into-table), and out of one when a stage is named. */
public final class CopyIntoTable implements Command {
    private final Stages stages;
    private final Command unload;

    /** @param unload what runs COPY INTO a location */
    public CopyIntoTable(Stages stages, Command unload) {
        this.stages = stages;
        this.unload = unload;
    }

    @Override
    public StatementResult run(Statement statement, SessionContext session) {
        TokenCursor cursor = statement.cursor();
        if (!CopyStatement.loads(cursor)) {
            return unload.run(statement, session);
        }
        CopyStatement copy = CopyStatement.read(statement.text(), cursor);
        try {
            return run(copy, statement.queryId(), session);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to load staged files into '" + copy.table() + "'.", e);
        }
    }

    private StatementResult run(CopyStatement copy, String queryId, SessionContext session) throws IOException {
        CopyPlan plan = CopyPlan.of(copy, stages, OnError.ABORT, session);
        CopyRequest request = plan.request(null, queryId);
        if (plan.validation() != null) {
            return Validation.run(plan, request, session);
        }
        session.control().lock(plan.table().name(), LockMode.APPEND);
        LoadHistory history = new LoadHistory(session.engine());
        List<LoadOutcome> skipped = new ArrayList<>();
        List<StagedFile> files = unloaded(plan, request, history, skipped, session);
        boolean evolved = SchemaEvolution.apply(plan, files, session);
        if (evolved) {
            plan = CopyPlan.of(copy, stages, OnError.ABORT, session);
            request = plan.request(null, queryId);
        }
        List<LoadOutcome> outcomes = new ArrayList<>(skipped);
        boolean alone = !evolved && session.control().transactionId().isEmpty();
        outcomes.addAll(new Copier(request, session).load(files, null, alone));
        if (plan.options().purge()) {
            purge(plan, files, outcomes, session);
        }
        return result(outcomes, plan.options().returnFailedOnly());
    }

    /** The files that the table does not hold; of those named in FILES, those it holds are told as skipped. */
    private static List<StagedFile> unloaded(
            CopyPlan plan, CopyRequest request, LoadHistory history, List<LoadOutcome> skipped, SessionContext session)
            throws IOException {
        List<StagedFile> found = plan.files(skipped);
        if (plan.options().force() || found.isEmpty()) {
            return found;
        }
        List<String> keys = found.stream().map(file -> request.key(file.path())).toList();
        Map<String, String> known =
                history.loaded(request.table(), keys, session.clock().instant());
        List<StagedFile> fresh = new ArrayList<>();
        for (StagedFile file : found) {
            boolean loaded = file.checksum().equals(known.get(request.key(file.path())));
            if (!loaded) {
                fresh.add(file);
            } else if (plan.namesFiles()) {
                skipped.add(LoadOutcome.skipped(request.location().files().shownName(file.path())));
            }
        }
        return fresh;
    }

    /** PURGE: files that went in whole are deleted once their rows are safe. */
    private static void purge(CopyPlan plan, List<StagedFile> files, List<LoadOutcome> outcomes, SessionContext session)
            throws IOException {
        if (session.control().transactionId().isEmpty()) {
            session.engine().commit();
            session.engine().begin();
        }
        for (StagedFile file : files) {
            String shown = plan.location().files().shownName(file.path());
            boolean loaded = outcomes.stream()
                    .anyMatch(outcome ->
                            outcome.file().equals(shown) && outcome.status().equals(LoadOutcome.LOADED));
            if (loaded) {
                plan.location().files().delete(file.path());
            }
        }
    }

    private static StatementResult result(List<LoadOutcome> outcomes, boolean failedOnly) {
        if (outcomes.isEmpty()) {
            return StatementResult.status(StatementType.COPY, "Copy executed with 0 files processed.");
        }
        return StatementResult.of(
                StatementType.COPY,
                LoadOutcome.COLUMNS,
                outcomes.stream()
                        .filter(outcome -> !failedOnly || outcome.failed())
                        .map(LoadOutcome::row)
                        .toList());
    }
}
