package dev.bactrian.cli;

import dev.bactrian.config.DataSet;
import dev.bactrian.config.EdaJob;
import dev.bactrian.config.Home;
import dev.bactrian.config.RouteEntries;
import dev.bactrian.config.Settings;
import dev.bactrian.eda.route.JobFiles;
import dev.bactrian.eda.route.TargetTables;
import dev.bactrian.kpi.CatalogueTable;
import dev.bactrian.kpi.KpiCatalogue;
import dev.bactrian.kpi.KpiGraph;
import dev.bactrian.kpi.KpiRefresh;
import dev.bactrian.kpi.SnowflakeCron;
import dev.bactrian.provision.DesiredObject;
import dev.bactrian.provision.DesiredState;
import dev.bactrian.provision.Destroyer;
import dev.bactrian.provision.Plan;
import dev.bactrian.provision.PlannedChange;
import dev.bactrian.provision.Provisioner;
import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.Column;
import dev.bactrian.snowflake.DataSetSql;
import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.Quoting;
import dev.bactrian.snowflake.SnowflakeException;
import dev.bactrian.snowflake.SnowflakePool;
import dev.bactrian.snowflake.SqlStatement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Brings the parts of provisioning together: what the home asks for, and the account it is asked of. Safe to share. */
final class Provisioning {

    private final Home home;
    private final Settings settings;
    private final Database database;
    private final DataSource dataSource;
    private final Account account;
    private final Provisioner provisioner;
    private Optional<KpiCatalogue> rolledOut = Optional.empty();

    Provisioning(Home home, Settings settings, SnowflakePool pool) {
        this.home = home;
        this.settings = settings;
        this.database = new Database(stored(settings.snowflake().database()));
        this.dataSource = pool.dataSource();
        this.account = new Account(dataSource);
        this.provisioner = new Provisioner(account, database, pool::renewSessions);
    }

    Database database() {
        return database;
    }

    KpiCatalogue catalogue() {
        return KpiCatalogue.read(home.sql());
    }

    KpiRefresh kpiRefresh(Clock clock) {
        return new KpiRefresh(account, database, this::catalogue, settings.duration("kpi.timeout"), clock);
    }

    /**
     * The objects that the home's files ask for, in the order in which they can be made.
     *
     * @param edaTables that EDA jobs fill
     */
    private List<DesiredObject> desired(List<SqlStatement> edaTables) {
        return new DesiredState(home.sql(), variables(settings))
                .gather(dataSets(entries()), edaTables, graph(catalogue()).statements());
    }

    private RouteEntries entries() {
        return RouteEntries.read(home.routes(), settings);
    }

    Plan plan(Provisioner.Options options) {
        return provisioner.plan(desired(edaTables()), options);
    }

    Destroyer destroyer() {
        return new Destroyer(account, database);
    }

    /** For each table, by its schema-qualified name, in words what last filled it. */
    Map<String, String> lastRuns() {
        Map<String, String> runs = new HashMap<>();
        account.query(
                "read the ledger",
                "SELECT TABLE_NAME, COUNT(*), SUM(ROWS_LOADED), MAX(SETTLED_AT) FROM %s WHERE ROWS_LOADED > 0 GROUP BY TABLE_NAME"
                        .formatted(database.ops("LOAD_LEDGER").sql()),
                row -> runs.put(
                        "RAW." + row.getString(1),
                        "%d files, %d rows, last at %s".formatted(row.getLong(2), row.getLong(3), row.getString(4))));
        JobFiles files = new JobFiles(home.sql(), variables(settings));
        Map<String, String> targets = new HashMap<>();
        entries()
                .edaJobs()
                .forEach(job ->
                        files.read(job).spec().target().ifPresent(table -> targets.put(job.name(), "EDA." + table)));
        account.query(
                "read the EDA runs",
                "SELECT JOB, RUN_ID, FINISHED_AT, ROWS_WRITTEN FROM %s WHERE STATE = 'SUCCEEDED' QUALIFY ROW_NUMBER() OVER (PARTITION BY JOB ORDER BY FINISHED_AT DESC) = 1"
                        .formatted(database.ops("EDA_RUN").sql()),
                row -> runs.put(
                        targets.getOrDefault(row.getString(1), row.getString(1)),
                        "EDA run %s at %s, %s rows".formatted(row.getString(2), row.getString(3), row.getString(4))));
        account.query(
                "read the KPI runs",
                "SELECT KPI, GRAPH_RUN, FINISHED_AT, ROWS_PUBLISHED FROM %s WHERE KPI IS NOT NULL AND STATE = 'SUCCEEDED' QUALIFY ROW_NUMBER() OVER (PARTITION BY KPI ORDER BY FINISHED_AT DESC) = 1"
                        .formatted(database.ops("KPI_RUN").sql()),
                row -> runs.put(
                        "KPI." + row.getString(1),
                        "run %s at %s, %s rows".formatted(row.getString(2), row.getString(3), row.getString(4))));
        return runs;
    }

