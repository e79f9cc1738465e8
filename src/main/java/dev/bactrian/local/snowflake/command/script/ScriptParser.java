package dev.bactrian.local.snowflake.command.script;

import dev.bactrian.local.snowflake.command.script.Step.Branch;
import dev.bactrian.local.snowflake.command.script.Step.Declaration;
import dev.bactrian.local.snowflake.command.script.Step.Handler;
import dev.bactrian.local.snowflake.dialect.Lexer;
import dev.bactrian.local.snowflake.dialect.Token;
import dev.bactrian.local.snowflake.error.SnowflakeError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads Snowflake Scripting into {@link Step}s (docs.snowflake.com/en/sql-reference-snowflake-scripting and its pages, one a
 * construct). SQL stays tokens: only where it begins and ends is decided here.
 */
final class ScriptParser {
    private final ScriptCursor cursor;

    private ScriptParser(ScriptCursor cursor) {
        this.cursor = cursor;
    }

    /** A whole block, as the body of a procedure or an anonymous block. */
    static Step.Block block(String source) {
        return block(source, Lexer.tokens(source));
    }

    static Step.Block block(String source, List<Token> tokens) {
        ScriptParser parser = new ScriptParser(new ScriptCursor(source, tokens));
        Step.Block block = parser.block();
        parser.cursor.acceptSymbol(";");
        if (!parser.cursor.atEnd()) {
            throw parser.cursor.unexpected("end of block");
        }
        return block;
    }

    /** One statement given in parentheses or alone, as the value of a RESULTSET. */
    static Step statement(Fragment fragment) {
        ScriptParser parser = new ScriptParser(new ScriptCursor(fragment.source(), fragment.tokens()));
        Step step = parser.step();
        if (!parser.cursor.atEnd()) {
            throw parser.cursor.unexpected("end of statement");
        }
        return step;
    }

    /** How many tokens from {@code from} on make one block: where a bare body of CREATE PROCEDURE or CREATE TASK ends. */
    static int blockLength(String source, List<Token> tokens, int from) {
        ScriptParser parser = new ScriptParser(new ScriptCursor(source, tokens.subList(from, tokens.size())));
        parser.block();
        return parser.cursor.position();
    }

    private Step.Block block() {
        Place place = cursor.place();
        List<Declaration> declarations = new ArrayList<>();
        if (cursor.accept("DECLARE")) {
            while (!cursor.looksAt("BEGIN")) {
                declarations.add(declaration(false));
                cursor.expectSymbol(";");
            }
        }
        cursor.expect("BEGIN");
        List<Step> body = steps("END", "EXCEPTION");
        List<Handler> handlers = new ArrayList<>();
        if (cursor.accept("EXCEPTION")) {
            while (cursor.accept("WHEN")) {
                handlers.add(handler());
            }
            if (handlers.isEmpty()) {
                throw cursor.unexpected("WHEN");
            }
        }
        cursor.expect("END");
        return new Step.Block(place, declarations, body, handlers, cursor.label());
    }

    private Handler handler() {
        List<String> names = new ArrayList<>();
        do {
            names.add(cursor.identifier());
        } while (cursor.accept("OR"));
        boolean resumes = cursor.accept("CONTINUE");
        if (!resumes) {
            cursor.accept("EXIT");
        }
        cursor.expect("THEN");
        return new Handler(names, resumes, steps("WHEN", "END"));
    }

    /** Steps up to one of these words, which is left to the caller. */
    private List<Step> steps(String... ends) {
        List<Step> steps = new ArrayList<>();
        while (!cursor.looksAtAny(ends)) {
            steps.add(step());
            if (!cursor.acceptSymbol(";") && !cursor.atEnd()) {
                throw cursor.unexpected(";");
            }
        }
        return steps;
    }

