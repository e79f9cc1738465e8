package dev.bactrian.local.snowflake.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.io.IOException;

/** One address that drivers call: reads the request, answers with JSON, whatever happens. */
@FunctionalInterface
interface Endpoint {
    System.Logger LOG = System.getLogger(Endpoint.class.getName());

    ObjectNode answer(WireRequest request) throws IOException;

    /** This endpoint for the HTTP server. An unforeseen failure is logged here and told without its trace. */
    default HttpHandler handler() {
        return exchange -> WireReply.send(exchange, reply(exchange));
    }

    private ObjectNode reply(HttpExchange exchange) throws IOException {
        try {
            return answer(WireRequest.read(exchange));
        } catch (SnowflakeError e) {
            return WireReply.failure(e, null);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Unable to answer " + exchange.getRequestURI().getPath(),
                    e);
            return WireReply.failure(
                    new SnowflakeError(
                            300010, "XX000", "Processing aborted by an internal error of the local endpoint."),
                    null);
        }
    }
}
