package dev.bactrian.cli;

import dev.bactrian.config.DataSet;
import dev.bactrian.config.Home;
import dev.bactrian.config.RouteEntries;
import dev.bactrian.config.Settings;
import dev.bactrian.kpi.CatalogueTable;
import dev.bactrian.kpi.KpiCatalogue;
import dev.bactrian.kpi.KpiGraph;
import dev.bactrian.kpi.KpiRefresh;
import dev.bactrian.kpi.SnowflakeCron;
import dev.bactrian.provision.DesiredObject;
import dev.bactrian.provision.DesiredState;
import dev.bactrian.provision.Plan;
import dev.bactrian.provision.Provisioner;
import dev.bactrian.snowflake.Account;
import dev.bactrian.snowflake.DataSetSql;
import dev.bactrian.snowflake.Database;
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

/** Brings the parts of provisioning together: what the home asks for, and the account it is asked of. Safe to share. */
final class Provisioning {

    private final Home home;
    private final Settings settings;
    private final Database database;
    private final Account account;
    private final Provisioner provisioner;
    private Optional<KpiCatalogue> rolledOut = Optional.empty();

    Provisioning(Home home, Settings settings, SnowflakePool pool) {
        this.home = home;
        this.settings = settings;
        this.database = new Database(stored(settings.snowflake().database()));
        this.account = new Account(pool.dataSource());
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

    /** The objects that the home's files ask for, in the order in which they can be made. */
    List<DesiredObject> desired() {
        RouteEntries entries = RouteEntries.read(home.routes(), settings);
        return new DesiredState(home.sql(), variables(settings))
                .gather(dataSets(entries), List.of(), graph(catalogue()).statements());
    }

    Plan plan(Provisioner.Options options) {
        return provisioner.plan(desired(), options);
    }

    Plan planForEmptyAccount() {
        return Plan.forEmptyAccount(desired());
    }

    synchronized Plan provision(Provisioner.Options options, Consumer<String> progress) {
        KpiCatalogue catalogue = catalogue();
        Plan plan = provisioner.provision(desired(), options, progress);
        new CatalogueTable(account, database).write(catalogue);
        rolledOut = Optional.of(catalogue);
        return plan;
    }

    /** Provisions once more when a KPI file changed since the last time. */
    synchronized void rollOutKpis() {
        if (!rolledOut.equals(Optional.of(catalogue()))) {
            provision(Provisioner.Options.careful(), change -> {});
        }
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