    private Step step() {
        Place place = cursor.place();
        if (cursor.looksAtBlock()) {
            return block();
        }
        if (cursor.looksAtAssignment()) {
            String name = cursor.identifier();
            cursor.expectSymbol(":=");
            return new Step.Assign(place, name, cursor.asyncFragment());
        }
        if (cursor.accept("LET")) {
            return new Step.Let(place, declaration(true));
        }
        if (cursor.accept("IF")) {
            return conditional(place);
        }
        if (cursor.accept("CASE")) {
            return caseOf(place);
        }
        if (cursor.accept("EXECUTE", "IMMEDIATE")) {
            Fragment sql = cursor.fragment("USING");
            return new Step.ExecuteImmediate(place, sql, cursor.accept("USING") ? cursor.list() : List.of());
        }
        if (cursor.accept("ASYNC")) {
            return statement(cursor.fragment().bare());
        }
        if (cursor.accept("AWAIT") || cursor.accept("CANCEL")) {
            // why: an asynchronous statement has run by now; nothing is left to wait for.
            cursor.identifier();
            return new Step.Nothing(place);
        }
        Step loop = loop(place);
        if (loop != null) {
            return loop;
        }
        Step control = control(place);
        return control != null ? control : sql(place);
    }

    private @Nullable Step loop(Place place) {
        if (cursor.accept("FOR")) {
            return forLoop(place);
        }
        if (cursor.accept("WHILE")) {
            Fragment condition = cursor.fragment("DO", "LOOP");
            String word = cursor.takeOneOf("DO", "LOOP");
            List<Step> body = steps("END");
            cursor.expect("END", word.equals("DO") ? "WHILE" : "LOOP");
            return new Step.While(place, condition, body, cursor.label());
        }
        if (cursor.accept("REPEAT")) {
            List<Step> body = steps("UNTIL");
            cursor.expect("UNTIL");
            Fragment until = cursor.fragment("END");
            cursor.expect("END", "REPEAT");
            return new Step.Repeat(place, body, until, cursor.label());
        }
        if (cursor.accept("LOOP")) {
            List<Step> body = steps("END");
            cursor.expect("END", "LOOP");
            return new Step.Loop(place, body, cursor.label());
        }
        return null;
    }

    private Step forLoop(Place place) {
        String name = cursor.identifier();
        cursor.expect("IN");
        boolean reverse = cursor.accept("REVERSE");
        Fragment first = cursor.fragment("TO", "DO", "LOOP");
        @Nullable Fragment last = cursor.accept("TO") ? cursor.fragment("DO", "LOOP") : null;
        if (last == null && reverse) {
            throw cursor.unexpected("TO");
        }
        String word = cursor.takeOneOf("DO", "LOOP");
        List<Step> body = steps("END");
        cursor.expect("END", word.equals("DO") ? "FOR" : "LOOP");
        @Nullable String label = cursor.label();
        return last == null
                ? new Step.ForRows(place, name, first, body, label)
                : new Step.ForRange(place, name, reverse, first, last, body, label);
    }

    private @Nullable Step control(Place place) {
        if (cursor.accept("BREAK") || cursor.accept("EXIT")) {
            return new Step.Break(place, cursor.label());
        }
        if (cursor.accept("CONTINUE") || cursor.accept("ITERATE")) {
            return new Step.Continue(place, cursor.label());
        }
        if (cursor.accept("RETURN")) {
            return returned(place);
        }
        if (cursor.accept("RAISE")) {
            return new Step.Raise(place, cursor.label());
        }
        if (cursor.accept("NULL")) {
            return new Step.Nothing(place);
        }
        if (cursor.accept("OPEN")) {
            String name = cursor.identifier();
            return new Step.Open(place, name, cursor.accept("USING") ? cursor.list() : List.of());
        }
        if (cursor.accept("FETCH")) {
            String name = cursor.identifier();
            cursor.expect("INTO");
            return new Step.Fetch(place, name, cursor.targets());
        }
        if (cursor.accept("CLOSE")) {
            return new Step.Close(place, cursor.identifier());
        }
        return null;
    }

