package dev.bactrian.kpi;

import dev.bactrian.snowflake.Database;
import dev.bactrian.snowflake.ObjectName;
import dev.bactrian.snowflake.Quoting;
import dev.bactrian.snowflake.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The KPI graph as Snowflake statements: a root task with the CRON of the fallback, a task for each KPI after those it
 * depends on, and a finalizer that records the run. Immutable.
 */
public final class KpiGraph {

    /** Name of the root task, in schema KPI. */
    public static final String ROOT = "KPI_GRAPH";

    /** Name of the task that runs when all others are through, in schema KPI. */
    public static final String FINALIZER = "KPI_GRAPH_FINISH";

    private static final String GRAPH_FILE = "the KPI graph";
    private static final int MOST_PREDECESSORS = 100;

    private final KpiCatalogue catalogue;
    private final Database database;
    private final String warehouse;
    private final SnowflakeCron schedule;

    public KpiGraph(KpiCatalogue catalogue, Database database, String warehouse, SnowflakeCron schedule) {
        this.catalogue = catalogue;
        this.database = database;
        this.warehouse = warehouse;
        this.schedule = schedule;
    }

    public KpiCatalogue catalogue() {
        return catalogue;
    }

    /** Tables, procedures and tasks, in an order in which each can be created. */
    public List<SqlStatement> statements() {
        List<SqlStatement> statements = new ArrayList<>();
        catalogue.kpis().forEach(kpi -> statements.add(statement(kpi, table(kpi))));
        RefreshProcedure procedure = new RefreshProcedure(database);
        catalogue.kpis().forEach(kpi -> statements.add(statement(kpi, procedure.statement(kpi))));
        statements.add(new SqlStatement(root(), GRAPH_FILE, 1));
        catalogue.kpis().forEach(kpi -> statements.add(statement(kpi, task(kpi))));
        statements.add(new SqlStatement(finalizer(), GRAPH_FILE, 2));
        return statements;
    }

    private static SqlStatement statement(Kpi kpi, String text) {
        return new SqlStatement(text, kpi.file().toString(), kpi.queryLine());
    }

    private String table(Kpi kpi) {
        String columns = kpi.columns().stream()
                .map(column -> "  %s %s COMMENT %s"
                        .formatted(Quoting.identifier(column.name()), column.type(), Quoting.literal(comment(column))))
                .collect(Collectors.joining(",\n"));
        return "CREATE OR ALTER TABLE %s (\n%s\n)\nCOMMENT = %s"
                .formatted(database.kpi(kpi.name()).sql(), columns, Quoting.literal(kpi.description()));
    }

    private static String comment(KpiColumn column) {
        return column.title() + column.unit().map(unit -> " (" + unit + ")").orElse("");
    }

    private String root() {
        return """
                CREATE OR ALTER TASK %s
                  WAREHOUSE = %s
                  SCHEDULE = %s
                  SUSPEND_TASK_AFTER_NUM_FAILURES = 0
                  COMMENT = 'Root of the KPI graph: executed when EDA has committed, by its CRON otherwise'
                AS
                  SELECT 1""".formatted(
                database.kpi(ROOT).sql(), Quoting.identifier(warehouse), Quoting.literal("USING CRON " + schedule));
    }

    private String task(Kpi kpi) {
        return """
                CREATE OR ALTER TASK %s
                  WAREHOUSE = %s
                  %s
                  COMMENT = %s
                %sAS
                  CALL %s()""".formatted(
                        database.kpi(kpi.refreshName()).sql(),
                        Quoting.identifier(warehouse),
                        kpi.schedule()
                                .map(cron -> "SCHEDULE = "
                                        + Quoting.literal("USING CRON " + SnowflakeCron.parse(cron))
                                        + "\n  SUSPEND_TASK_AFTER_NUM_FAILURES = 0")
                                .orElse(""),
                        Quoting.literal("Fills KPI." + kpi.name()),
                        kpi.schedule().isPresent() ? "" : "  AFTER " + predecessors(kpi) + "\n",
                        database.kpi(kpi.refreshName()).sql())
                .replaceAll("\n +\n", "\n");
    }

    private String predecessors(Kpi kpi) {
        List<ObjectName> tasks = catalogue.dependencies(kpi).stream()
                .filter(dependency -> dependency.schedule().isEmpty())
                .map(dependency -> database.kpi(dependency.refreshName()))
                .toList();
        if (tasks.size() > MOST_PREDECESSORS) {
            throw new IllegalArgumentException("KPI %s depends on %d KPIs; Snowflake takes %d predecessors of a task"
                    .formatted(kpi.name(), tasks.size(), MOST_PREDECESSORS));
        }
        return tasks.isEmpty()
                ? database.kpi(ROOT).sql()
                : tasks.stream().map(ObjectName::sql).collect(Collectors.joining(", "));
    }

    private String finalizer() {
        return """
                CREATE OR ALTER TASK %s
                  WAREHOUSE = %s
                  FINALIZE = %s
                  COMMENT = 'Records how the run of the KPI graph ended'
                AS
                  CALL %s()""".formatted(
                        database.kpi(FINALIZER).sql(),
                        Quoting.identifier(warehouse),
                        database.kpi(ROOT).sql(),
                        database.ops("RECORD_KPI_RUNS").sql());
    }
}
