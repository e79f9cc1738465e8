package dev.bactrian.local.snowflake.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Properties as text and back. */
final class Json {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final TypeReference<Map<String, Object>> PROPERTIES = new TypeReference<>() {};

    private Json() {}

    static String text(Map<String, Object> properties) {
        try {
            return MAPPER.writeValueAsString(properties);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Properties hold a value that is not JSON-like: " + properties.keySet(), e);
        }
    }

    static Map<String, Object> properties(String text) {
        try {
            return MAPPER.readValue(text, PROPERTIES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "Unable to read the properties of an object from the account's database.", e);
        }
    }
}
