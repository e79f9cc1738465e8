package dev.bactrian.eda;

import dev.bactrian.eda.check.CheckList;
import dev.bactrian.eda.derive.StepList;
import dev.bactrian.eda.drift.DriftLimits;
import dev.bactrian.eda.spec.ConfigProblem;
import dev.bactrian.eda.spec.Options;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the YAML file of an EDA job says.
 *
 * @param target table in schema EDA that the derived rows replace; without one the rows are only profiled
 * @param masked columns whose values no report shows
 */
public record JobSpec(
        String description,
        Optional<String> target,
        Profiled profiled,
        StepList steps,
        CheckList checks,
        DriftLimits drift,
        Set<String> masked) {
    public JobSpec {
        masked = Set.copyOf(masked);
    }

    private static final Pattern NAME = Pattern.compile("[A-Z_][A-Z0-9_$]*");

    /** Which rows are profiled: those the query gives, those that come out of the steps, or both. */
    public enum Profiled {
        INPUT,
        OUTPUT,
        BOTH,
        NONE
    }

    public static JobSpec read(String file, String text) {
        Options options = Options.read(file, text);
        String description = options.text("description");
        Optional<String> target = options.optionalText("target").map(name -> name.toUpperCase(Locale.ROOT));
        if (target.isPresent() && !NAME.matcher(target.get()).matches()) {
            throw new ConfigProblem(options.at("target"), "'" + target.get() + "' is no table name in schema EDA");
        }
        Profiled profiled =
                options.choice("profile", Profiled.class, target.isPresent() ? Profiled.BOTH : Profiled.INPUT);
        StepList steps = StepList.read(options);
        if (target.isEmpty() && !steps.steps().isEmpty()) {
            throw new ConfigProblem(options.at("steps"), "'steps' without 'target': their rows would go nowhere");
        }
        CheckList checks = CheckList.read(options, target.isPresent() ? CheckList.Side.OUTPUT : CheckList.Side.INPUT);
        DriftLimits drift = DriftLimits.read(options);
        Set<String> masked = new HashSet<>(options.texts("mask"));
        options.done();
        return new JobSpec(description, target, profiled, steps, checks, drift, masked);
    }
}
