package catenary.dsl;

import java.util.List;
import java.util.Set;

/// Tells text that breaks off in the middle, so that Enter means another line, from text that can be tried.
final class Unfinished {

    private static final Set<String> NEED_BODY = Set.of("if", "for", "while", "switch", "synchronized", "catch", "try");
    private static final Set<String> GO_ON = Set.of("else", "do", "try", "finally");
    private static final Set<String> TYPES = Set.of("class", "interface", "enum");

    private Unfinished() {}

    static boolean test(String typed) {
        var tokens = Lexer.tokens(typed);
        if (tokens.isEmpty()) return opensComment(typed);
        var brackets = new Brackets(tokens);
        if (brackets.unopened() != Brackets.NONE || tokens.getFirst().is("import")) return false;
        var last = tokens.getLast();
        if (last.isUnfinished()) return isOpen(last);
        if (tokens.stream().anyMatch(t -> t.isUnfinished() && !isOpen(t))) return false;
        if (brackets.unclosed() != Brackets.NONE) return true;
        if (last.isOperator()) {
            if (last.is(")")) return lacksBody(tokens, brackets);
            return !last.closes() && !last.is(";") && !last.is("++") && !last.is("--") && !last.is("?");
        }
        return GO_ON.contains(last.text()) || lacksTypeBody(tokens);
    }

    /// Whether more may follow on another line: not a string or character, which ends with its own.
    private static boolean isOpen(Token unfinished) {
        return opensComment(unfinished.text()) || unfinished.text().startsWith("\"\"\"");
    }

    private static boolean opensComment(String text) {
        String start = text.stripLeading();
        return start.startsWith("/*") && start.indexOf("*/", 2) < 0;
    }

    /// `for (...)` and the like, with nothing after it.
    private static boolean lacksBody(List<Token> tokens, Brackets brackets) {
        int before = brackets.partner(tokens.size() - 1) - 1;
        return before >= 0 && NEED_BODY.contains(tokens.get(before).text()) && !tokens.getFirst().is("do");
    }

    /// `class A extends B`, with nothing after it.
    private static boolean lacksTypeBody(List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            var token = tokens.get(i);
            if (TYPES.contains(token.text())) return i == 0 || !tokens.get(i - 1).is(".");
            if (!token.isName() && token.kind() != Token.Kind.KEYWORD) return false;
        }
        return false;
    }
}
