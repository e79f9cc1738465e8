package dev.bactrian.powerbi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.kpi.KpiCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Power BI project (learn.microsoft.com/power-bi/developer/projects/projects-overview) and a connection file, as text files. The same
 * catalogue and connection give the same bytes.
 */
public record PowerBiProject(String name, KpiCatalogue catalogue, ConnectionParameters connection) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** All files of the project by their path within its folder, {@code /} between the parts. */
    public Map<String, String> files() {
        List<Dimension> dimensions = Dimension.of(catalogue);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(name + ".pbip", json(shortcut()));
        files.put(name + ".pbids", json(connectionFile()));
        String model = name + ".SemanticModel/";
        files.put(model + ".platform", json(platform("SemanticModel")));
        files.put(
                model + "definition.pbism",
                json(Schemas.SEMANTIC_MODEL.document().put("version", "4.0").set("settings", JSON.createObjectNode())));
        new SemanticModel(catalogue, dimensions, connection)
                .files()
                .forEach((file, text) -> files.put(model + "definition/" + file, text));
        String report = name + ".Report/";
        files.put(report + ".platform", json(platform("Report")));
        files.put(report + "definition.pbir", json(reportDefinition()));
        new Report(catalogue, dimensions)
                .files()
                .forEach((file, content) -> files.put(report + "definition/" + file, json(content)));
        return files;
    }

    /**
     * Writes the project into a folder; files that stand there and are no part of it are left alone.
     *
     * @return how many files were written
     */
    public int write(Path folder) {
        Map<String, String> files = files();
        files.forEach((path, text) -> {
            Path file = folder.resolve(path);
            try {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "Unable to write Power BI file '%s': %s. Free the disk or choose another folder."
                                .formatted(file, e.getMessage()),
                        e);
            }
        });
        return files.size();
    }

    private ObjectNode shortcut() {
        ObjectNode pbip = Schemas.PBIP.document().put("version", "1.0");
        pbip.putArray("artifacts").addObject().putObject("report").put("path", name + ".Report");
        pbip.putObject("settings").put("enableAutoRecovery", true);
        return pbip;
    }

    private ObjectNode platform(String type) {
        ObjectNode platform = Schemas.PLATFORM.document();
        platform.putObject("metadata").put("type", type).put("displayName", name);
        platform.putObject("config").put("version", "2.0").put("logicalId", Tmdl.tag(type + "/" + name));
        return platform;
    }

    private ObjectNode reportDefinition() {
        ObjectNode definition = Schemas.REPORT_DEFINITION.document().put("version", "4.0");
        definition.putObject("datasetReference").putObject("byPath").put("path", "../" + name + ".SemanticModel");
        return definition;
    }

    /** For those who want the tables only (learn.microsoft.com/power-bi/connect-data/desktop-data-sources, "Using PBIDS files"). */
    private ObjectNode connectionFile() {
        ObjectNode file = JSON.createObjectNode().put("version", "0.1");
        ObjectNode details =
                file.putArray("connections").addObject().put("mode", "Import").putObject("details");
        details.put("protocol", "snowflake")
                .putObject("address")
                .put("server", connection.server())
                .put("warehouse", connection.warehouse());
        return file;
    }

    private static String json(Object content) {
        try {
            return JSON.writeValueAsString(content) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes can always be written", e);
        }
    }
}
