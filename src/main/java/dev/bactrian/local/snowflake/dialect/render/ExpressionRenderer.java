package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.DataType.Kind;
import dev.bactrian.local.snowflake.dialect.EngineTypes;
import dev.bactrian.local.snowflake.dialect.Names;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Scalar expressions as DuckDB's text. */
final class ExpressionRenderer {
    private final Renderer renderer;
    private final FunctionRenderer functions;
    private final PredicateRenderer predicates;
    private final CastRenderer casts;
    private final Map<Class<? extends Expression>, Function<Expression, String>> rules = new HashMap<>();

    ExpressionRenderer(Renderer renderer) {
        this.renderer = renderer;
        this.functions = new FunctionRenderer(renderer);
        this.predicates = new PredicateRenderer(renderer);
        this.casts = new CastRenderer(renderer);
        on(Expression.NumberLiteral.class, Expression.NumberLiteral::text);
        on(Expression.StringLiteral.class, literal -> Renderer.string(literal.value()));
        on(Expression.BooleanLiteral.class, literal -> literal.value() ? "true" : "false");
        on(Expression.NullLiteral.class, literal -> "NULL");
        on(Expression.Interval.class, interval -> {
            throw SnowflakeError.syntax("INTERVAL '" + interval.text() + "' stands beside a date or time only.");
        });
        on(Expression.Bind.class, this::bind);
        on(Expression.Variable.class, this::variable);
        on(Expression.Place.class, place -> renderer.queries().place(place));
        on(Expression.Column.class, this::column);
        on(Expression.Star.class, star -> renderer.queries().star(star));
        on(Expression.Call.class, functions::call);
        on(Expression.Cast.class, casts::cast);
        on(Expression.Unary.class, this::unary);
        on(Expression.Binary.class, new OperatorRenderer(renderer)::binary);
        on(Expression.Between.class, predicates::between);
        on(Expression.InList.class, predicates::inList);
        on(Expression.InQuery.class, predicates::inQuery);
        on(Expression.Like.class, predicates::like);
        on(Expression.IsNull.class, predicates::isNull);
        on(Expression.IsTruth.class, predicates::isTruth);
        on(Expression.IsDistinct.class, predicates::isDistinct);
        on(Expression.Quantified.class, predicates::quantified);
        on(Expression.Case.class, this::caseExpression);
        on(Expression.Path.class, new PathRenderer(renderer)::path);
        on(Expression.Subquery.class, subquery -> "(" + renderer.text(subquery.query()) + ")");
        on(Expression.Exists.class, exists -> "EXISTS (" + renderer.text(exists.query()) + ")");
        on(Expression.Row.class, row -> "(" + renderer.list(row.items()) + ")");
        on(
                Expression.ArrayConstant.class,
                array -> text(new Expression.Call(
                        QualifiedName.of("ARRAY_CONSTRUCT"), array.items(), List.of(), false, List.of(), false, null)));
        on(
                Expression.ObjectConstant.class,
                object -> text(new Expression.Call(
                        QualifiedName.of("OBJECT_CONSTRUCT_KEEP_NULL"),
                        object.keysAndValues(),
                        List.of(),
                        false,
                        List.of(),
                        false,
                        null)));
        on(Expression.Lambda.class, this::lambda);
        on(Expression.Hierarchic.class, hierarchic -> renderer.queries().hierarchic(hierarchic));
    }

    private <E extends Expression> void on(Class<E> kind, Function<E, String> rule) {
        rules.put(kind, expression -> rule.apply(kind.cast(expression)));
    }

    String text(Expression expression) {
        Function<Expression, String> rule = rules.get(expression.getClass());
        if (rule == null) {
            throw SnowflakeError.notSupported(expression.getClass().getSimpleName());
        }
        return rule.apply(expression);
    }

    private String bind(Expression.Bind bind) {
        return renderer.names()
                .bindType(bind.index())
                .map(type -> "CAST($" + bind.index() + " AS " + EngineTypes.engine(type) + ")")
                .orElse("$" + bind.index());
    }

    private String variable(Expression.Variable variable) {
        Names.Value value = renderer.names()
                .variable(variable.name())
                .orElseThrow(() -> new SnowflakeError(
                        2211,
                        "02000",
                        "SQL compilation error: error line 0 at position -1\nSession variable '$" + variable.name()
                                + "' does not exist"));
        return constant(value.value());
    }

    private static String constant(@Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
        }
        return Renderer.string(value.toString());
    }

    private String column(Expression.Column column) {
        List<String> parts = column.parts();
        Scope scope = renderer.queries().scope();
        if (scope != null) {
            scope.refuseSequenceOfElements(column.last());
        }
        if (parts.size() > 1 && column.last().equals("NEXTVAL")) {
            String sequence = renderer.names().target(new QualifiedName(parts.subList(0, parts.size() - 1)));
            return "nextval(" + Renderer.string(sequence) + ")";
        }
        if (parts.size() == 1) {
            return renderer.queries().pseudoColumn(column.last());
        }
        if (parts.size() == 2) {
            return Renderer.quote(parts.get(0)) + "." + Renderer.quote(parts.get(1));
        }
        QualifiedName table = new QualifiedName(parts.subList(0, parts.size() - 1));
        return renderer.names().target(table) + "." + Renderer.quote(column.last());
    }

    private String unary(Expression.Unary unary) {
        if (unary.operator().equals("NOT")) {
            return "(NOT " + text(unary.operand()) + ")";
        }
        boolean literal = unary.operand() instanceof Expression.NumberLiteral;
        if (literal) {
            return "(-" + text(unary.operand()) + ")";
        }
        Kind kind = ColumnTypes.kind(unary.operand());
        return kind == Kind.TEXT || kind == Kind.VARIANT
                ? "(-CAST(" + text(unary.operand()) + " AS DOUBLE))"
                : "(-" + text(unary.operand()) + ")";
    }

    private String caseExpression(Expression.Case expression) {
        StringBuilder text = new StringBuilder("CASE");
        if (expression.operand() != null) {
            text.append(' ').append(text(expression.operand()));
        }
        for (Expression.When when : expression.whens()) {
            text.append(" WHEN ")
                    .append(text(when.condition()))
                    .append(" THEN ")
                    .append(text(when.result()));
        }
        if (expression.otherwise() != null) {
            text.append(" ELSE ").append(text(expression.otherwise()));
        }
        return text.append(" END").toString();
    }

    private String lambda(Expression.Lambda lambda) {
        String parameters = lambda.parameters().stream().map(Renderer::quote).collect(Collectors.joining(", "));
        return "lambda " + parameters + ": " + text(lambda.body());
    }
}
