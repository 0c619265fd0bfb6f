package catenary.dsl;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;

/// Text that the cursor cuts off, made whole: a mark where the cursor is, and after it what closes all that is open.
final class Cut {

    /// Stands for the name at the cursor. It is called, because a call may stand where a statement or a value may.
    static final String MARK = "$completed";

    private static final Set<String> TAKE_A_STATEMENT = Set.of("if", "while", "for");

    /// An open bracket, and what has been seen in it so far.
    private static final class Level {

        final int open;
        int semicolons;
        int conditions;
        boolean each;

        Level(int open) {
            this.open = open;
        }
    }

    private final List<Token> tokens;
    private final ArrayDeque<Level> levels = new ArrayDeque<>();

    private Cut(List<Token> tokens) {
        this.tokens = tokens;
    }

    /// The text up to the name at the cursor, with the mark in its place.
    static String completed(String before) {
        var cut = new Cut(Lexer.tokens(before));
        cut.levels.push(new Level(Brackets.NONE));
        for (int i = 0; i < cut.tokens.size(); i++) cut.take(i);
        var whole = new StringBuilder(before).append(MARK).append("()");
        while (!cut.levels.isEmpty()) whole.append(cut.closing(cut.levels.pop()));
        return whole.toString();
    }

    private void take(int i) {
        var token = tokens.get(i);
        if (token.opens()) levels.push(new Level(i));
        else if (token.closes() && levels.size() > 1) levels.pop();
        else if (token.is(";")) levels.peek().semicolons++;
        else if (token.is("?") && !(i > 0 && (before(i).is("<") || before(i).is(",")))) levels.peek().conditions++;
        else if (token.is(":")) {
            if (levels.peek().conditions > 0) levels.peek().conditions--;
            else levels.peek().each = true;
        }
    }

    private Token before(int i) {
        return tokens.get(i - 1);
    }

    private String closing(Level level) {
        String rest = " : null".repeat(level.conditions);
        if (level.open == Brackets.NONE) return rest;
        String word = level.open == 0 ? "" : before(level.open).text();
        return rest + switch (tokens.get(level.open).text()) {
            case "[" -> "]";
            case "(" -> parenthesis(level, word);
            default -> brace(level, word);
        };
    }

    private static String parenthesis(Level level, String word) {
        if (word.equals("for") && !level.each) return ";".repeat(Math.max(0, 2 - level.semicolons)) + ");";
        if (word.equals("switch") || word.equals("synchronized")) return ") {}";
        if (word.equals("try")) return ") {} finally {}";
        return TAKE_A_STATEMENT.contains(word) ? ");" : ")";
    }

    private String brace(Level level, String word) {
        if (word.equals("]") || word.equals("=") || word.equals(",") || word.equals("{")) return "}"; // values of an array
        if (word.equals("do")) return ";} while (true);";
        return word.equals("try") ? ";} finally {}" : ";}";
    }
}
