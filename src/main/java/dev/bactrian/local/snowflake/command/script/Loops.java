package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FOR, WHILE, REPEAT and LOOP (docs.snowflake.com/en/developer-guide/snowflake-scripting/loops). */
final class Loops {
    private final Expressions expressions;
    private final Queries queries;
    private final Bodies bodies;

    Loops(Expressions expressions, Queries queries, Bodies bodies) {
        this.expressions = expressions;
        this.queries = queries;
        this.bodies = bodies;
    }

    /** Runs a loop's body once. */
    @FunctionalInterface
    interface Bodies {
        Flow run(Scope scope, List<Step> body);
    }

    Flow overRange(Step.ForRange step, Scope scope) {
        long from = bound(step.from(), scope);
        long to = bound(step.to(), scope);
        for (long i = step.reverse() ? to : from; step.reverse() ? i >= from : i <= to; i += step.reverse() ? -1 : 1) {
            Flow flow = turn(step.name(), new Slot.Variable(null, Value.of(i)), step.body(), scope);
            if (endsLoop(flow, step.label())) {
                return afterLoop(flow, step.label());
            }
        }
        return Flow.NEXT;
    }

    private long bound(Fragment fragment, Scope scope) {
        Value value = expressions.value(fragment, null, scope);
        if (!(value.data() instanceof Number number)) {
            throw SnowflakeError.syntax("error " + fragment.place() + ": the bounds of a FOR loop must be integers.");
        }
        return number.longValue();
    }

    Flow overRows(Step.ForRows step, Scope scope) {
        Fragment source = step.rows();
        Slot slot =
                source.tokens().size() == 1 ? scope.find(source.first().value()).orElse(null) : null;
        Rows rows;
        int first = 0;
        if (slot instanceof Slot.Cursor cursor && cursor.isOpen()) {
            rows = cursor.rows();
            int next = cursor.advance();
            first = next < 0 ? rows.rows().size() : next;
        } else {
            rows = slot instanceof Slot.Cursor cursor
                    ? queries.run(cursor.query, List.of(), scope)
                    : queries.rows(source, step.place(), scope);
        }
        for (int i = first; i < rows.rows().size(); i++) {
            Flow flow = turn(step.name(), new Slot.Row(rows, i), step.body(), scope);
            if (endsLoop(flow, step.label())) {
                return afterLoop(flow, step.label());
            }
        }
        return Flow.NEXT;
    }

    Flow asLongAs(Step.While step, Scope scope) {
        while (expressions.isTrue(step.condition(), scope)) {
            Flow flow = bodies.run(new Scope(scope), step.body());
            if (endsLoop(flow, step.label())) {
                return afterLoop(flow, step.label());
            }
        }
        return Flow.NEXT;
    }

    Flow until(Step.Repeat step, Scope scope) {
        do {
            Flow flow = bodies.run(new Scope(scope), step.body());
            if (endsLoop(flow, step.label())) {
                return afterLoop(flow, step.label());
            }
        } while (!expressions.isTrue(step.until(), scope));
        return Flow.NEXT;
    }

    Flow endless(Step.Loop step, Scope scope) {
        while (true) {
            Flow flow = bodies.run(new Scope(scope), step.body());
            if (endsLoop(flow, step.label())) {
                return afterLoop(flow, step.label());
            }
        }
    }

    /** One turn, in a scope of its own that holds the loop's variable. */
    private Flow turn(String name, Slot slot, List<Step> body, Scope scope) {
        Scope inner = new Scope(scope);
        inner.declare(name, slot);
        return bodies.run(inner, body);
    }

    private static boolean endsLoop(Flow flow, @Nullable String label) {
        return switch (flow.kind()) {
            case NEXT -> false;
            case CONTINUE -> !flow.concerns(label);
            case BREAK, RETURN -> true;
        };
    }

    private static Flow afterLoop(Flow flow, @Nullable String label) {
        return flow.kind() == Flow.Kind.BREAK && flow.concerns(label) ? Flow.NEXT : flow;
    }
}
