package dev.bactrian.local.snowflake.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.bactrian.local.snowflake.command.ResultRows;
import dev.bactrian.local.snowflake.dialect.DataType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a stored result again. */
final class JsonDecoder implements ResultRows {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final StoredResult result;
    private int nextChunk;
    private @Nullable JsonParser parser;
    private List<@Nullable Object> row = List.of();

    JsonDecoder(StoredResult result) {
        this.result = result;
    }

    @Override
    public boolean next() {
        try {
            while (true) {
                JsonParser json = parser;
                if (json == null) {
                    if (nextChunk == result.chunks().size()) {
                        return false;
                    }
                    json = open(result.chunks().get(nextChunk++));
                    parser = json;
                }
                if (json.nextToken() == JsonToken.START_ARRAY) {
                    row = values(json);
                    return true;
                }
                json.close();
                parser = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonParser open(JsonChunk chunk) throws IOException {
        InputStream text = new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(new byte[] {'['}),
                new ByteArrayInputStream(chunk.text()),
                new ByteArrayInputStream(new byte[] {']'}))));
        JsonParser json = FACTORY.createParser(text);
        json.nextToken();
        return json;
    }

    private List<@Nullable Object> values(JsonParser json) throws IOException {
        List<@Nullable Object> values = new ArrayList<>(result.columns().size());
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            boolean isNull = json.currentToken() == JsonToken.VALUE_NULL;
            values.add(
                    isNull
                            ? null
                            : value(json.getText(), result.columns().get(i).type()));
        }
        return values;
    }

    private static Object value(String text, DataType type) {
        return switch (type.kind()) {
            case FIXED -> fixed(text, type);
            case REAL -> real(text);
            case BOOLEAN -> text.equals("1") || text.equals("true");
            case DATE -> LocalDate.ofEpochDay(Long.parseLong(text));
            case TIME ->
                LocalTime.ofNanoOfDay(new BigDecimal(text).movePointRight(9).longValueExact());
            case TIMESTAMP_NTZ -> LocalDateTime.ofInstant(instant(text), ZoneOffset.UTC);
            case TIMESTAMP_LTZ -> instant(text).atOffset(ZoneOffset.UTC);
            case TIMESTAMP_TZ -> zoned(text);
            case BINARY -> HexFormat.of().parseHex(text);
            case TEXT, VARIANT, OBJECT, ARRAY -> text;
        };
    }

    private static Object fixed(String text, DataType type) {
        boolean small = type.scale() == 0 && text.length() < 18;
        return small ? (Object) Long.valueOf(text) : new BigDecimal(text);
    }

    private static Object real(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.valueOf(text);
        };
    }

    private static Instant instant(String seconds) {
        BigInteger nanos = new BigDecimal(seconds).movePointRight(9).toBigIntegerExact();
        BigInteger[] parts = nanos.divideAndRemainder(BigInteger.valueOf(1_000_000_000));
        return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    }

    private static OffsetDateTime zoned(String text) {
        int blank = text.indexOf(' ');
        int minutes = Integer.parseInt(text.substring(blank + 1)) - 1440;
        return instant(text.substring(0, blank)).atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
    }

    @Override
    public @Nullable Object value(int index) {
        return row.get(index);
    }

    @Override
    public void close() {
        try {
            if (parser != null) {
                parser.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
