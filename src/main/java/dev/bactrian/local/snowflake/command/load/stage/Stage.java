package dev.bactrian.local.snowflake.command.load.stage;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.command.load.format.Options;
import java.util.Map;
import java.util.Optional;

/** A named stage as its CREATE and ALTER left it (docs.snowflake.com/en/sql-reference/sql/create-stage). */
public record Stage(CatalogObject object) {
    /** The property that names an internal stage's folder. */
    static final String FOLDER = "folder";

    private Options options() {
        return new Options(object.properties());
    }

    public boolean external() {
        return object.properties().containsKey("URL");
    }

    public String url() {
        return options().text("URL", "");
    }

    String folder() {
        return options().text(FOLDER, "");
    }

    public boolean directory() {
        return options().nested("DIRECTORY").flag("ENABLE", false);
    }

    Options credentials() {
        return options().nested("CREDENTIALS");
    }

    Optional<String> integration() {
        return options().text("STORAGE_INTEGRATION");
    }

    String endpoint() {
        return options().text("ENDPOINT", "");
    }

    String region() {
        return options().text("REGION", "");
    }

    public Map<String, Object> fileFormat() {
        return options().nested("FILE_FORMAT").values();
    }

    public Map<String, Object> copyOptions() {
        return options().nested("COPY_OPTIONS").values();
    }
}
