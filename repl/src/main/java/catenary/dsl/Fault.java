package catenary.dsl;

import java.util.List;
import java.util.regex.Pattern;

/// One of javac's errors: its key, its text, and the part `[from, to)` of the Java source that it is about.
record Fault(String code, String message, String java, int from, int to) {

    private static final int LONGEST = 40;

    /// The expression at fault as it was typed, or null where that is long, or rewritten.
    String expression() {
        if (from < 0 || to > java.length() || from >= to) return null;
        String text = java.substring(from, to).strip();
        boolean quotable = text.length() <= LONGEST && text.indexOf('\n') < 0 && !text.contains("catenary.");
        return quotable && !text.isEmpty() ? text : null;
    }

    /// What is called with the expression as an argument, such as `F.relu`, or null.
    String callee() {
        if (from < 0 || from > java.length()) return null;
        var tokens = Lexer.tokens(java.substring(0, from));
        int depth = 0;
        for (int i = tokens.size() - 1; i > 0; i--) {
            var token = tokens.get(i);
            if (token.closes()) depth++;
            else if (token.is(";") || token.is("{")) return null;
            else if (token.opens() && depth-- == 0) return token.is("(") ? name(tokens, i - 1) : null;
        }
        return null;
    }

    /// `new Linear`, `F.relu` or `x.add`: the names before the bracket.
    private static String name(List<Token> tokens, int last) {
        if (!tokens.get(last).isName()) return null;
        var name = new StringBuilder(tokens.get(last).text());
        int i = last;
        while (i > 1 && tokens.get(i - 1).is(".") && tokens.get(i - 2).isName()) {
            name.insert(0, tokens.get(i - 2).text() + ".");
            i -= 2;
        }
        return (i > 0 && tokens.get(i - 1).is("new") ? "new " : "") + name;
    }

    /// How the method or constructor `name` that the error is about was called: `F.relu`, `new Linear`.
    String called(String name) {
        if (from < 0 || from >= java.length()) return name;
        if (word().equals("new")) return "new " + name;
        var path = Pattern.compile("(\\w+\\s*\\.\\s*)*" + Pattern.quote(name) + "\\b").matcher(java).region(from,
                java.length());
        return path.lookingAt() ? path.group().replaceAll("\\s", "") : name;
    }

    /// Whether the part at fault has `text` in it.
    boolean isAbout(String text) {
        int found = java.indexOf(text, Math.max(0, from));
        return found >= 0 && found < to;
    }

    /// The first token at fault.
    String word() {
        if (from < 0 || from >= java.length()) return "";
        var tokens = Lexer.tokens(java.substring(from));
        return tokens.isEmpty() ? "" : tokens.getFirst().text();
    }

    /// The token after the expression at fault.
    String next() {
        if (to < 0 || to > java.length()) return "";
        var tokens = Lexer.tokens(java.substring(to));
        return tokens.isEmpty() ? "" : tokens.getFirst().text();
    }
}
