package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Looks through an expression, but not into its subqueries. */
final class Walk {
    private Walk() {}

    static boolean any(Expression expression, Predicate<Expression> wanted) {
        return wanted.test(expression) || children(expression).stream().anyMatch(child -> any(child, wanted));
    }

    private static List<Expression> children(Expression expression) {
        List<Expression> children = new ArrayList<>();
        if (expression instanceof Expression.Call call) {
            children.addAll(call.arguments());
        } else if (expression instanceof Expression.Cast cast) {
            children.add(cast.value());
        } else if (expression instanceof Expression.Unary unary) {
            children.add(unary.operand());
        } else if (expression instanceof Expression.Binary binary) {
            children.add(binary.left());
            children.add(binary.right());
        } else if (expression instanceof Expression.Between between) {
            children.addAll(List.of(between.value(), between.low(), between.high()));
        } else if (expression instanceof Expression.InList in) {
            children.add(in.value());
            children.addAll(in.items());
        } else if (expression instanceof Expression.Like like) {
            children.add(like.value());
            children.addAll(like.patterns());
        } else if (expression instanceof Expression.IsNull isNull) {
            children.add(isNull.value());
        } else if (expression instanceof Expression.IsDistinct distinct) {
            children.addAll(List.of(distinct.left(), distinct.right()));
        } else if (expression instanceof Expression.Case choice) {
            children.addAll(ofCase(choice));
        } else if (expression instanceof Expression.Path path) {
            children.add(path.base());
        } else if (expression instanceof Expression.Row row) {
            children.addAll(row.items());
        } else if (expression instanceof Expression.ArrayConstant array) {
            children.addAll(array.items());
        } else if (expression instanceof Expression.ObjectConstant object) {
            children.addAll(object.keysAndValues());
        } else if (expression instanceof Expression.Lambda lambda) {
            children.add(lambda.body());
        }
        return children;
    }

    private static List<Expression> ofCase(Expression.Case choice) {
        List<Expression> children = new ArrayList<>();
        if (choice.operand() != null) {
            children.add(choice.operand());
        }
        for (Expression.When when : choice.whens()) {
            children.add(when.condition());
            children.add(when.result());
        }
        if (choice.otherwise() != null) {
            children.add(choice.otherwise());
        }
        return children;
    }
}
