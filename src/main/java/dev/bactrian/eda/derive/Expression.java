package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.spec.ColumnRef;
import dev.bactrian.eda.spec.ConfigProblem;
import dev.bactrian.eda.spec.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.introspection.JexlPermissions;
import org.apache.commons.jexl3.introspection.JexlSandbox;
import org.jspecify.annotations.Nullable;

/**
 * An expression of Apache Commons JEXL over the columns of a row: no loops, assignments, methods or classes, only values, operators and
 * the functions of {@link ExpressionFunctions}. Numbers are exact decimals. Immutable and thread-safe; what it is bound to is not.
 */
public record Expression(String text, Place place, JexlScript script, Set<List<String>> variables) {
    private static final JexlFeatures FEATURES = new JexlFeatures()
            .loops(false)
            .newInstance(false)
            .sideEffect(false)
            .sideEffectGlobal(false)
            .lambda(false)
            .localVar(false)
            .methodCall(false)
            .annotation(false)
            .pragma(false)
            .script(false);
    private static final JexlEngine ENGINE = new JexlBuilder()
            .features(FEATURES)
            .permissions(JexlPermissions.RESTRICTED.compose("dev.bactrian.eda.derive.*"))
            .sandbox(sandbox())
            .arithmetic(new SqlArithmetic())
            .namespaces(functions())
            .strict(true)
            .safe(false)
            .silent(false)
            .antish(false)
            .create();

    public static Expression compile(String text, Place place) {
        try {
            JexlScript script = ENGINE.createScript(text);
            return new Expression(text, place, script, script.getVariables());
        } catch (JexlException e) {
            throw new ConfigProblem(place, "the expression '" + text + "' cannot be read: " + e.getDetail());
        }
    }

    /** Refuses a name that is no column, then evaluates row by row. */
    Bound bind(Schema input) {
        Map<String, Integer> indexes = new HashMap<>();
        for (List<String> variable : variables) {
            if (variable.size() != 1) {
                throw new ConfigProblem(place, "'" + String.join(".", variable) + "': properties are not known here");
            }
            indexes.put(variable.get(0), new ColumnRef(variable.get(0), place).in(input));
        }
        return new Bound(indexes);
    }

    /** One thread's use of the expression on the rows of one schema. */
    final class Bound implements JexlContext {
        private final Map<String, Integer> indexes;
        private @Nullable Batch batch;
        private int row;

        private Bound(Map<String, Integer> indexes) {
            this.indexes = indexes;
        }

        @Nullable
        Object value(Batch rows, int at) {
            batch = rows;
            row = at;
            try {
                return script.execute(this);
            } catch (JexlException e) {
                String cause =
                        e.getCause() == null ? e.getDetail() : e.getCause().getMessage();
                throw new ConfigProblem(
                        place, "the expression '" + text + "' fails on a row: " + cause + ". Guard it with '? :'");
            }
        }

        boolean isTrue(Batch rows, int at) {
            Object value = value(rows, at);
            if (value == null || value instanceof Boolean) {
                return Boolean.TRUE.equals(value);
            }
            throw new ConfigProblem(place, "the expression '" + text + "' gives no true or false");
        }

        @Override
        public @Nullable Object get(String name) {
            Integer index = indexes.get(name);
            return index == null || batch == null ? null : batch.column(index).value(row);
        }

        @Override
        public boolean has(String name) {
            return indexes.containsKey(name);
        }

        @Override
        public void set(String name, Object value) {
            throw new UnsupportedOperationException("An expression cannot assign");
        }
    }

    private static Map<String, Object> functions() {
        Map<String, Object> functions = new HashMap<>();
        functions.put(null, ExpressionFunctions.class);
        return functions;
    }

    private static JexlSandbox sandbox() {
        JexlSandbox sandbox = new JexlSandbox(false);
        sandbox.allow(ExpressionFunctions.class.getName());
        return sandbox;
    }
}
