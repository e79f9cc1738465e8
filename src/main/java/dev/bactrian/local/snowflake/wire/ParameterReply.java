package dev.bactrian.local.snowflake.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bactrian.local.snowflake.session.Session;

/** The session's parameters as every reply echoes them, each value in its JSON type. */
final class ParameterReply {
    private ParameterReply() {}

    static ArrayNode of(Session session) {
        ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
        session.control().parameters().forEach((name, value) -> {
            ObjectNode parameter = parameters.addObject();
            parameter.put("name", name);
            if (value.equals("true") || value.equals("false")) {
                parameter.put("value", Boolean.parseBoolean(value));
            } else if (value.matches("-?\\d{1,9}")) {
                parameter.put("value", Integer.parseInt(value));
            } else {
                parameter.put("value", value);
            }
        });
        return parameters;
    }
}
