package dev.bactrian.local.snowflake.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpHandler;
import dev.bactrian.local.snowflake.session.Account;
import dev.bactrian.local.snowflake.session.Session;
import dev.bactrian.local.snowflake.session.Tokens;
import java.util.Map;
import java.util.Optional;

/** {@code /session}, {@code /session/heartbeat}, {@code /session/token-request}, and telemetry, which is taken and dropped. */
record SessionEndpoint(Account account) {
    Map<String, HttpHandler> handlers() {
        Endpoint taken = request -> WireReply.success(null);
        return Map.of(
                "/session", ((Endpoint) this::close).handler(),
                "/session/heartbeat", ((Endpoint) this::heartbeat).handler(),
                "/session/token-request", ((Endpoint) this::renew).handler(),
                "/telemetry/send", taken.handler());
    }

    private ObjectNode close(WireRequest request) {
        Session session = account.tokens().session(request.token());
        if (request.query().containsKey("delete")) {
            account.tokens().forget(session);
            session.close();
        }
        return WireReply.success(null);
    }

    private ObjectNode heartbeat(WireRequest request) {
        account.tokens().session(request.token());
        return WireReply.success(null);
    }

    private ObjectNode renew(WireRequest request) {
        Tokens.Pair tokens = account.tokens()
                .renew(request.token()
                        .or(() -> Optional.of(request.body().path("masterToken").asText(""))));
        ObjectNode data = WireReply.object();
        data.put("sessionToken", tokens.session());
        data.put("validityInSecondsST", Tokens.SESSION_VALIDITY.toSeconds());
        data.put("masterToken", tokens.master());
        data.put("validityInSecondsMT", Tokens.MASTER_VALIDITY.toSeconds());
        data.put(
                "sessionId",
                account.tokens().session(Optional.of(tokens.session())).sessionId());
        return WireReply.success(data);
    }
}
