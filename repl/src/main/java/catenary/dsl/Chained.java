package catenary.dsl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Marks calls of values that have no name, `layers.get(0)(x)`, `layers[0](x)` and `(training ? f : g)(x)`, as
/// `layers.get(0).$call(x)`.
final class Chained {

    /// Words that Java's grammar knows in places only; brackets after them are no arguments.
    private static final Set<String> NO_METHODS = Set.of("yield", "when", "sealed", "permits");

    /// Keywords that an expression in brackets may follow; `if (f(x)) (y).z()` is no call.
    private static final Set<String> MAY_PRECEDE = Set.of("return", "else", "do", "throw", "yield");

    private final String source;
    private final List<Token> tokens;
    private final Brackets brackets;
    private final Set<Integer> ends = new HashSet<>(); // closing brackets of arguments

    private Chained(String source) {
        this.source = source;
        this.tokens = Lexer.tokens(source);
        this.brackets = new Brackets(tokens);
    }

    static Text rewrite(Text text) {
        if (text.chars().indexOf('(') < 0) return text;
        return text.edited(new Chained(text.chars()).edits());
    }

    private List<Edit> edits() {
        var edits = new ArrayList<Edit>();
        for (int i = 1; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (!token.opens() || !token.is("(") || brackets.partner(i) == Brackets.NONE) continue;
            var before = tokens.get(i - 1);
            boolean chained = isValue(i - 1) && !breaksLine(i);
            if (chained) edits.add(Edit.insert(token.from(), "." + Syntax.CALL));
            if (chained || before.isName() && !NO_METHODS.contains(before.text())) ends.add(brackets.partner(i));
        }
        return edits;
    }

    private boolean breaksLine(int i) {
        return source.substring(tokens.get(i - 1).to(), tokens.get(i).from()).indexOf('\n') >= 0;
    }

    /// Whether a value without a name ends at the token: a call, an index, or an expression in brackets that is no cast.
    private boolean isValue(int last) {
        var token = tokens.get(last);
        int open = brackets.partner(last);
        if (!token.closes() || open <= 0) return token.closes() && open == 0 && token.is(")") && isExpression(0, last);
        var before = tokens.get(open - 1);
        if (token.is("]")) return open + 1 < last && before.endsOperand();
        if (!token.is(")")) return false;
        if (ends.contains(last)) return !isAnnotation(open);
        boolean begins = before.isOperator() ? !before.is(")") && !before.is("]") : MAY_PRECEDE.contains(before.text());
        return begins && isExpression(open, last);
    }

    /// Whether the brackets belong to an annotation: `@A(1) (x)`.
    private boolean isAnnotation(int open) {
        int name = open - 1;
        while (name >= 2 && tokens.get(name - 1).is(".")) name -= 2;
        return name >= 1 && tokens.get(name - 1).is("@");
    }

    /// A call, a lambda or a choice in the brackets, which no type has.
    private boolean isExpression(int open, int close) {
        boolean asks = false;
        for (int i = open + 1; i < close; i++) {
            var token = tokens.get(i);
            if (!token.isOperator()) continue;
            if (token.is("(") || token.is("->")) return true;
            if (token.is("?")) asks = true;
            if (token.is(":") && asks) return true;
        }
        return false;
    }
}
