package catenary.dsl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes `a ** b` as a call of [Ops#pow]. Works on tokens, since no Java parser gets past `**`.
///
/// As in Python, `**` binds tighter than a minus on its left and looser than one on its right, and groups to the
/// right: `-x**2` is `-(x**2)`, `2**-1` is one half, `2**3**2` is `2**9`.
final class Powers {

    private final List<Token> tokens;
    private final Brackets brackets;
    private final Map<Integer, Integer> ends = new HashMap<>(); // of each `**`, the last token of its right operand
    private final List<Edit> edits = new ArrayList<>();

    private Powers(List<Token> tokens) {
        this.tokens = tokens;
        this.brackets = new Brackets(tokens);
    }

    static Text rewrite(Text text) throws RefusedException {
        if (!text.chars().contains("**")) return text;
        var powers = new Powers(Lexer.tokens(text.chars()));
        for (int i = powers.tokens.size() - 1; i >= 0; i--) {
            var star = powers.tokens.get(i);
            if (star.isOperator() && star.is("**")) powers.rewrite(i, text);
        }
        return text.edited(powers.edits);
    }

    /// To be called from the last `**` to the first: an operand on the right ends where that of a `**` in it ends.
    private void rewrite(int i, Text text) throws RefusedException {
        var star = tokens.get(i);
        if (isOperator(i + 1, "=") && tokens.get(i + 1).from() == star.to()) {
            edits.add(Edit.replace(star.from(), tokens.get(i + 1).to(), "*=" + Syntax.POWER));
            return;
        }
        int left = operandStart(i - 1);
        int right = operandEnd(i + 1);
        if (left < 0 || right < 0)
            throw new RefusedException("** needs a value on either side", text.origin(star.from()));
        ends.put(i, right);
        int start = tokens.get(left).from();
        edits.add(new Edit(start, start, Ops.PREFIX + "pow(", star.from(), 0));
        edits.add(Edit.replace(star.from(), star.to(), ","));
        edits.add(Edit.insert(tokens.get(right).to(), ")"));
    }

    /// Index of the first token of the operand that ends at token `last`, or -1.
    private int operandStart(int last) {
        int i = last;
        while (i >= 0) {
            var token = tokens.get(i);
            if (token.closes() && !token.is("}")) {
                i = brackets.partner(i);
                if (i < 0) return -1;
                if (i > 0 && tokens.get(i - 1).endsOperand() && !isCast(i - 1)) {
                    i--;
                    continue;
                }
            } else if (!token.endsOperand()) return -1;
            if (isOperator(i - 1, ".")) {
                i -= 2;
                continue;
            }
            return i > 0 && tokens.get(i - 1).is("new") ? i - 1 : i;
        }
        return -1;
    }

    /// Whether the token ends a cast `(float) (x)`, so that what follows is not the argument list of a call.
    private boolean isCast(int close) {
        if (!isOperator(close, ")")) return false;
        int open = brackets.partner(close);
        return open >= 0 && close == open + 2 && isPrimitive(tokens.get(open + 1));
    }

    private static boolean isPrimitive(Token token) {
        return switch (token.text()) {
            case "int", "long", "float", "double", "short", "byte", "char" -> true;
            default -> false;
        };
    }

    /// Index of the last token of the operand that starts at token `first`, a following `**` included, or -1.
    private int operandEnd(int first) {
        int i = first;
        while (isOperator(i, "-") || isOperator(i, "+") || isOperator(i, "(") && isCast(i + 2)) {
            i += isOperator(i, "(") ? 3 : 1;
        }
        if (i < tokens.size() && tokens.get(i).is("new")) i++;
        if (i >= tokens.size()) return -1;
        if (isOperator(i, "(")) i = brackets.partner(i);
        else if (!tokens.get(i).endsOperand()) return -1;
        while (i >= 0 && i + 1 < tokens.size()) {
            if (isOperator(i + 1, ".")) i += 2;
            else if (isOperator(i + 1, "(") || isOperator(i + 1, "[")) i = brackets.partner(i + 1);
            else if (isOperator(i + 1, "**")) return ends.getOrDefault(i + 1, i);
            else return i;
        }
        return i < tokens.size() ? i : -1;
    }

    private boolean isOperator(int i, String text) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isOperator() && tokens.get(i).is(text);
    }
}
