package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.DataType;
import dev.bactrian.local.snowflake.dialect.DataType.Kind;
import dev.bactrian.local.snowflake.dialect.Translation;
import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.Query;
import dev.bactrian.local.snowflake.dialect.tree.SelectItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the text alone says of types and names of columns. What it does not say, the engine does. */
final class ColumnTypes {
    private static final Set<String> OBJECTS = Set.of(
            "OBJECT_CONSTRUCT",
            "OBJECT_CONSTRUCT_KEEP_NULL",
            "OBJECT_AGG",
            "OBJECT_INSERT",
            "OBJECT_DELETE",
            "OBJECT_PICK",
            "TO_OBJECT",
            "AS_OBJECT");
    private static final Set<String> ARRAYS = Set.of(
            "ARRAY_CONSTRUCT",
            "ARRAY_CONSTRUCT_COMPACT",
            "ARRAY_AGG",
            "ARRAY_APPEND",
            "ARRAY_PREPEND",
            "ARRAY_CAT",
            "ARRAY_COMPACT",
            "ARRAY_DISTINCT",
            "ARRAY_EXCEPT",
            "ARRAY_INSERT",
            "ARRAY_INTERSECTION",
            "ARRAY_REMOVE",
            "ARRAY_REMOVE_AT",
            "ARRAY_REVERSE",
            "ARRAY_SLICE",
            "ARRAY_SORT",
            "ARRAY_FLATTEN",
            "ARRAYS_ZIP",
            "ARRAY_GENERATE_RANGE",
            "ARRAY_UNIQUE_AGG",
            "ARRAY_UNION_AGG",
            "OBJECT_KEYS",
            "SPLIT",
            "STRTOK_TO_ARRAY",
            "TO_ARRAY",
            "AS_ARRAY",
            "FILTER",
            "TRANSFORM",
            "REGEXP_SUBSTR_ALL",
            "REGEXP_EXTRACT_ALL");
    private static final Set<String> VARIANTS = Set.of(
            "PARSE_JSON",
            "TRY_PARSE_JSON",
            "TO_VARIANT",
            "GET",
            "GET_PATH",
            "GET_IGNORE_CASE",
            "CHECK_JSON",
            "REDUCE",
            "STRIP_NULL_VALUE",
            "ARRAY_MIN",
            "ARRAY_MAX");

    private static final Set<String> TEXTS = Set.of(
            "UPPER",
            "LOWER",
            "TRIM",
            "LTRIM",
            "RTRIM",
            "LEFT",
            "RIGHT",
            "SUBSTR",
            "SUBSTRING",
            "LPAD",
            "RPAD",
            "REPEAT",
            "REPLACE",
            "TRANSLATE",
            "INITCAP",
            "CONCAT",
            "CONCAT_WS",
            "SPLIT_PART",
            "STRTOK",
            "TO_CHAR",
            "TO_VARCHAR",
            "REGEXP_REPLACE",
            "REGEXP_SUBSTR",
            "DAYNAME",
            "MONTHNAME",
            "MD5",
            "SHA1",
            "SHA2",
            "LISTAGG",
            "TO_JSON",
            "ARRAY_TO_STRING",
            "REVERSE",
            "TYPEOF",
            "INSERT",
            "SPACE",
            "CHR",
            "BASE64_ENCODE",
            "HEX_ENCODE");
    private static final Set<String> NUMBERS = Set.of(
            "COUNT",
            "ROW_NUMBER",
            "RANK",
            "DENSE_RANK",
            "NTILE",
            "LENGTH",
            "LEN",
            "COUNT_IF",
            "DATEDIFF",
            "YEAR",
            "MONTH",
            "DAY",
            "HOUR",
            "MINUTE",
            "SECOND",
            "QUARTER",
            "WEEK",
            "DATE_PART",
            "EXTRACT",
            "ARRAY_SIZE",
            "SEQ4",
            "SEQ8",
            "TO_NUMBER",
            "TO_DECIMAL",
            "TO_NUMERIC",
            "DAYOFWEEK",
            "DAYOFYEAR",
            "TIMESTAMPDIFF",
            "TIMEDIFF",
            "SIGN",
            "FACTORIAL",
            "GROUPING",
            "GROUPING_ID",
            "APPROX_COUNT_DISTINCT",
            "REGEXP_COUNT",
            "CHARINDEX",
            "POSITION");

