package dev.bactrian.eda.derive;

import dev.bactrian.eda.batch.Batch;
import dev.bactrian.eda.batch.ColumnBuilder;
import dev.bactrian.eda.batch.ColumnType;
import dev.bactrian.eda.batch.Field;
import dev.bactrian.eda.batch.Schema;
import dev.bactrian.eda.batch.TextColumn;
import dev.bactrian.eda.spec.ColumnRef;
import dev.bactrian.eda.spec.ConfigProblem;
import dev.bactrian.eda.spec.Options;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** parse: a text column becomes a number, date, time, timestamp or boolean, by a format of java.time or java.text. */
record Parse(ColumnRef column, ColumnType type, Optional<String> format, Locale locale, OnBad onBad)
        implements StepSpec {
    /** What becomes of a text that does not parse: the run fails, or the value is NULL and counted. */
    enum OnBad {
        FAIL,
        TO_NULL
    }

    static StepSpec read(Options options) {
        Parse parse = new Parse(
                options.column("column"),
                options.type("type"),
                options.optionalText("format"),
                Locale.forLanguageTag(options.optionalText("locale").orElse("en")),
                options.choice("onBad", OnBad.class, OnBad.FAIL));
        try {
            parse.parser();
        } catch (IllegalArgumentException e) {
            throw new ConfigProblem(options.at("format"), "'format' cannot be used: " + e.getMessage());
        }
        return parse;
    }

    @Override
    public Step bind(Schema input, Surroundings surroundings) {
        int index = column.in(input, ColumnType::isText, "text");
        Schema output = input.with(new Field(input.field(index).name(), type));
        return new Parsing(output, index, parser());
    }

    private Function<String, Object> parser() {
        return switch (type.kind()) {
            case NUMBER, FLOAT ->
                format.<Function<String, Object>>map(this::formatted).orElse(BigDecimal::new);
            case BOOLEAN -> Parse::flag;
            case DATE -> text -> LocalDate.parse(text, formatter().orElse(DateTimeFormatter.ISO_LOCAL_DATE));
            case TIME -> text -> LocalTime.parse(text, formatter().orElse(DateTimeFormatter.ISO_LOCAL_TIME));
            case TIMESTAMP_NTZ, TIMESTAMP_LTZ ->
                text -> LocalDateTime.parse(
                        format.isPresent() ? text : text.replace(' ', 'T'),
                        formatter().orElse(DateTimeFormatter.ISO_LOCAL_DATE_TIME));
            case VARCHAR -> text -> text;
        };
    }

    private Optional<DateTimeFormatter> formatter() {
        return format.map(pattern -> DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu"), locale)
                .withResolverStyle(ResolverStyle.STRICT));
    }

    private Function<String, Object> formatted(String pattern) {
        DecimalFormat decimals = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale));
        decimals.setParseBigDecimal(true);
        return text -> {
            ParsePosition position = new ParsePosition(0);
            Object number = decimals.parse(text, position);
            if (number == null || position.getIndex() < text.length()) {
                throw new NumberFormatException();
            }
            return number;
        };
    }

    private static Object flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> true;
            case "false", "f", "no", "n", "off", "0" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private final class Parsing implements Step {
        private final Schema output;
        private final int index;
        private final Function<String, Object> parser;
        private long bad;

        private Parsing(Schema output, int index, Function<String, Object> parser) {
            this.output = output;
            this.index = index;
            this.parser = parser;
        }

        @Override
        public Schema output() {
            return output;
        }

        @Override
        public void accept(Batch batch, Consumer<Batch> out) {
            TextColumn texts = (TextColumn) batch.column(index);
            ColumnBuilder builder = new ColumnBuilder(type, batch.rows());
            for (int row = 0; row < batch.rows(); row++) {
                builder.addValue(texts.isNull(row) ? null : value(texts.values()[row]));
            }
            out.accept(batch.with(output, output.field(index).name(), builder.build()));
        }

        @Override
        public Map<String, Long> counts() {
            return Map.of("values of " + output.field(index).name() + " that did not parse", bad);
        }

        private @Nullable Object value(String text) {
            try {
                return parser.apply(text.strip());
            } catch (DateTimeException | IllegalArgumentException e) {
                bad++;
                if (onBad == OnBad.FAIL) {
                    throw new ConfigProblem(
                            column.place(),
                            "a value of column '" + column.name() + "' is no " + type
                                    + ". Give its 'format', or 'onBad: toNull' to count such values and go on");
                }
                return null;
            }
        }
    }
}
