package dev.bactrian.powerbi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Microsoft's published schemas for the files of a project, at the versions that are written (github.com/microsoft/json-schemas). */
enum Schemas {
    PBIP("pbip/pbipProperties/1.0.0"),
    PLATFORM("gitIntegration/platformProperties/2.0.0"),
    SEMANTIC_MODEL("item/semanticModel/definitionProperties/1.0.0"),
    REPORT_DEFINITION("item/report/definitionProperties/2.0.0"),
    VERSION_METADATA("item/report/definition/versionMetadata/1.0.0"),
    REPORT("item/report/definition/report/3.0.0"),
    PAGES("item/report/definition/pagesMetadata/1.0.0"),
    PAGE("item/report/definition/page/2.0.0"),
    VISUAL("item/report/definition/visualContainer/2.0.0");

    private final String path;

    Schemas(String path) {
        this.path = path;
    }

    /** A new document that names this schema. */
    ObjectNode document() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("$schema", "https://developer.microsoft.com/json-schemas/fabric/" + path + "/schema.json");
    }
}
