package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.spec.ConfigProblem;
import dev.bactrian.eda.spec.Nearest;
import dev.bactrian.eda.spec.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The declared steps of a job, in order. */
public record StepList(List<StepSpec> steps) {
    private static final Map<String, Function<Options, StepSpec>> WORDS = words();

    public StepList {
        steps = List.copyOf(steps);
    }

    /** The steps there are. */
    public static Set<String> names() {
        return Set.copyOf(WORDS.keySet());
    }

    /** Reads the list under 'steps'; refuses unknown steps and options. */
    public static StepList read(Options job) {
        List<StepSpec> read = new ArrayList<>();
        for (Options.Named item : job.list("steps")) {
            Function<Options, StepSpec> reader = WORDS.get(item.name());
            if (reader == null) {
                throw new ConfigProblem(
                        item.place(), "'" + item.name() + "' is no step" + Nearest.hint(item.name(), WORDS.keySet()));
            }
            Options options = item.options("columns");
            StepSpec step = reader.apply(options);
            options.done();
            read.add(step);
        }
        return new StepList(read);
    }

    /** The columns that come out, worked out without any row. */
    public Schema output(Schema input, Surroundings surroundings) {
        try (Derivation derivation = start(input, surroundings)) {
            return derivation.output();
        }
    }

    public Derivation start(Schema input, Surroundings surroundings) {
        List<Step> bound = new ArrayList<>();
        Schema schema = input;
        for (StepSpec spec : steps) {
            Step step = spec.bind(schema, surroundings);
            bound.add(step);
            schema = step.output();
        }
        return new Derivation(input, bound);
    }

    private static Map<String, Function<Options, StepSpec>> words() {
        Map<String, Function<Options, StepSpec>> words = new LinkedHashMap<>();
        words.put("select", ChooseColumns::select);
        words.put("drop", ChooseColumns::drop);
        words.put("rename", ChooseColumns::rename);
        words.put("trim", options -> CleanText.read(options, CleanText.How.TRIM));
        words.put("upper", options -> CleanText.read(options, CleanText.How.UPPER));
        words.put("lower", options -> CleanText.read(options, CleanText.How.LOWER));
        words.put("blankToNull", options -> CleanText.read(options, CleanText.How.BLANK_TO_NULL));
        words.put("parse", Parse::read);
        words.put("map", MapValues::read);
        words.put("fill", Fill::read);
        words.put("bin", Bin::read);
        words.put("outliers", Outliers::read);
        words.put("dateParts", DateParts::read);
        words.put("compute", Compute::read);
        words.put("keepRows", KeepRows::read);
        words.put("distinct", Distinct::read);
        words.put("within", Within::read);
        words.put("lookup", Lookup::read);
        words.put("aggregate", Aggregate::read);
        words.put("rollUp", Aggregate::readRollUp);
        words.put("pivot", Pivot::read);
        words.put("java", JavaBean::read);
        return words;
    }
}