    Plan planForEmptyAccount() {
        return Plan.forEmptyAccount(desired(List.of()));
    }

    synchronized Plan provision(Provisioner.Options options, Consumer<String> progress) {
        KpiCatalogue catalogue = catalogue();
        List<PlannedChange> changes = new ArrayList<>();
        if (edaTables().size() < targets()) {
            // why: which columns an EDA job gives can be told when the tables that its query reads are there.
            changes.addAll(provisioner
                    .provision(desired(edaTables()), Provisioner.Options.careful(), progress)
                    .changed());
        }
        Plan last = provisioner.provision(desired(edaTables()), options, progress);
        new CatalogueTable(account, database).write(catalogue);
        rolledOut = Optional.of(catalogue);
        changes.addAll(last.changes());
        return new Plan(changes);
    }

    /** Provisions once more when a KPI file changed since the last time. */
    synchronized void rollOutKpis() {
        if (!rolledOut.equals(Optional.of(catalogue()))) {
            provision(Provisioner.Options.careful(), change -> {});
        }
    }

    private long targets() {
        JobFiles files = new JobFiles(home.sql(), variables(settings));
        return entries().edaJobs().stream()
                .filter(job -> files.read(job).spec().target().isPresent())
                .count();
    }

    /** The tables that EDA jobs fill, as far as the account can already tell their columns. */
    private List<SqlStatement> edaTables() {
        TargetTables targets = new TargetTables(dataSource, database, new JobFiles(home.sql(), variables(settings)));
        List<SqlStatement> statements = new ArrayList<>();
        for (EdaJob job : entries().edaJobs()) {
            try {
                targets.of(job)
                        .ifPresent(target ->
                                statements.add(new SqlStatement(createTable(target), "EDA job " + job.name(), 1)));
            } catch (SnowflakeException e) {
                if (!e.objectMissing()) {
                    throw e;
                }
            }
        }
        return statements;
    }

    private static String createTable(TargetTables.Target target) {
        String columns = target.columns().stream().map(Column::definition).collect(Collectors.joining(",\n  "));
        return "CREATE TABLE IF NOT EXISTS %s (\n  %s\n)\nCOMMENT = %s"
                .formatted(target.name().sql(), columns, Quoting.literal(target.description()));
    }

    private KpiGraph graph(KpiCatalogue catalogue) {
        return new KpiGraph(
                catalogue,
                database,
                stored(settings.snowflake().warehouse()),
                SnowflakeCron.parse(settings.required("kpi.schedule")));
    }

    private List<SqlStatement> dataSets(RouteEntries entries) {
        List<SqlStatement> statements = new ArrayList<>();
        for (DataSet dataSet : entries.dataSets()) {
            DataSetSql sql = new DataSetSql(dataSet, database);
            String place = "data set " + dataSet.name();
            statements.add(new SqlStatement(
                    sql.createStage(settings.s3(), settings.ingest().storageIntegration()), place, 1));
            sql.enableSchemaEvolution().ifPresent(text -> statements.add(new SqlStatement(text, place, 2)));
            sql.createPipe().ifPresent(text -> statements.add(new SqlStatement(text, place, 3)));
        }
        return statements;
    }

    /** What <code>${database}</code> and the like stand for in the files of sql/. */
    static Map<String, String> variables(Settings settings) {
        Map<String, String> variables = new HashMap<>();
        variables.put("database", stored(settings.required("snowflake.database")));
        variables.put("warehouse", stored(settings.required("snowflake.warehouse")));
        settings.find("snowflake.role").ifPresent(role -> variables.put("role", stored(role)));
        return variables;
    }

    /** A plain name as Snowflake stores it; any other is taken to be written in its own case. */
    private static String stored(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_$]*") ? name.toUpperCase(Locale.ROOT) : name;
    }
}
