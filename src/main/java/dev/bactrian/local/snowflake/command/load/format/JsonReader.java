package dev.bactrian.local.snowflake.command.load.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Reads a JSON file document by document, whether by line or not: the options of TYPE = JSON. Not thread-safe. */
public final class JsonReader implements AutoCloseable {
    private final JsonParser parser;
    private final JsonFormat format;
    private boolean insideArray;
    private long line = 1;
    private long character = 1;

    private JsonReader(JsonParser parser, JsonFormat format) {
        this.parser = parser;
        this.format = format;
    }

    public static JsonReader open(InputStream file, JsonFormat format) throws IOException {
        Reader text = new InputStreamReader(
                format.compression().open(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(
                                format.replaceInvalidCharacters()
                                        ? CodingErrorAction.REPLACE
                                        : CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
        JsonFactory factory = JsonFactory.builder()
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, !format.allowDuplicate())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(128 << 20)
                        .build())
                .build();
        ObjectMapper mapper = new ObjectMapper(factory).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        JsonParser parser = factory.createParser(new MarkSkipper(text, format.skipByteOrderMark()));
        parser.setCodec(mapper);
        return new JsonReader(parser, format);
    }

    /** The next document; null behind the last. After a {@link RecordError} there is no next. */
    public @Nullable JsonNode next() throws IOException, RecordError {
        try {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && format.stripOuterArray() && !insideArray) {
                insideArray = true;
                token = parser.nextToken();
            }
            while (token == JsonToken.END_ARRAY && insideArray) {
                insideArray = false;
                token = parser.nextToken();
            }
            if (token == null) {
                return null;
            }
            JsonLocation at = parser.currentTokenLocation();
            line = at.getLineNr();
            character = at.getColumnNr();
            JsonNode node = parser.readValueAsTree();
            return format.stripNullValues() ? withoutNulls(node) : node;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            if (at != null) {
                line = at.getLineNr();
                character = at.getColumnNr();
            }
            throw new RecordError("parsing", 100069, "22P02", "Error parsing JSON: " + e.getOriginalMessage());
        } catch (java.nio.charset.CharacterCodingException e) {
            throw RecordError.parsing(100144, "Invalid UTF8 detected while decoding the file");
        }
    }

    public long line() {
        return line;
    }

    public long character() {
        return character;
    }

    /** STRIP_NULL_VALUES: members and elements that are null go. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Iterator<JsonNode> members = object.elements();
            while (members.hasNext()) {
                JsonNode member = members.next();
                if (member.isNull()) {
                    members.remove();
                } else {
                    withoutNulls(member);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = array.size() - 1; i >= 0; i--) {
                if (array.get(i).isNull()) {
                    array.remove(i);
                } else {
                    withoutNulls(array.get(i));
                }
            }
        }
        return node;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
