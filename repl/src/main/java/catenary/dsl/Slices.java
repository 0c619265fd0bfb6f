package catenary.dsl;

import java.util.ArrayList;
import java.util.List;

/// Writes `x[1:3, ..., 0]` as `x[Ops.at(Index.slice(1, 3), Index.ellipsis(), 0)]`: slices and several indexes as Java calls.
final class Slices {

    /// What the rewritten index begins with.
    static final String AT = Ops.PREFIX + "at(";

    /// How generated code spells the parts of an index.
    static final String INDEX = "catenary.array.Index.";

    private final List<Token> tokens;
    private final Brackets brackets;
    private final List<Edit> edits = new ArrayList<>();
    private final Text text;

    private Slices(Text text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
        this.brackets = new Brackets(tokens);
    }

    static Text rewrite(Text text) throws RefusedException {
        if (text.chars().indexOf('[') < 0) return text;
        var slices = new Slices(text, Lexer.tokens(text.chars()));
        for (int i = 1; i < slices.tokens.size(); i++) {
            var open = slices.tokens.get(i);
            int close = slices.brackets.partner(i);
            if (open.opens() && open.is("[") && close > i + 1 && slices.tokens.get(i - 1).endsOperand())
                slices.rewriteIndex(i, close);
        }
        return text.edited(slices.edits);
    }

    private void rewriteIndex(int open, int close) throws RefusedException {
        var commas = new ArrayList<Integer>();
        var colons = new ArrayList<Integer>();
        boolean ellipsis = false;
        int questions = 0;
        for (int i = open + 1; i < close; i++) {
            var token = tokens.get(i);
            if (token.opens()) i = brackets.partner(i);
            else if (isTypeArguments(i)) i = afterTypeArguments(i);
            else if (!token.isOperator()) continue;
            else if (token.is("?")) questions++;
            else if (token.is(":") && questions > 0) questions--;
            else if (token.is(":") || token.is("::")) colons.add(i);
            else if (token.is(",")) commas.add(i);
            else if (token.is("...")) ellipsis = true;
        }
        if (commas.isEmpty() && colons.isEmpty() && !ellipsis) return;
        insert(tokens.get(open).to(), AT);
        int from = open + 1;
        for (int comma : commas) {
            rewritePart(from, comma, colons);
            from = comma + 1;
        }
        rewritePart(from, close, colons);
        insert(tokens.get(close).from(), ")");
    }

    /// The type arguments of `new HashMap<K, V>()` and `Map.<K, V>of()`, whose commas are their own.
    private boolean isTypeArguments(int i) {
        if (!tokens.get(i).is("<")) return false;
        return tokens.get(i - 1).is(".") || tokens.get(i - 1).isName() && tokens.get(i - 2).is("new");
    }

    private int afterTypeArguments(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            if (tokens.get(i).is("<")) depth++;
            else if (tokens.get(i).is(">") && --depth == 0) return i;
        }
        return open;
    }

    /// One part of the index: the tokens `[from, to)`.
    private void rewritePart(int from, int to, List<Integer> allColons) throws RefusedException {
        if (to == from + 1 && tokens.get(from).is("...")) {
            replace(from, INDEX + "ellipsis()");
            return;
        }
        var colons = allColons.stream().filter(c -> from <= c && c < to).toList();
        if (colons.isEmpty()) return;
        if (to == from + 1 && tokens.get(from).is(":")) {
            replace(from, INDEX + "all()");
            return;
        }
        if (colons.stream().mapToInt(c -> tokens.get(c).text().length()).sum() > 2)
            throw new RefusedException("a slice is start:stop:step", text.origin(tokens.get(from).from()));
        insert(tokens.get(from).from(), INDEX + "slice(");
        int bound = from;
        boolean stepEmpty = false;
        for (int c : colons) {
            String empty = bound == c ? "null" : "";
            boolean both = tokens.get(c).is("::");
            stepEmpty = c + 1 == to && (both || c != colons.getFirst());
            replace(c, empty + (both ? ", null" : "") + (stepEmpty ? "" : ", "));
            bound = c + 1;
        }
        insert(tokens.get(to).from(), (bound == to && !stepEmpty ? "null" : "") + ")");
    }

    /// Inserts in the order of the calls where several go to one place.
    private void insert(int at, String text) {
        edits.add(new Edit(at, at, text, at, edits.size() - Integer.MAX_VALUE));
    }

    private void replace(int token, String text) {
        edits.add(Edit.replace(tokens.get(token).from(), tokens.get(token).to(), text));
    }
}
