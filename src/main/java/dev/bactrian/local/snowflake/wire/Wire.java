package dev.bactrian.local.snowflake.wire;

import com.sun.net.httpserver.HttpHandler;
import dev.bactrian.local.snowflake.session.Account;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** All addresses of one account, served. */
public final class Wire implements AutoCloseable {
    private final WireServer server;

    /** @param features what features answer at addresses of their own, by the start of the path */
    public Wire(int port, Account account, Map<String, HttpHandler> features) throws IOException {
        Map<String, HttpHandler> handlers = new HashMap<>(features);
        handlers.putAll(new SessionEndpoint(account).handlers());
        handlers.put("/session/v1/login-request", new LoginEndpoint(account).handler());
        handlers.putAll(new QueryEndpoint(account).handlers());
        this.server = new WireServer(port, handlers);
    }

    public URI url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
    }
}
