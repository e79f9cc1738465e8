package dev.bactrian.local.snowflake.command.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a script (docs.snowflake.com/en/sql-reference-snowflake-scripting). Labels and names are upper case unless quoted.
 */
sealed interface Step {
    Place place();

    Flow run(Runner runner);

    /** One method a kind of step. */
    interface Runner {
        Flow block(Block step);

        Flow let(Let step);

        Flow assign(Assign step);

        Flow conditional(If step);

        Flow select(Switch step);

        Flow forRange(ForRange step);

        Flow forRows(ForRows step);

        Flow whileLoop(While step);

        Flow repeat(Repeat step);

        Flow loop(Loop step);

        Flow leave(Break step);

        Flow next(Continue step);

        Flow open(Open step);

        Flow fetch(Fetch step);

        Flow close(Close step);

        Flow returned(Return step);

        Flow returnTable(ReturnTable step);

        Flow raise(Raise step);

        Flow nothing(Nothing step);

        Flow executeImmediate(ExecuteImmediate step);

        Flow sql(Sql step);
    }

    /** DECLARE … BEGIN … EXCEPTION … END. */
    record Block(
            Place place,
            List<Declaration> declarations,
            List<Step> body,
            List<Handler> handlers,
            @Nullable String label)
            implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.block(this);
        }
    }

    /** LET, in the middle of a body. */
    record Let(Place place, Declaration declaration) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.let(this);
        }
    }

    /** {@code name := value}. */
    record Assign(Place place, String name, Fragment value) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.assign(this);
        }
    }

    /** IF, ELSEIF, ELSE; searched CASE likewise. */
    record If(Place place, List<Branch> branches, List<Step> otherwise) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.conditional(this);
        }
    }

    /** CASE with a selector. */
    record Switch(Place place, Fragment selector, List<Branch> branches, List<Step> otherwise) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.select(this);
        }
    }

    /** FOR over a range of integers. */
    record ForRange(
            Place place,
            String name,
            boolean reverse,
            Fragment from,
            Fragment to,
            List<Step> body,
            @Nullable String label)
            implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.forRange(this);
        }
    }

    /** FOR over a cursor, a RESULTSET, or a query in parentheses. */
    record ForRows(
            Place place,
            String name,
            Fragment rows,
            List<Step> body,
            @Nullable String label) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.forRows(this);
        }
    }

    record While(
            Place place,
            Fragment condition,
            List<Step> body,
            @Nullable String label) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.whileLoop(this);
        }
    }

    record Repeat(
            Place place,
            List<Step> body,
            Fragment until,
            @Nullable String label) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.repeat(this);
        }
    }

    record Loop(Place place, List<Step> body, @Nullable String label) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.loop(this);
        }
    }

    record Break(Place place, @Nullable String label) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.leave(this);
        }
    }

    record Continue(Place place, @Nullable String label) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.next(this);
        }
    }

    record Open(Place place, String cursor, List<Fragment> using) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.open(this);
        }
    }

    record Fetch(Place place, String cursor, List<String> into) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.fetch(this);
        }
    }

    record Close(Place place, String cursor) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.close(this);
        }
    }

    /** RETURN, with a scalar or nothing. */
    record Return(Place place, @Nullable Fragment value) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.returned(this);
        }
    }

    /** RETURN TABLE(…): a RESULTSET's name or a query. */
    record ReturnTable(Place place, Fragment rows) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.returnTable(this);
        }
    }

    /** RAISE; without a name it raises again what the handler caught. */
    record Raise(Place place, @Nullable String exception) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.raise(this);
        }
    }

    record Nothing(Place place) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.nothing(this);
        }
    }

    /** EXECUTE IMMEDIATE text [USING (…)] [INTO …]. */
    record ExecuteImmediate(Place place, Fragment sql, List<Fragment> using) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.executeImmediate(this);
        }
    }

    /** Any SQL statement; {@code into} holds the variables of SELECT … INTO and CALL … INTO. */
    record Sql(Place place, Fragment statement, List<String> into) implements Step {
        @Override
        public Flow run(Runner runner) {
            return runner.sql(this);
        }
    }

    /** A condition or value, and what to do when it holds. */
    record Branch(Fragment condition, List<Step> body) {}

    /** WHEN … THEN of an EXCEPTION part. */
    record Handler(List<String> exceptions, boolean resumes, List<Step> body) {}

    /** What DECLARE and LET make. */
    sealed interface Declaration {
        String name();

        record Variable(
                String name,
                @Nullable Fragment type,
                @Nullable Fragment value) implements Declaration {}

        record Cursor(String name, Fragment query) implements Declaration {}

        record ResultSet(String name, @Nullable Fragment query) implements Declaration {}

        record UserException(String name, int code, String message) implements Declaration {}
    }
}
