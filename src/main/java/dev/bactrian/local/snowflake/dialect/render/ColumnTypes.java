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
    private static final Set<String> DATES = Set.of(
            "TO_DATE",
            "DATE",
            "CURRENT_DATE",
            "LAST_DAY",
            "NEXT_DAY",
            "PREVIOUS_DAY",
            "DATE_FROM_PARTS",
            "TRY_TO_DATE");
    private static final Set<String> NUMBERS = Set.of(
            "SUM",
            "AVG",
            "MEDIAN",
            "STDDEV",
            "VARIANCE",
            "ABS",
            "ROUND",
            "CEIL",
            "FLOOR",
            "SQRT",
            "POWER",
            "ZEROIFNULL",
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
        boolean combined = body instanceof Query.SetOperation;
        while (body instanceof Query.SetOperation operation) {
            body = operation.left();
        }
        if (body instanceof Query.Nested nested) {
            List<Translation.Column> inner = columns(nested.query());
            return combined
                    ? inner.stream()
                            .map(column -> new Translation.Column(column.name(), null))
                            .toList()
                    : inner;
        }
        List<Translation.Column> columns = new ArrayList<>();
        if (!(body instanceof Query.Select select)) {
            return columns;
        }
        for (SelectItem item : select.items()) {
            if (item.expression() instanceof Expression.Star) {
                return List.of();
            }
            DataType type = type(item.expression());
            // why: a set operator finds a type for both of its sides; what one side says may be too narrow.
            boolean narrow = combined && type != null && (type.kind() == Kind.FIXED || type.kind() == Kind.TEXT);
            columns.add(new Translation.Column(name(item), narrow ? null : type));
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
            return binary(binary);
        }
        if (expression instanceof Expression.Case choice) {
            List<Expression> results = new ArrayList<>();
            choice.whens().forEach(when -> results.add(when.result()));
            if (choice.otherwise() != null) {
                results.add(choice.otherwise());
            }
            return common(results);
        }
        if (expression instanceof Expression.Subquery subquery
                && subquery.query().body() instanceof Query.Select select
                && select.items().size() == 1) {
            return kind(select.items().get(0).expression());
        }
        return expression instanceof Expression.Call call ? call(call) : null;
    }

    private static @Nullable Kind binary(Expression.Binary binary) {
        if (binary.operator().equals("||")) {
            // why: else every link of a chain would be made text once more, and the engine's text of it grows with
            // each.
            return Kind.TEXT;
        }
        boolean numbers = kind(binary.left()) == Kind.FIXED && kind(binary.right()) == Kind.FIXED;
        return numbers && "+-*%/".contains(binary.operator()) ? Kind.FIXED : null;
    }

    /** The kind that all of them have; NULL has any. */
    private static @Nullable Kind common(List<Expression> expressions) {
        Kind common = null;
        for (Expression expression : expressions) {
            if (expression instanceof Expression.NullLiteral) {
                continue;
            }
            Kind kind = kind(expression);
            if (kind == null || (common != null && kind != common)) {
                return null;
            }
            common = kind;
        }
        return common;
    }

    private static @Nullable Kind call(Expression.Call call) {
        List<Expression> arguments = call.arguments();
        if (arguments.isEmpty()) {
            return function(call.function());
        }
        return switch (call.function()) {
            case "COALESCE", "NVL", "IFNULL", "GREATEST", "LEAST" -> common(arguments);
            case "IFF", "NVL2" -> common(arguments.subList(1, arguments.size()));
            case "NULLIF", "MIN", "MAX", "LAG", "LEAD", "FIRST_VALUE", "LAST_VALUE", "NTH_VALUE", "ANY_VALUE", "MODE" ->
                kind(arguments.get(0));
            case "DATE_TRUNC", "DATEADD", "TIMEADD", "TIMESTAMPADD" -> moment(arguments.get(arguments.size() - 1));
            default -> function(call.function());
        };
    }

    /** What DATEADD and DATE_TRUNC give where it does not matter whether a DATE became a TIMESTAMP. */
    private static @Nullable Kind moment(Expression expression) {
        Kind kind = kind(expression);
        return kind == Kind.DATE || kind == Kind.TIMESTAMP_NTZ ? Kind.TIMESTAMP_NTZ : null;
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
        if (DATES.contains(name)) {
            return Kind.DATE;
        }
        return NUMBERS.contains(name) ? Kind.FIXED : null;
    }
}
