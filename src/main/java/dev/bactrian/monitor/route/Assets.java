package dev.bactrian.monitor.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The page's files, from the jar. What is not named here does not exist, whatever a path says. Safe to share. */
final class Assets {
    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, Asset> NAMED = Map.of(
            "index.html", new Asset("/dashboard/index.html", "text/html; charset=utf-8"),
            "app.css", new Asset("/dashboard/app.css", "text/css; charset=utf-8"),
            "app.js", new Asset("/dashboard/app.js", JAVASCRIPT),
            "charts.js", new Asset("/dashboard/charts.js", JAVASCRIPT),
            "openapi.json", new Asset("/dashboard/openapi.json", "application/json"),
            "echarts.min.js", new Asset("/META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js", JAVASCRIPT));

    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

    /** Where a file is in the jar, and what it is. */
    record Asset(String resource, String contentType) {}

    Optional<Asset> find(String name) {
        return Optional.ofNullable(NAMED.get(name));
    }

    byte[] content(Asset asset) {
        return contents.computeIfAbsent(asset.resource(), Assets::read);
    }

    private static byte[] read(String resource) {
        try (InputStream content = Assets.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException("the jar has no " + resource);
            }
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
