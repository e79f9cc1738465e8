package dev.bactrian.powerbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.bactrian.kpi.Kpi;
import dev.bactrian.kpi.KpiCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerBiProjectTest {
    private static final Path SCHEMAS =
            Path.of("../shared/powerbi-schemas/fabric").toAbsolutePath();
    private static final String PUBLISHED = "https://developer.microsoft.com/json-schemas/fabric";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KpiCatalogue catalogue = KpiCatalogue.read(Path.of("sql"));

    @Test
    void jsonFilesAreValidAgainstThePublishedSchemas() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SCHEMAS), "Microsoft's schemas do not stand beside this project");

        // why: the whole folder is mapped, so that references between the schemas resolve without a network.
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V7,
                builder -> builder.schemaMappers(mappers ->
                        mappers.mapPrefix(PUBLISHED, SCHEMAS.toUri().toString().replaceAll("/$", ""))));
        int checked = 0;
        for (Map.Entry<String, String> file : project("new").files().entrySet()) {
            JsonNode content = file.getKey().endsWith(".tmdl") ? JSON.nullNode() : JSON.readTree(file.getValue());
            if (content.has("$schema")) {
                String address = content.get("$schema").textValue();
                Path schema = SCHEMAS.resolve(address.substring(PUBLISHED.length() + 1));
                Set<ValidationMessage> messages =
                        factory.getSchema(schema.toUri()).validate(content);
                assertThat(messages).as(file.getKey()).isEmpty();
                checked++;
            }
        }

        assertThat(checked).isGreaterThan(catalogue.kpis().size());
    }

    @Test
    void everyKpiHasATableWithItsColumnsAndAMeasureForEachValue() {
        Map<String, String> files = project("new").files();

        for (Kpi kpi : catalogue.kpis()) {
            TmdlDocument.Node table = TmdlDocument.parse(
                            text(files, "Retail.SemanticModel/definition/tables/" + kpi.name() + ".tmdl"))
                    .get(0);
            assertThat(table.name()).isEqualTo(kpi.name());
            assertThat(table.all("column").stream().map(TmdlDocument.Node::name))
                    .isEqualTo(kpi.columnNames());
            assertThat(table.all("measure").stream().map(TmdlDocument.Node::name))
                    .containsAll(kpi.values().stream()
                            .map(value -> Measure.name(kpi, value))
                            .toList());
            assertThat(table.all("partition").get(0).properties().get("source"))
                    .contains("[Name = \"" + kpi.name() + "\", Kind = \"Table\"]");
        }
    }

    @Test
    void everyNameThatTheModelRefersToExists() {
        Map<String, String> files = project("new").files();
        Set<String> columns = new HashSet<>();
        Set<String> measures = new HashSet<>();
        Set<String> tables = new HashSet<>();
        for (TmdlDocument.Node table : tables(files)) {
            tables.add(table.name());
            table.all("column").forEach(column -> columns.add(table.name() + "." + column.name()));
            for (TmdlDocument.Node measure : table.all("measure")) {
                assertThat(measures.add(measure.name()))
                        .as("measure %s is there once", measure.name())
                        .isTrue();
            }
        }

        TmdlDocument.parse(text(files, "Retail.SemanticModel/definition/model.tmdl")).stream()
                .filter(node -> node.type().equals("ref table"))
                .forEach(node -> assertThat(tables).contains(node.name()));
        List<TmdlDocument.Node> relationships =
                TmdlDocument.parse(text(files, "Retail.SemanticModel/definition/relationships.tmdl"));
        assertThat(relationships).isNotEmpty();
        for (TmdlDocument.Node relationship : relationships) {
            assertThat(columns).contains(plain(relationship, "fromColumn"), plain(relationship, "toColumn"));
        }
        Pattern reference = Pattern.compile("'((?:[^']|'')+)'\\[([^\\]]+)\\]");
        for (TmdlDocument.Node table : tables(files)) {
            for (TmdlDocument.Node measure : table.all("measure")) {
                Matcher matcher = reference.matcher(measure.value().orElseThrow());
                while (matcher.find()) {
                    assertThat(columns).contains(matcher.group(1) + "." + matcher.group(2));
                }
            }
        }
    }

    @Test
    void everyPictureShowsFieldsOfTheModel() throws IOException {
        Map<String, String> files = project("new").files();
        Set<String> fields = new HashSet<>();
        for (TmdlDocument.Node table : tables(files)) {
            table.children().forEach(child -> fields.add(table.name() + "." + child.name()));
        }

        int pictures = 0;
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getKey().endsWith("/visual.json")) {
                for (JsonNode queryRef : JSON.readTree(file.getValue()).findValues("queryRef")) {
                    assertThat(fields).contains(queryRef.textValue());
                }
                pictures++;
            }
        }
        assertThat(pictures).isGreaterThanOrEqualTo(catalogue.kpis().size());
    }

    @Test
    void anotherAccountChangesParametersOnly() {
        Map<String, String> before = project("old").files();
        Map<String, String> after = project("new").files();

        Set<String> changed = before.keySet().stream()
                .filter(file -> !text(before, file).equals(after.get(file)))
                .collect(Collectors.toSet());

        assertThat(changed)
                .containsExactlyInAnyOrder("Retail.SemanticModel/definition/expressions.tmdl", "Retail.pbids");
    }

    @Test
    void hostileNamesStayWithinTheirQuotes() {
        assertThat(Tmdl.name("it's = a: table")).isEqualTo("'it''s = a: table'");
        assertThat(Dax.column("it's", "a]b")).isEqualTo("'it''s'[a]]b]");
        assertThat(PowerQuery.text("a\" & Web.Contents(#(lf)")).isEqualTo("\"a\"\" & Web.Contents(#(#)(lf)\"");
    }

    @Test
    void writesAllFiles(@TempDir Path folder) {
        int written = project("new").write(folder);

        assertThat(written).isEqualTo(project("new").files().size());
        assertThat(folder.resolve("Retail.pbip")).isRegularFile();
        assertThat(folder.resolve("Retail.SemanticModel/definition/model.tmdl")).isRegularFile();
    }

    @Test
    void theParserRefusesWhatIsNoTmdl() {
        assertThatThrownBy(() -> TmdlDocument.parse("table T\n\t\tcolumn C\n")).hasMessageContaining("too deep");
        assertThatThrownBy(() -> TmdlDocument.parse("tabel T\n")).hasMessageContaining("no TMDL");
        assertThatThrownBy(() -> TmdlDocument.parse("/// nothing\n\ntable T\n")).hasMessageContaining("of nothing");
    }

    private PowerBiProject project(String account) {
        return new PowerBiProject(
                "Retail",
                catalogue,
                new ConnectionParameters(account + ".snowflakecomputing.com", "BACTRIAN", "BACTRIAN", ""));
    }

    private static List<TmdlDocument.Node> tables(Map<String, String> files) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().contains("/tables/"))
                .flatMap(file -> TmdlDocument.parse(file.getValue()).stream())
                .toList();
    }

    private static String plain(TmdlDocument.Node relationship, String property) {
        String[] parts = text(relationship.properties(), property).split("\\.(?=[^']*$)", 2);
        return TmdlDocument.unquoted(parts[0]) + "." + TmdlDocument.unquoted(parts[1]);
    }

    private static String text(Map<String, String> files, String name) {
        String text = files.get(name);
        assertThat(text).as(name).isNotNull();
        return Objects.requireNonNull(text);
    }
}
