package dev.bactrian.local.snowflake.dialect.render;

import dev.bactrian.local.snowflake.dialect.Names;
import dev.bactrian.local.snowflake.dialect.QualifiedName;
import dev.bactrian.local.snowflake.dialect.TokenCursor;
import dev.bactrian.local.snowflake.dialect.Translation;
import dev.bactrian.local.snowflake.dialect.tree.Change;
import dev.bactrian.local.snowflake.dialect.tree.Expression;
import dev.bactrian.local.snowflake.dialect.tree.Query;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One statement's way from tree to text: the renderers of its parts, which call each other. */
public final class Renderer {
    private final Names names;
    private final ExpressionRenderer expressions;
    private final QueryRenderer queries;
    private final RelationRenderer relations;
    private final Arguments arguments;

    public Renderer(Names names) {
        this.names = names;
        this.expressions = new ExpressionRenderer(this);
        this.queries = new QueryRenderer(this);
        this.relations = new RelationRenderer(this);
        this.arguments = new Arguments(this);
    }

    public Translation query(Query query) {
        return new Translation(Translation.Shape.QUERY, List.of(queries.query(query)), ColumnTypes.columns(query));
    }

    public Translation change(Change change) {
        return new ChangeRenderer(this).change(change);
    }

    public String expression(Expression expression) {
        return expressions.text(expression);
    }

    Names names() {
        return names;
    }

    String text(Query query) {
        return queries.query(query);
    }

    RelationRenderer relations() {
        return relations;
    }

    Arguments arguments() {
        return arguments;
    }

    QueryRenderer queries() {
        return queries;
    }

    String list(List<? extends Expression> items) {
        return items.stream().map(expressions::text).collect(Collectors.joining(", "));
    }

    static String quote(String identifier) {
        return QualifiedName.quote(identifier);
    }

    static String string(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** The name that IDENTIFIER's argument says: a string, a variable or a bind. */
    QualifiedName identifier(Expression argument) {
        Optional<Names.Value> value = Optional.empty();
        if (argument instanceof Expression.StringLiteral literal) {
            value = Optional.of(new Names.Value(literal.value()));
        } else if (argument instanceof Expression.Variable variable) {
            value = names.variable(variable.name());
        } else if (argument instanceof Expression.Bind bind) {
            value = names.bind(bind.index());
        } else if (argument instanceof Expression.Column column) {
            return new QualifiedName(column.parts());
        }
        Object text = value.map(Names.Value::value).orElse(null);
        if (text instanceof String name) {
            return TokenCursor.over(name).name();
        }
        throw SnowflakeError.syntax("IDENTIFIER must name an object by a string, a variable or a bind.");
    }
}