    private Step returned(Place place) {
        if (cursor.atStepEnd()) {
            return new Step.Return(place, null);
        }
        if (cursor.looksAt("TABLE")) {
            cursor.expect("TABLE");
            Fragment rows = cursor.fragment();
            if (!rows.isParenthesised()) {
                throw cursor.unexpected("(");
            }
            return new Step.ReturnTable(place, rows.bare());
        }
        return new Step.Return(place, cursor.fragment());
    }

    private Step conditional(Place place) {
        List<Branch> branches = new ArrayList<>();
        List<Step> otherwise = List.of();
        do {
            Fragment condition = cursor.fragment("THEN");
            cursor.expect("THEN");
            branches.add(new Branch(condition, steps("ELSEIF", "ELSE", "END")));
        } while (cursor.accept("ELSEIF"));
        if (cursor.accept("ELSE")) {
            otherwise = steps("END");
        }
        cursor.expect("END", "IF");
        return new Step.If(place, branches, otherwise);
    }

    private Step caseOf(Place place) {
        @Nullable Fragment selector = cursor.looksAt("WHEN") ? null : cursor.fragment("WHEN");
        List<Branch> branches = new ArrayList<>();
        List<Step> otherwise = List.of();
        while (cursor.accept("WHEN")) {
            Fragment condition = cursor.fragment("THEN");
            cursor.expect("THEN");
            branches.add(new Branch(condition, steps("WHEN", "ELSE", "END")));
        }
        if (branches.isEmpty()) {
            throw cursor.unexpected("WHEN");
        }
        if (cursor.accept("ELSE")) {
            otherwise = steps("END");
        }
        cursor.expect("END");
        cursor.accept("CASE");
        return selector == null
                ? new Step.If(place, branches, otherwise)
                : new Step.Switch(place, selector, branches, otherwise);
    }

    private Declaration declaration(boolean let) {
        String name = cursor.identifier();
        if (cursor.accept("CURSOR")) {
            cursor.expect("FOR");
            return new Declaration.Cursor(name, cursor.fragment());
        }
        if (cursor.accept("EXCEPTION")) {
            return exception(name);
        }
        if (cursor.accept("RESULTSET")) {
            return new Declaration.ResultSet(name, cursor.acceptDefault() ? cursor.asyncFragment() : null);
        }
        if (cursor.looksAt("PROCEDURE")) {
            throw SnowflakeError.notSupported("nested stored procedure in a Snowflake Scripting block");
        }
        @Nullable Fragment type = cursor.atDefault() || cursor.atStepEnd() ? null : cursor.type();
        @Nullable Fragment value = cursor.acceptDefault() ? cursor.fragment() : null;
        if ((type == null && value == null) || (let && value == null)) {
            throw cursor.unexpected(":=");
        }
        return new Declaration.Variable(name, type, value);
    }

    private Declaration exception(String name) {
        if (!cursor.acceptSymbol("(")) {
            return new Declaration.UserException(name, -20_000, "");
        }
        int sign = cursor.acceptSymbol("-") ? -1 : 1;
        int code = sign * cursor.integer();
        String message = cursor.acceptSymbol(",") ? cursor.string() : "";
        cursor.expectSymbol(")");
        if (code < -20_999 || code > -20_000) {
            throw SnowflakeError.syntax(
                    "Invalid exception number " + code + " of '" + name + "': it must be between -20999 and -20000.");
        }
        return new Declaration.UserException(name, code, message);
    }

    private Step sql(Place place) {
        boolean query = cursor.looksAtAny("SELECT", "WITH");
        boolean call = cursor.looksAt("CALL");
        if (!query && !call) {
            return new Step.Sql(place, cursor.statement(), List.of());
        }
        Fragment head = cursor.fragment("INTO");
        if (!cursor.accept("INTO")) {
            return new Step.Sql(place, head, List.of());
        }
        List<String> into = cursor.targets();
        return new Step.Sql(place, cursor.atStepEnd() ? head : head.continuedBy(cursor.fragment()), into);
    }
}
