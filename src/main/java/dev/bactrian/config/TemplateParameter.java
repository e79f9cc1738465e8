package dev.bactrian.config;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a route template: what an entry in {@code routes/} may say.
 *
 * @param fallback the value when an entry leaves it out, or null when every entry must give it
 */
public record TemplateParameter(String name, @Nullable String fallback, String description) {

    static final String DATA_SET_TEMPLATE = "data-set";
    static final String EDA_JOB_TEMPLATE = "eda-job";

    private static final List<TemplateParameter> DATA_SET = List.of(
            new TemplateParameter("name", null, "Name of the data set"),
            new TemplateParameter("prefix", null, "Prefix of its keys in the bucket"),
            new TemplateParameter("table", null, "Table in schema RAW that it fills"),
            new TemplateParameter("format", "csv", "csv, json (also NDJSON) or parquet"),
            new TemplateParameter("compression", "auto", "auto, none, gzip or zstd"),
            new TemplateParameter("delimiter", ",", "Between fields (csv)"),
            new TemplateParameter("quote", "\"", "Around fields that need it (csv)"),
            new TemplateParameter("escape", "", "Before a character meant literally (csv)"),
            new TemplateParameter("encoding", "UTF-8", "Character encoding (csv)"),
            new TemplateParameter("nullText", "", "Texts that stand for NULL, separated by blanks (csv)"),
            new TemplateParameter("load", "pipe", "pipe or copy"),
            new TemplateParameter("stage", "internal", "internal or external"),
            new TemplateParameter("onBadRow", "reject-file", "reject-file or quarantine-rows"),
            new TemplateParameter("badRowLimit", "100%", "Most bad rows of a file, as a count or a share"),
            new TemplateParameter("schemaChange", "strict", "strict, evolve or ignore"),
            new TemplateParameter("resent", "replace", "append, replace or reject"),
            new TemplateParameter("duplicate", "skip", "skip or load"),
            new TemplateParameter("afterLoad", "keep", "keep, archive or delete"),
            new TemplateParameter("poll", "{{ingest.poll}}", "How often the prefix is listed"));

    private static final List<TemplateParameter> EDA_JOB = List.of(
            new TemplateParameter("name", null, "Name of the job, and of its files under sql/eda/"),
            new TemplateParameter("after", null, "Data sets and EDA jobs that make it due, separated by commas"));

    /** The parameters of the template, or empty when it is none of ours. */
    public static Optional<List<TemplateParameter>> of(String template) {
        return switch (template) {
            case DATA_SET_TEMPLATE -> Optional.of(DATA_SET);
            case EDA_JOB_TEMPLATE -> Optional.of(EDA_JOB);
            default -> Optional.empty();
        };
    }
}
