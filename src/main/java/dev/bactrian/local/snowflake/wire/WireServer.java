package dev.bactrian.local.snowflake.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP server of the endpoint, on loopback only. One thread a request, as a request may wait for its statement. */
public final class WireServer implements AutoCloseable {
    static {
        // why: without it every small answer waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    /**
     * Starts serving.
     *
     * @param handlers by the start of the request's path; the longest that fits is called
     */
    public WireServer(int port, Map<String, HttpHandler> handlers) throws IOException {
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "local-snowflake");
            thread.setDaemon(true);
            return thread;
        });
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        handlers.forEach((path, handler) -> server.createContext(path, exchange -> guarded(handler, exchange)));
        server.setExecutor(threads);
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private static void guarded(HttpHandler handler, HttpExchange exchange) throws IOException {
        try (exchange) {
            handler.handle(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
