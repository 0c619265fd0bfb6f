package catenary.dsl;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/// Which bracket closes which: for a token list, the index of each bracket's partner, or `NONE`.
final class Brackets {

    static final int NONE = -1;

    private final int[] partner;
    private final int unclosed;
    private final int unopened;

    Brackets(List<Token> tokens) {
        partner = new int[tokens.size()];
        Arrays.fill(partner, NONE);
        var open = new ArrayDeque<Integer>();
        int firstUnopened = NONE;
        for (int i = 0; i < tokens.size() && firstUnopened == NONE; i++) {
            var token = tokens.get(i);
            if (token.opens()) open.push(i);
            else if (token.closes()) {
                if (open.isEmpty() || !matches(tokens.get(open.peek()), token)) firstUnopened = i;
                else {
                    partner[i] = open.pop();
                    partner[partner[i]] = i;
                }
            }
        }
        unopened = firstUnopened;
        unclosed = open.isEmpty() ? NONE : open.peek();
    }

    private static boolean matches(Token open, Token close) {
        return "([{".indexOf(open.text()) == ")]}".indexOf(close.text());
    }

    int partner(int token) {
        return partner[token];
    }

    /// The innermost bracket that nothing closes, or `NONE`.
    int unclosed() {
        return unclosed;
    }

    /// The first closing bracket that has no partner, or `NONE`.
    int unopened() {
        return unopened;
    }
}