    private ColumnTypes() {}

    static List<Translation.Column> columns(Query query) {
        Query.Body body = query.body();
        while (body instanceof Query.SetOperation operation) {
            body = operation.left();
        }
        if (body instanceof Query.Nested nested) {
            return columns(nested.query());
        }
        List<Translation.Column> columns = new ArrayList<>();
        if (!(body instanceof Query.Select select)) {
            return columns;
        }
        for (SelectItem item : select.items()) {
            if (item.expression() instanceof Expression.Star) {
                return List.of();
            }
            columns.add(new Translation.Column(name(item), type(item.expression())));
        }
        return columns;
    }

    /** The name of a result column: its alias, the column's own name, or the expression's text in upper case. */
    static String name(SelectItem item) {
        if (item.alias() != null) {
            return item.alias();
        }
        if (item.expression() instanceof Expression.Column column) {
            return column.last();
        }
        return item.text().toUpperCase(Locale.ROOT);
    }

    static @Nullable DataType type(Expression expression) {
        if (expression instanceof Expression.Cast cast) {
            return cast.type().type();
        }
        if (expression instanceof Expression.StringLiteral literal) {
            return DataType.text(Math.max(1, literal.value().length()));
        }
        if (expression instanceof Expression.NumberLiteral number) {
            return number(number.text());
        }
        Kind kind = kind(expression);
        if (kind == Kind.VARIANT || kind == Kind.OBJECT || kind == Kind.ARRAY) {
            return DataType.of(kind);
        }
        return null;
    }

    private static @Nullable DataType number(String text) {
        if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            return null;
        }
        int point = text.indexOf('.');
        int scale = point < 0 ? 0 : text.length() - point - 1;
        int digits = point < 0 ? text.length() : text.length() - 1;
        return digits > 38 || digits == 0 ? null : DataType.fixed(Math.max(digits, 1), scale);
    }

    /** The kind that the text alone says; null when only the engine knows. */
    static @Nullable Kind kind(Expression expression) {
        if (expression instanceof Expression.NumberLiteral) {
            return Kind.FIXED;
        }
        if (expression instanceof Expression.StringLiteral) {
            return Kind.TEXT;
        }
        if (expression instanceof Expression.Cast cast) {
            return cast.type().type().kind();
        }
        if (expression instanceof Expression.Path) {
            return Kind.VARIANT;
        }
        if (expression instanceof Expression.ObjectConstant) {
            return Kind.OBJECT;
        }
        if (expression instanceof Expression.ArrayConstant) {
            return Kind.ARRAY;
        }
        if (expression instanceof Expression.Unary unary && unary.operator().equals("-")) {
            return kind(unary.operand());
        }
        if (expression instanceof Expression.Binary binary) {
            boolean numbers = kind(binary.left()) == Kind.FIXED && kind(binary.right()) == Kind.FIXED;
            return numbers && "+-*%/".contains(binary.operator()) ? Kind.FIXED : null;
        }
        return expression instanceof Expression.Call call ? function(call.function()) : null;
    }

    private static @Nullable Kind function(String name) {
        if (OBJECTS.contains(name)) {
            return Kind.OBJECT;
        }
        if (ARRAYS.contains(name)) {
            return Kind.ARRAY;
        }
        if (VARIANTS.contains(name)) {
            return Kind.VARIANT;
        }
        if (TEXTS.contains(name)) {
            return Kind.TEXT;
        }
        return NUMBERS.contains(name) ? Kind.FIXED : null;
    }
}
