package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.spec.ColumnRef;
import dev.bactrian.eda.spec.ConfigProblem;
import dev.bactrian.eda.spec.Nearest;
import dev.bactrian.eda.spec.Options;
import java.util.List;

/** java: a step of the user's own, a bean of that name. */
final class JavaBean {
    private JavaBean() {}

    static StepSpec read(Options options) {
        ColumnRef bean = options.column("bean");
        return (input, surroundings) -> {
            Surroundings.JavaStep step = surroundings.beans().get(bean.name());
            if (step == null) {
                throw new ConfigProblem(
                        bean.place(),
                        "there is no bean '" + bean.name() + "'"
                                + Nearest.hint(
                                        bean.name(),
                                        List.copyOf(surroundings.beans().keySet())));
            }
            Schema output = step.output(input);
            return new ColumnStep(output, step::apply);
        };
    }
}
