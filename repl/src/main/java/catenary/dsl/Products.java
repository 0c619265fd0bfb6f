package catenary.dsl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Marks `a @ b`, the matrix product, as `a */*@*/ b`: the operator groups as `*` does.
///
/// An annotation stays one. `@` is an operator where an operand comes before it on the same line and the spaces around it
/// are even, `a @ b` or `a@b`; in `String @NonNull [] names` they are not.
final class Products {

    private final String source;
    private final List<Token> tokens;
    private final Brackets brackets;
    private final Set<Integer> annotationEnds = new HashSet<>();

    private Products(String source) {
        this.source = source;
        this.tokens = Lexer.tokens(source);
        this.brackets = new Brackets(tokens);
    }

    static Text rewrite(Text text) throws RefusedException {
        if (text.chars().indexOf('@') < 0) return text;
        return text.edited(new Products(text.chars()).edits(text));
    }

    private List<Edit> edits(Text text) throws RefusedException {
        var edits = new ArrayList<Edit>();
        for (int i = 0; i < tokens.size(); i++) {
            var at = tokens.get(i);
            if (!at.isOperator() || !at.is("@")) continue;
            if (isCutOff(i)) throw new RefusedException("@ needs a value on either side", text.origin(at.from()));
            if (!isProduct(i)) skipAnnotation(i);
            else
                if (isAssignment(i))
                    edits.add(Edit.replace(at.from(), tokens.get(i + 1).to(), "*=" + Syntax.PRODUCT));
                else
                    edits.add(Edit.replace(at.from(), at.to(), "*" + Syntax.PRODUCT));
        }
        return edits;
    }

    private boolean isProduct(int at) {
        if (at == 0 || at + 1 == tokens.size() || annotationEnds.contains(at - 1)) return false;
        if (!tokens.get(at - 1).endsOperand()) return false;
        String before = source.substring(tokens.get(at - 1).to(), tokens.get(at).from());
        String after = source.substring(tokens.get(at).to(), tokens.get(at + 1).from());
        if (before.indexOf('\n') >= 0) return false;
        return isAssignment(at) || before.isEmpty() == after.isEmpty() && !tokens.get(at + 1).is("interface");
    }

    private boolean isCutOff(int at) {
        boolean operand = at > 0 && tokens.get(at - 1).endsOperand();
        return operand && (at + 1 == tokens.size() || tokens.get(at + 1).closes() || tokens.get(at + 1).is(";"));
    }

    private boolean isAssignment(int at) {
        var next = tokens.get(at + 1);
        return next.is("=") && next.from() == tokens.get(at).to();
    }

    private void skipAnnotation(int at) {
        int name = at + 1;
        while (name + 2 < tokens.size() && tokens.get(name + 1).is(".")) name += 2;
        annotationEnds.add(name);
        if (name + 1 < tokens.size() && tokens.get(name + 1).is("(")) annotationEnds.add(brackets.partner(name + 1));
    }
}
