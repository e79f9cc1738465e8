package dev.bactrian.provision;

import dev.bactrian.kpi.query.Lexer;
import dev.bactrian.kpi.query.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * How a table that is there becomes the one that its file asks for. CREATE OR ALTER TABLE drops the columns that it does not
 * name; unless that is allowed, new columns are added one by one and the others stay.
 */
final class TableChanges {

    private final LiveObjects live;
    private final boolean allowDrop;

    TableChanges(LiveObjects live, boolean allowDrop) {
        this.live = live;
        this.allowDrop = allowDrop;
    }

    List<String> statements(DesiredObject object) {
        String text = object.statement().text();
        List<String> have = live.columns(object.id());
        if (object.id().kind() != ObjectKind.TABLE || object.columns().isEmpty() || have.isEmpty()) {
            return List.of(text);
        }
        boolean drops = !object.columns().containsAll(have);
        if (!object.keepsExisting() && (!drops || allowDrop)) {
            return List.of(text);
        }
        List<String> additions = new ArrayList<>();
        for (String definition : definitions(text)) {
            String column = Lexer.tokens(definition).get(0).name();
            if (object.columns().contains(column) && !have.contains(column)) {
                additions.add("ALTER TABLE %s ADD COLUMN %s"
                        .formatted(object.id().name(), definition.replaceAll("(?i)\\bNOT\\s+NULL\\b", "")));
            }
        }
        return additions;
    }

    /** The texts between the commas of the first parenthesis. */
    private static List<String> definitions(String text) {
        List<String> definitions = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && c == '(' && depth++ == 0) {
                start = at + 1;
            } else if (!quoted && depth == 1 && (c == ',' || c == ')')) {
                definitions.add(text.substring(start, at).strip());
                start = at + 1;
            }
            if (!quoted && c == ')' && --depth == 0) {
                break;
            }
        }
        definitions.removeIf(definition -> Lexer.tokens(definition).stream().noneMatch(Token::isName));
        return definitions;
    }
}
