package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.Relation;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Table functions: FLATTEN, GENERATOR, SPLIT_TO_TABLE here; the session's own and users' by name. */
final class TableFunctionRenderer {
    private final Renderer renderer;

    TableFunctionRenderer(Renderer renderer) {
        this.renderer = renderer;
    }

    String function(Relation.Function function) {
        Expression.Call call = function.call();
        String alias = " AS " + Renderer.quote(RelationRenderer.nameOf(function))
                + QueryRenderer.columns(function.alias().columns());
        return switch (call.name().last()) {
            case "FLATTEN" -> flatten(call) + alias;
            case "GENERATOR" -> generator(call) + alias;
            case "SPLIT_TO_TABLE" -> "LATERAL SF_SPLIT_TO_TABLE(" + renderer.list(call.arguments()) + ")" + alias;
            case "STRTOK_SPLIT_TO_TABLE" ->
                "LATERAL SF_STRTOK_SPLIT_TO_TABLE(" + renderer.list(call.arguments()) + ")" + alias;
            default -> other(call) + alias;
        };
    }

    private String other(Expression.Call call) {
        Map<String, String> named = renderer.relations().named(call.named());
        Optional<String> own = renderer.names()
                .tableFunction(
                        call.name(),
                        call.arguments().stream().map(this::constant).toList(),
                        named);
        if (own.isPresent()) {
            return own.get();
        }
        List<String> positional =
                call.arguments().stream().map(renderer::expression).toList();
        return renderer.names()
                .function(call.name(), positional.size())
                .map(name -> name + "(" + String.join(", ", positional) + ")")
                .orElseThrow(() -> FunctionRenderer.unknown(call.name()));
    }

    /** An argument of the session's own functions: {@code VALIDATE(db.schema.table, …)} names an object, not a column. */
    private String constant(Expression argument) {
        return argument instanceof Expression.Column name
                ? name.parts().stream().map(Renderer::quote).collect(Collectors.joining("."))
                : renderer.expression(argument);
    }

    String stage(Relation.Stage stage) {
        String text = renderer.names()
                .stage(stage.location(), renderer.relations().named(stage.options()))
                .orElseThrow(() -> SnowflakeError.doesNotExist("Stage", stage.location()));
        return text + " AS " + Renderer.quote(RelationRenderer.nameOf(stage));
    }

    private String generator(Expression.Call call) {
        Map<String, String> named = renderer.relations().named(call.named());
        if (named.containsKey("TIMELIMIT")) {
            throw SnowflakeError.notSupported("GENERATOR(TIMELIMIT)");
        }
        String rows = named.getOrDefault("ROWCOUNT", "0");
        return "(SELECT \"range\" AS \"SF_SEQ\" FROM range(CAST(" + rows + " AS BIGINT)))";
    }

    private String flatten(Expression.Call call) {
        Map<String, String> named = renderer.relations().named(call.named());
        Expression input = call.named().stream()
                .filter(argument -> argument.name().equals("INPUT"))
                .map(Expression.Named::value)
                .findFirst()
                .orElseGet(() -> call.arguments().get(0));
        Expression path = call.named().stream()
                .filter(argument -> argument.name().equals("PATH"))
                .map(Expression.Named::value)
                .findFirst()
                .orElse(new Expression.StringLiteral(""));
        if (!(path instanceof Expression.StringLiteral prefix)) {
            throw SnowflakeError.notSupported("FLATTEN with a path that is no constant");
        }
        String value = renderer.expression(PathText.path(input, prefix.value()));
        String mode = named.getOrDefault("MODE", "'BOTH'");
        String outer = named.getOrDefault("OUTER", "false");
        String macro = named.getOrDefault("RECURSIVE", "false").equals("true") ? "SF_FLATTEN_RECURSIVE" : "SF_FLATTEN";
        return "LATERAL " + macro + "(" + value + ", " + Renderer.string(prefix.value()) + ", " + outer + ", " + mode
                + ")";
    }
}
