package dev.bactrian.monitor.route;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Lets a request through or refuses it: only names of this machine as host (another name would be a page elsewhere reaching in
 * through the browser), and a token when one is set. Adds what tells the browser to trust nothing but us.
 */
final class Guard implements Processor {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String host;
    private final Optional<String> token;

    Guard(String host, Optional<String> token) {
        this.host = host;
        this.token = token;
        if (token.isEmpty() && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "Unable to listen on '%s': beyond this machine the dashboard needs a token. Set 'http.token', or leave 'http.host' at 127.0.0.1."
                            .formatted(host));
        }
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.contains(host) || host.equals("::1");
    }

    @Override
    public void process(Exchange exchange) {
        Message request = exchange.getMessage();
        boolean known = isKnownHost(request.getHeader("Host", "", String.class));
        boolean allowed = token.isEmpty() || sameToken(request.getHeader("Authorization", "", String.class));
        request.removeHeaders("*");
        request.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        request.setHeader("X-Content-Type-Options", "nosniff");
        request.setHeader("Referrer-Policy", "no-referrer");
        request.setHeader("Cache-Control", "no-store");
        if (!known || !allowed) {
            refuse(exchange, known ? 401 : 421, known ? "A token is needed." : "This host is not served here.");
        }
    }

    private boolean isKnownHost(String header) {
        String name = header.replaceFirst(":\\d+$", "");
        return LOOPBACK.contains(name) || name.equals(host);
    }

    private boolean sameToken(String authorization) {
        byte[] given = authorization.replaceFirst("^Bearer ", "").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, token.orElse("").getBytes(StandardCharsets.UTF_8));
    }

    static void refuse(Exchange exchange, int status, String reason) {
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=utf-8");
        exchange.getMessage().setBody(reason);
        exchange.setRouteStop(true);
    }
}
