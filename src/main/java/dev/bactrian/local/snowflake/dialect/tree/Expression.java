package dev.bactrian.local.snowflake.dialect.tree;

import dev.bactrian.local.snowflake.dialect.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scalar expression. */
public sealed interface Expression {
    /** A number as written. */
    record NumberLiteral(String text) implements Expression {}

    record StringLiteral(String value) implements Expression {}

    record BooleanLiteral(boolean value) implements Expression {}

    record NullLiteral() implements Expression {}

    /** {@code DATE '…'}, {@code TIMESTAMP '…'}: a typed constant. {@code INTERVAL '…'} has a node of its own. */
    record Interval(String text) implements Expression {}

    /** The {@code index}-th bound value, from 1. */
    record Bind(int index) implements Expression {}

    /** {@code $name}. */
    record Variable(String name) implements Expression {}

    /** {@code $1} or {@code t.$1}: a column by place. */
    record Place(@Nullable String qualifier, int index) implements Expression {}

    /** A name of one to four parts, each in its resolved case. */
    record Column(List<String> parts) implements Expression {
        public Column {
            parts = List.copyOf(parts);
        }

        public String last() {
            return parts.get(parts.size() - 1);
        }
    }

    /** {@code *} or {@code t.*}, with what is taken out, put in place or renamed. */
    record Star(
            List<String> qualifier,
            @Nullable String ilike,
            List<String> exclude,
            List<SelectItem> replace,
            List<Renamed> rename)
            implements Expression {
        public Star {
            qualifier = List.copyOf(qualifier);
            exclude = List.copyOf(exclude);
            replace = List.copyOf(replace);
            rename = List.copyOf(rename);
        }
    }

    record Renamed(String from, String to) {}

    /** A function call; aggregates and window functions fill the later parts. */
    record Call(
            QualifiedName name,
            List<Expression> arguments,
            List<Named> named,
            boolean distinct,
            List<OrderItem> withinGroup,
            boolean ignoreNulls,
            @Nullable Window over)
            implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
            named = List.copyOf(named);
            withinGroup = List.copyOf(withinGroup);
        }

        public static Call of(String name, Expression... arguments) {
            return new Call(QualifiedName.of(name), List.of(arguments), List.of(), false, List.of(), false, null);
        }

        /** The function's name when it is not qualified, else the empty string. */
        public String function() {
            return name.parts().size() == 1 ? name.last() : "";
        }

        public Call withArguments(List<Expression> others) {
            return new Call(name, others, named, distinct, withinGroup, ignoreNulls, over);
        }
    }

    /** {@code name => value}. */
    record Named(String name, Expression value) {}

    record Cast(Expression value, TypeName type, boolean attempt) implements Expression {}

    record Unary(String operator, Expression operand) implements Expression {}

    record Binary(String operator, Expression left, Expression right) implements Expression {}

    record Between(Expression value, Expression low, Expression high, boolean negated) implements Expression {}

    record InList(Expression value, List<Expression> items, boolean negated) implements Expression {
        public InList {
            items = List.copyOf(items);
        }
    }

    record InQuery(Expression value, Query query, boolean negated) implements Expression {}

    /** {@code LIKE}, {@code ILIKE}, {@code RLIKE}; several patterns with ANY or ALL. */
    record Like(
            Expression value,
            String operator,
            Quantifier quantifier,
            List<Expression> patterns,
            @Nullable Expression escape,
            boolean negated)
            implements Expression {
        public Like {
            patterns = List.copyOf(patterns);
        }
    }

    /** How many of the patterns or rows must hold. */
    enum Quantifier {
        ONE,
        ANY,
        ALL
    }

    record IsNull(Expression value, boolean negated) implements Expression {}

    record IsTruth(Expression value, boolean truth, boolean negated) implements Expression {}

    record IsDistinct(Expression left, Expression right, boolean negated) implements Expression {}

    record Case(
            @Nullable Expression operand,
            List<When> whens,
            @Nullable Expression otherwise) implements Expression {
        public Case {
            whens = List.copyOf(whens);
        }
    }

    record When(Expression condition, Expression result) {}

    /** {@code base:a.b[0]}, {@code base['a']}. */
    record Path(Expression base, List<Step> steps) implements Expression {
        public Path {
            steps = List.copyOf(steps);
        }
    }

    /** One step of a path: a field by name, or whatever stands in brackets. */
    sealed interface Step {
        record Field(String name) implements Step {}

        record Index(Expression index) implements Step {}
    }

    record Subquery(Query query) implements Expression {}

    record Exists(Query query) implements Expression {}

    /** {@code value = ANY (SELECT …)}. */
    record Quantified(Expression value, String operator, Quantifier quantifier, Query query) implements Expression {}

    /** {@code (a, b)}. */
    record Row(List<Expression> items) implements Expression {
        public Row {
            items = List.copyOf(items);
        }
    }

    /** {@code [a, b]}. */
    record ArrayConstant(List<Expression> items) implements Expression {
        public ArrayConstant {
            items = List.copyOf(items);
        }
    }

    /** <code>{'a': 1}</code>. */
    record ObjectConstant(List<Expression> keysAndValues) implements Expression {
        public ObjectConstant {
            keysAndValues = List.copyOf(keysAndValues);
        }
    }

    /** {@code x -> x + 1}. */
    record Lambda(List<String> parameters, Expression body) implements Expression {
        public Lambda {
            parameters = List.copyOf(parameters);
        }
    }

    /** {@code PRIOR x}, {@code CONNECT_BY_ROOT x}. */
    record Hierarchic(String operator, Expression operand) implements Expression {}
}
