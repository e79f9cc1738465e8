package dev.bactrian.eda.derive;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.commons.jexl3.JexlArithmetic;
import org.apache.commons.jexl3.JexlOperator;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic as SQL has it: what is reckoned with NULL is NULL, a comparison with NULL is false (ask '== null' or fill by '??'), and
 * numbers are decimals of 38 digits unless a FLOAT column takes part.
 */
public final class SqlArithmetic extends JexlArithmetic {
    private static final MathContext DIGITS = new MathContext(38);

    public SqlArithmetic() {
        super(true, DIGITS, Integer.MIN_VALUE);
    }

    @Override
    public boolean isStrict(JexlOperator operator) {
        return false;
    }

    @Override
    public @Nullable Object add(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return null;
        }
        return left instanceof String || right instanceof String
                ? toString(left) + toString(right)
                : super.add(left, right);
    }

    @Override
    public @Nullable Object subtract(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : super.subtract(left, right);
    }

    @Override
    public @Nullable Object multiply(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : super.multiply(left, right);
    }

    @Override
    public @Nullable Object divide(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return null;
        }
        return isFloatingPointNumber(left) || isFloatingPointNumber(right)
                ? super.divide(left, right)
                : super.divide(toBigDecimal(left), toBigDecimal(right));
    }

    @Override
    public @Nullable Object mod(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : super.mod(left, right);
    }

    @Override
    public @Nullable Object negate(@Nullable Object value) {
        return value == null ? null : super.negate(value);
    }

    @Override
    public boolean lessThan(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && super.lessThan(left, right);
    }

    @Override
    public boolean lessThanOrEqual(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && super.lessThanOrEqual(left, right);
    }

    @Override
    public boolean greaterThan(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && super.greaterThan(left, right);
    }

    @Override
    public boolean greaterThanOrEqual(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && super.greaterThanOrEqual(left, right);
    }

    /** why: JEXL keeps the exact digits of a decimal only while both sides are decimals. */
    @Override
    public Number narrow(Number value) {
        return value instanceof BigDecimal ? value : super.narrow(value);
    }
}
