package dev.bactrian.powerbi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.kpi.Kpi;
import dev.bactrian.kpi.KpiCatalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The report as PBIR files (learn.microsoft.com/power-bi/developer/projects/projects-report): a page a family, two pictures a row.
 */
record Report(KpiCatalogue catalogue, List<Dimension> dimensions) {
    private static final int PAGE_WIDTH = 1280;
    private static final int MARGIN = 20;
    private static final int HEADING = 80;
    private static final int PICTURE_WIDTH = (PAGE_WIDTH - 3 * MARGIN) / 2;
    private static final int PICTURE_HEIGHT = 320;

    Report {
        dimensions = List.copyOf(dimensions);
    }

    /** File names within {@code definition/}, with their content. */
    Map<String, ObjectNode> files() {
        Map<String, ObjectNode> files = new LinkedHashMap<>();
        files.put("version.json", Schemas.VERSION_METADATA.document().put("version", "2.0.0"));
        ObjectNode report = Schemas.REPORT.document();
        report.putObject("themeCollection");
        report.putObject("settings").put("useEnhancedTooltips", true).put("exportDataMode", "AllowSummarized");
        files.put("report.json", report);
        ObjectNode pages = Schemas.PAGES.document();
        ArrayNode order = pages.putArray("pageOrder");
        for (String family : catalogue.families()) {
            String page = identifier(family);
            order.add(page);
            page(files, page, family);
        }
        if (!order.isEmpty()) {
            pages.put("activePageName", order.get(0).textValue());
        }
        files.put("pages/pages.json", pages);
        return files;
    }

    private void page(Map<String, ObjectNode> files, String page, String family) {
        List<Kpi> kpis = catalogue.kpis().stream()
                .filter(kpi -> kpi.family().equals(family))
                .toList();
        String folder = "pages/" + page + "/";
        int rows = (kpis.size() + 1) / 2;
        files.put(
                folder + "page.json",
                Schemas.PAGE
                        .document()
                        .put("name", page)
                        .put("displayName", family.substring(0, 1).toUpperCase(Locale.ROOT) + family.substring(1))
                        .put("displayOption", "FitToWidth")
                        .put("height", Math.max(720, HEADING + rows * (PICTURE_HEIGHT + MARGIN) + MARGIN))
                        .put("width", PAGE_WIDTH));
        int choices = 0;
        for (Dimension dimension : dimensions) {
            if (dimension.kpis().stream().anyMatch(kpis::contains)) {
                ObjectNode choice = Visual.choice(dimension);
                place(choice, MARGIN + choices * (300 + MARGIN), MARGIN, 300, HEADING - MARGIN, choices);
                files.put(folder + "visuals/" + choice.get("name").textValue() + "/visual.json", choice);
                choices++;
            }
        }
        for (int i = 0; i < kpis.size(); i++) {
            ObjectNode picture = Visual.of(kpis.get(i));
            int x = MARGIN + i % 2 * (PICTURE_WIDTH + MARGIN);
            int y = HEADING + MARGIN + i / 2 * (PICTURE_HEIGHT + MARGIN);
            place(picture, x, y, PICTURE_WIDTH, PICTURE_HEIGHT, choices + i);
            files.put(folder + "visuals/" + picture.get("name").textValue() + "/visual.json", picture);
        }
    }

    private static void place(ObjectNode visual, int x, int y, int width, int height, int order) {
        ObjectNode position = JsonNodeFactory.instance.objectNode();
        position.put("x", x).put("y", y).put("z", order).put("width", width).put("height", height);
        // why: keyboard users walk the page in reading order.
        position.put("tabOrder", order);
        visual.set("position", position);
    }

    /** An identifier within the report, for anything with a name: at most 50 letters, digits and underscores. */
    static String identifier(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        String tag = Tmdl.tag(name).substring(0, 8);
        return plain.substring(0, Math.min(40, plain.length())) + "_" + tag;
    }
}
