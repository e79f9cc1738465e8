package dev.bactrian.local.snowflake.command.load.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All options of a file format with their values, as SHOW and DESCRIBE FILE FORMAT tell them. */
public final class FormatProperties {
    private FormatProperties() {}

    /** By name; values are texts, booleans, numbers and lists of texts. */
    public static Map<String, Object> of(FileFormat format) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("TYPE", format.type());
        if (format instanceof CsvFormat csv) {
            csv(csv, all);
        } else if (format instanceof JsonFormat json) {
            json(json, all);
        } else if (format instanceof ParquetFormat parquet) {
            all.put("TRIM_SPACE", parquet.values().trimSpace());
            all.put("NULL_IF", parquet.nullIf());
            all.put("COMPRESSION", parquet.codec().equals("snappy") ? "AUTO" : "NONE");
            all.put("BINARY_AS_TEXT", parquet.binaryAsText());
            all.put("USE_LOGICAL_TYPE", parquet.useLogicalType());
            all.put("REPLACE_INVALID_CHARACTERS", parquet.replaceInvalidCharacters());
        }
        return all;
    }

    private static void csv(CsvFormat csv, Map<String, Object> all) {
        all.put("RECORD_DELIMITER", none(csv.recordDelimiter()));
        all.put("FIELD_DELIMITER", none(csv.fieldDelimiter()));
        all.put("FILE_EXTENSION", csv.fileExtension());
        all.put("SKIP_HEADER", (long) csv.skipHeader());
        all.put("PARSE_HEADER", csv.parseHeader());
        values(csv.values(), all);
        all.put("ESCAPE", none(csv.escape()));
        all.put("ESCAPE_UNENCLOSED_FIELD", none(csv.escapeUnenclosed()));
        all.put("TRIM_SPACE", csv.values().trimSpace());
        all.put("FIELD_OPTIONALLY_ENCLOSED_BY", none(csv.quote()));
        all.put("NULL_IF", csv.nullIf());
        all.put("COMPRESSION", csv.compression().name());
        all.put("ERROR_ON_COLUMN_COUNT_MISMATCH", csv.errorOnColumnCountMismatch());
        all.put("VALIDATE_UTF8", true);
        all.put("SKIP_BLANK_LINES", csv.skipBlankLines());
        all.put("REPLACE_INVALID_CHARACTERS", csv.replaceInvalidCharacters());
        all.put("EMPTY_FIELD_AS_NULL", csv.emptyFieldAsNull());
        all.put("SKIP_BYTE_ORDER_MARK", csv.skipByteOrderMark());
        all.put("ENCODING", csv.encoding().name().replace("-", ""));
        all.put("MULTI_LINE", csv.multiLine());
    }

    private static void json(JsonFormat json, Map<String, Object> all) {
        all.put("FILE_EXTENSION", json.fileExtension());
        values(json.values(), all);
        all.put("TRIM_SPACE", json.values().trimSpace());
        all.put("NULL_IF", json.nullIf());
        all.put("COMPRESSION", json.compression().name());
        all.put("ENABLE_OCTAL", json.enableOctal());
        all.put("ALLOW_DUPLICATE", json.allowDuplicate());
        all.put("STRIP_OUTER_ARRAY", json.stripOuterArray());
        all.put("STRIP_NULL_VALUES", json.stripNullValues());
        all.put("IGNORE_UTF8_ERRORS", false);
        all.put("REPLACE_INVALID_CHARACTERS", json.replaceInvalidCharacters());
        all.put("SKIP_BYTE_ORDER_MARK", json.skipByteOrderMark());
        all.put("MULTI_LINE", json.multiLine());
    }

    private static void values(ValueFormats values, Map<String, Object> all) {
        all.put("DATE_FORMAT", values.date());
        all.put("TIME_FORMAT", values.time());
        all.put("TIMESTAMP_FORMAT", values.timestamp());
        all.put("BINARY_FORMAT", values.binary());
    }

    private static String none(String text) {
        return text.isEmpty() ? "NONE" : text;
    }

    /** The value as DESCRIBE shows it. */
    public static String shown(Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? "[]"
                    : "[" + String.join(", ", list.stream().map(String::valueOf).toList()) + "]";
        }
        String text =
                String.valueOf(value).replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
        return text.replace("\r", "\\r");
    }

    /** The type as DESCRIBE shows it. */
    public static String type(Object value) {
        return value instanceof Boolean
                ? "Boolean"
                : value instanceof Long ? "Integer" : value instanceof List ? "List" : "String";
    }
}
