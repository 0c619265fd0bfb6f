package catenary.dsl;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The edits of one [Javac.Round], collected by places in its trees.
final class Rewrites {

    private final Unit unit;
    private final Javac.Round round;
    private final Predicate<Snippet> editable;
    private final Map<Snippet, List<Edit>> edits = new LinkedHashMap<>();
    private int depth;

    Rewrites(Unit unit, Javac.Round round, Predicate<Snippet> editable) {
        this.unit = unit;
        this.round = round;
        this.editable = editable;
    }

    Map<Snippet, List<Edit>> bySnippet() {
        return edits;
    }

    int start(Tree tree) {
        return (int) round.positions().getStartPosition(round.tree(), tree);
    }

    int end(Tree tree) {
        return (int) round.positions().getEndPosition(round.tree(), tree);
    }

    String text(Tree tree) {
        return unit.source().substring(start(tree), end(tree));
    }

    /// The operator, or opening bracket, between two neighbouring operands.
    Token operator(Tree left, Tree right) {
        int from = end(left);
        var token = Lexer.tokens(unit.source().substring(from, start(right))).getFirst();
        return new Token(token.kind(), token.from() + from, token.to() + from, token.text());
    }

    /// Whether `mark` follows the operator.
    boolean isMarked(Token operator, String mark) {
        return unit.source().startsWith(mark, operator.to());
    }

    void replace(int from, int to, String insert) {
        add(from, to, insert, from, 0);
    }

    /// Puts `open` in place of `[from, opened)` and `close` in place of `[closed, to)`, around all that is between them and
    /// rewritten later. Both count as having come from `origin`.
    void wrap(int from, int opened, String open, int closed, int to, String close, int origin) {
        int rank = ++depth;
        add(from, opened, open, origin, rank);
        add(closed, to, close, origin, -rank);
    }

    void wrap(Tree tree, String open, String close, int origin) {
        wrap(start(tree), start(tree), open, end(tree), end(tree), close, origin);
    }

    /// Inserts before `tree`, outside of all that is rewritten later.
    void before(Tree tree, String text) {
        add(start(tree), start(tree), text, start(tree), ++depth);
    }

    /// Inserts after `tree`, as part of it.
    void after(Tree tree, String text) {
        add(end(tree), end(tree), text, start(tree), Integer.MIN_VALUE);
    }

    private void add(int from, int to, String insert, int origin, int rank) {
        var place = unit.place(from);
        if (place == null || !editable.test(place.snippet())) return;
        int shift = from - place.position();
        edits.computeIfAbsent(place.snippet(), _ -> new ArrayList<>())
                .add(new Edit(from - shift, to - shift, insert, origin - shift, rank));
    }
}
