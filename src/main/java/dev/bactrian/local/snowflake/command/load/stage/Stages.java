package dev.bactrian.local.snowflake.command.load.stage;

import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.catalog.ObjectKind;
import dev.bactrian.local.snowflake.command.SessionContext;
import dev.bactrian.local.snowflake.command.load.format.Options;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds the files that a stage reference means, for one session. Thread-safe. */
public final class Stages {
    private final S3Clients clients;

    public Stages(S3Clients clients) {
        this.clients = clients;
    }

    /** The named stage, or 002003. */
    public static Stage find(QualifiedName name, SessionContext session) {
        QualifiedName full = session.resolve(name);
        return session.catalog()
                .find(ObjectKind.STAGE, full)
                .map(Stage::new)
                .orElseThrow(() -> SnowflakeError.doesNotExist("Stage", full.toString()));
    }

    public StageLocation locate(StageReference reference, SessionContext session) {
        return locate(reference, new Options(Map.of()), session);
    }

    /**
     * Finds the files of a reference that may be a URL.
     *
     * @param access CREDENTIALS, STORAGE_INTEGRATION and the like of the statement, for a URL in it
     */
    public StageLocation locate(StageReference reference, Options access, SessionContext session) {
        return switch (reference.kind()) {
            case NAMED -> named(reference, session);
            case TABLE -> {
                QualifiedName table = session.resolve(Objects.requireNonNull(reference.name()));
                yield internal(
                        session.stageFolder().resolve("table").resolve(encoded(table.toString())), "", reference);
            }
            case USER ->
                internal(session.stageFolder().resolve("user").resolve(encoded(session.user())), "", reference);
            case URL -> url(reference.path(), "", access, session, reference.toString());
        };
    }

    private StageLocation named(StageReference reference, SessionContext session) {
        Stage stage = find(Objects.requireNonNull(reference.name()), session);
        StageLocation location;
        if (stage.external()) {
            Options access = new Options(stage.object().properties());
            location = url(stage.url(), reference.path(), access, session, stage.url() + reference.path());
        } else {
            Path folder = session.stageFolder().resolve("named").resolve(stage.folder());
            String shown = stage.object().name().last().toLowerCase(Locale.ROOT) + "/";
            StageReference full =
                    new StageReference(StageReference.Kind.NAMED, stage.object().name(), reference.path());
            location = internal(folder, shown, full);
        }
        return new StageLocation(
                location.files(), location.path(), location.shown(), stage.fileFormat(), stage.copyOptions());
    }

    private static StageLocation internal(Path folder, String shown, StageReference reference) {
        String key = folder.subpath(folder.getNameCount() - 2, folder.getNameCount()) + "/";
        return new StageLocation(
                new InternalFiles(folder, shown, key), reference.path(), reference.toString(), Map.of(), Map.of());
    }

    private StageLocation url(String url, String path, Options access, SessionContext session, String shown) {
        S3Url parsed = S3Url.of(url);
        Options credentials = access.nested("CREDENTIALS");
        Optional<String> integration = access.text("STORAGE_INTEGRATION");
        integration.ifPresent(name -> checkIntegration(name, url, session));
        S3Clients.Access who = new S3Clients.Access(
                credentials.text("AWS_KEY_ID", ""),
                credentials.text("AWS_SECRET_KEY", ""),
                credentials.text("AWS_TOKEN", ""),
                access.text("REGION", ""),
                access.text("ENDPOINT", ""));
        S3Files files = new S3Files(clients.client(who), url, parsed.bucket(), parsed.prefix());
        return new StageLocation(files, path, shown, Map.of(), Map.of());
    }

    /** The integration must be there, enabled, and allow the address (docs.snowflake.com/en/sql-reference/sql/create-storage-integration). */
    static void checkIntegration(String name, String url, SessionContext session) {
        QualifiedName full = QualifiedName.of(name);
        CatalogObject integration = session.catalog()
                .find(ObjectKind.INTEGRATION, full)
                .orElseThrow(() -> SnowflakeError.doesNotExist("Integration", name));
        Options options = new Options(integration.properties());
        if (!options.flag("ENABLED", false)) {
            throw new SnowflakeError(
                    3121, "42601", "SQL compilation error:\nIntegration '" + name + "' is not enabled.");
        }
        List<String> allowed = options.list("STORAGE_ALLOWED_LOCATIONS").orElse(List.of());
        List<String> blocked = options.list("STORAGE_BLOCKED_LOCATIONS").orElse(List.of());
        boolean inside = allowed.stream().anyMatch(prefix -> prefix.equals("*") || url.startsWith(prefix));
        if (!inside || blocked.stream().anyMatch(url::startsWith)) {
            throw new SnowflakeError(
                    3167,
                    "42601",
                    "SQL compilation error:\nLocation '" + url + "' is not allowed by integration '" + name
                            + "'. Please use DESC INTEGRATION to check out allowed and blocked locations.");
        }
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
