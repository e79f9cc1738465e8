package dev.bactrian.local.snowflake.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.local.snowflake.catalog.CatalogObject;
import dev.bactrian.local.snowflake.session.Account;
import dev.bactrian.local.snowflake.session.Login;
import dev.bactrian.local.snowflake.session.Session;
import dev.bactrian.local.snowflake.session.Tokens;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /session/v1/login-request}: checks password, key pair token, OAuth or programmatic access token; opens the session. */
record LoginEndpoint(Account account) implements Endpoint {
    /** What drivers take for the server's version; features of later protocol versions are asked for by it. */
    private static final String SERVER_VERSION = "9.38.0";

    @Override
    public ObjectNode answer(WireRequest request) {
        JsonNode data = request.body().path("data");
        CatalogObject user = authenticated(data);
        Session session = account.open(login(request.query(), data, user));
        Tokens.Pair tokens = account.tokens().issue(session);

        ObjectNode reply = WireReply.object();
        reply.put("masterToken", tokens.master());
        reply.put("token", tokens.session());
        reply.put("validityInSeconds", Tokens.SESSION_VALIDITY.toSeconds());
        reply.put("masterValidityInSeconds", Tokens.MASTER_VALIDITY.toSeconds());
        reply.put("displayUserName", user.name().last());
        reply.put("serverVersion", SERVER_VERSION);
        reply.put("firstLogin", false);
        reply.putNull("remMeToken");
        reply.put("remMeValidityInSeconds", 0);
        reply.put("healthCheckInterval", 45);
        reply.putNull("newClientForUpgrade");
        reply.put("sessionId", session.sessionId());
        reply.set("parameters", ParameterReply.of(session));
        ObjectNode info = reply.putObject("sessionInfo");
        info.put("databaseName", session.database());
        info.put("schemaName", session.schema());
        info.put("warehouseName", session.warehouse());
        info.put("roleName", session.role());
        reply.putNull("idToken");
        reply.put("idTokenValidityInSeconds", 0);
        reply.putNull("responseData");
        reply.putNull("mfaToken");
        reply.put("mfaTokenValidityInSeconds", 0);
        return WireReply.success(reply);
    }

    private CatalogObject authenticated(JsonNode data) {
        String name = data.path("LOGIN_NAME").asText("");
        String token = data.path("TOKEN").asText("");
        return switch (data.path("AUTHENTICATOR").asText("SNOWFLAKE").toUpperCase(Locale.ROOT)) {
            case "SNOWFLAKE_JWT" -> account.users().byKeyPair(token);
            case "OAUTH", "PROGRAMMATIC_ACCESS_TOKEN" -> account.users().byToken(name, token);
            case "SNOWFLAKE", "USERNAME_PASSWORD_MFA" -> {
                String password = data.path("PASSWORD").asText("");
                yield account.users().byPassword(name, password);
            }
            default ->
                throw dev.bactrian.local.snowflake.error.SnowflakeError.notSupported(
                        "authenticator " + data.path("AUTHENTICATOR").asText());
        };
    }

    private static Login login(Map<String, String> query, JsonNode data, CatalogObject user) {
        Map<String, String> parameters = new HashMap<>();
        data.path("SESSION_PARAMETERS")
                .properties()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        return new Login(
                user.name().last(),
                Objects.requireNonNullElse(named(query, "roleName", user, "DEFAULT_ROLE"), "ACCOUNTADMIN"),
                named(query, "warehouse", user, "DEFAULT_WAREHOUSE"),
                named(query, "databaseName", user, "DEFAULT_NAMESPACE"),
                named(query, "schemaName", user, ""),
                data.path("CLIENT_APP_ID").asText("JDBC") + " "
                        + data.path("CLIENT_APP_VERSION").asText(""),
                parameters);
    }

    private static @Nullable String named(Map<String, String> query, String key, CatalogObject user, String property) {
        Optional<String> own =
                Optional.ofNullable(user.properties().get(property)).map(Object::toString);
        String name = Optional.ofNullable(query.get(key)).or(() -> own).orElse("");
        if (name.isEmpty()) {
            return null;
        }
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name.toUpperCase(Locale.ROOT);
    }
}
