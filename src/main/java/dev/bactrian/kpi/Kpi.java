package dev.bactrian.kpi;

import dev.bactrian.kpi.query.Lexer;
import dev.bactrian.kpi.query.Reference;
import dev.bactrian.kpi.query.References;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * One KPI: what it means to people, the columns of its table, and the query that fills it.
 *
 * @param name of its table in schema KPI, in upper case; the name of its file
 * @param columns of its table, grain first, then details, then values
 * @param target what one of its value columns should reach
 * @param period the grain column that is a period, when there is one
 * @param schedule a Snowflake CRON of its own; without one it runs in the KPI graph
 * @param dependsOn KPIs that must be filled before, besides those its query reads
 * @param gates limits of its values beyond which a run is not published, or published with a warning
 * @param query one SELECT
 * @param queryLine line of the file on which the query starts
 * @param file it was read from, from the home on
 */
public record Kpi(
        String name,
        String title,
        String description,
        String family,
        List<KpiColumn> columns,
        GoodDirection goodDirection,
        Optional<Target> target,
        Optional<String> period,
        String owner,
        Optional<String> schedule,
        List<String> dependsOn,
        List<String> tags,
        List<Gate> gates,
        String query,
        int queryLine,
        Path file) {

    public static final String SCHEMA = "KPI";

    public Kpi {
        columns = List.copyOf(columns);
        dependsOn = List.copyOf(dependsOn);
        tags = List.copyOf(tags);
        gates = List.copyOf(gates);
    }

    public List<KpiColumn> grain() {
        return columns(KpiColumn.Role.GRAIN);
    }

    public List<KpiColumn> values() {
        return columns(KpiColumn.Role.VALUE);
    }

    public List<KpiColumn> columns(KpiColumn.Role role) {
        return columns.stream().filter(column -> column.role() == role).toList();
    }

    public List<String> columnNames() {
        return columns.stream().map(KpiColumn::name).toList();
    }

    /** The tables that the query reads. */
    public List<Reference> reads() {
        return References.in(Lexer.tokens(query));
    }

    /** The name of its task and of its procedure. */
    public String refreshName() {
        return "REFRESH_" + name;
    }

    /** Changes whenever anything in the file that matters changes. */
    public String checksum() {
        String content = String.join(
                "\u0000",
                List.of(
                        name,
                        title,
                        description,
                        family,
                        columns.toString(),
                        goodDirection.toString(),
                        target.toString(),
                        period.toString(),
                        owner,
                        schedule.toString(),
                        dependsOn.toString(),
                        tags.toString(),
                        gates.toString(),
                        query));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
