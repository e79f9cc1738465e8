package dev.bactrian.local.snowflake.command.load.stage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads and writes staged files by the addresses that PUT and GET gave out. */
public final class StagedFileHandler implements HttpHandler {
    /** Where the addresses start. */
    public static final String PATH = "/stage-files/";

    private final StageGrants grants;

    public StagedFileHandler(StageGrants grants) {
        this.grants = grants;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestURI().getPath().substring(PATH.length());
        Optional<StageGrants.Grant> grant = grants.find(token);
        String method = exchange.getRequestMethod();
        if (grant.isEmpty() || !allowed(method, grant.get())) {
            answer(exchange, 403, "This address is unknown, expired, or not for " + method + ".");
            return;
        }
        try {
            if (method.equals("PUT")) {
                grant.get().files().write(grant.get().path(), whole(exchange));
                answer(exchange, 200, "");
            } else {
                send(exchange, grant.get());
            }
        } catch (SnowflakeError e) {
            answer(exchange, 400, String.valueOf(e.getMessage()));
        }
    }

    private static boolean allowed(String method, StageGrants.Grant grant) {
        return grant.write() ? method.equals("PUT") : method.equals("GET") || method.equals("HEAD");
    }

    /** The body; a body that ends before its announced length fails instead of being taken for whole. */
    private static InputStream whole(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        InputStream body = exchange.getRequestBody();
        return length == null ? body : new ExactStream(body, Long.parseLong(length));
    }

    private static void send(HttpExchange exchange, StageGrants.Grant grant) throws IOException {
        Optional<StagedFile> file = grant.files().find(grant.path());
        if (file.isEmpty()) {
            answer(exchange, 404, "The file is not in the stage any more.");
            return;
        }
        exchange.getResponseHeaders().set("ETag", '"' + file.get().checksum() + '"');
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(
                200, head || file.get().size() == 0 ? -1 : file.get().size());
        if (!head && file.get().size() > 0) {
            try (InputStream in = grant.files().open(grant.path());
                    OutputStream out = exchange.getResponseBody()) {
                in.transferTo(out);
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }
    }
}
