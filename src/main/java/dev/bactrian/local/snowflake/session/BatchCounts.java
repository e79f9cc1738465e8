package dev.bactrian.local.snowflake.session;

import dev.bactrian.local.snowflake.command.ResultRows;
import dev.bactrian.local.snowflake.command.StatementResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The counts of a statement that ran once for each row of an array bind, added up. */
final class BatchCounts {
    private BatchCounts() {}

    static StatementResult sum(StatementResult left, StatementResult right) {
        List<@Nullable Object> sum = new ArrayList<>();
        try (ResultRows a = left.rows();
                ResultRows b = right.rows()) {
            if (!a.next() || !b.next()) {
                return right;
            }
            for (int i = 0; i < left.columns().size(); i++) {
                Object first = a.value(i);
                Object second = b.value(i);
                sum.add(
                        first instanceof Number x && second instanceof Number y
                                ? Long.valueOf(x.longValue() + y.longValue())
                                : second);
            }
        }
        return StatementResult.of(left.type(), left.columns(), List.of(sum));
    }
}
