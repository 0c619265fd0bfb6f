package catenary.dsl;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/// Rewrites `x[i]` where `x` is an object: as `x.get(i)` where it is read, as `Ops.part(x, i)` where an array changes in
/// place, as `x.set(i, v)` where a list does.
final class Elements {

    private final Types types;
    private final Rewrites rewrites;

    Elements(Types types, Rewrites rewrites) {
        this.types = types;
        this.rewrites = rewrites;
    }

    private TypeMirror indexed(ArrayAccessTree tree, Function<Tree, TypeMirror> typeOf) {
        var type = types.indexed(tree, typeOf);
        return type != null && type.getKind() == TypeKind.DECLARED ? type : null;
    }

    void rewrite(ArrayAccessTree tree, Function<Tree, TypeMirror> typeOf) {
        var type = indexed(tree, typeOf);
        if (type == null || types.elementOf(type) == null) return;
        if (isAt(tree) && !types.takesParts(type)) return;
        open(tree, ".get(");
        close(tree, rewrites.end(tree), ")");
    }

    /// Whether `tree` is a part of an array that assignments change in place, or one that wants to be.
    boolean isPart(ArrayAccessTree tree, Function<Tree, TypeMirror> typeOf) {
        var type = indexed(tree, typeOf);
        return type != null && types.takesParts(type);
    }

    /// Whether `tree` is an element of a list.
    boolean isSettable(ArrayAccessTree tree, Function<Tree, TypeMirror> typeOf) {
        var type = indexed(tree, typeOf);
        return type != null && !isAt(tree) && types.hasSet(type);
    }

    /// `x[i] += v`, whose right side begins at `right`, as `Ops.part(x, i).add(v)`.
    void rewriteAssignment(ArrayAccessTree left, ExpressionTree whole, int right, String op) {
        int origin = rewrites.end(left.getExpression());
        rewrites.wrap(whole, Ops.PREFIX + "part(", ")", origin);
        open(left, ", ");
        close(left, right, ")." + op + "(");
    }

    /// `x[i] = v` as `x.set(i, v)`.
    void rewriteSetting(ArrayAccessTree left, ExpressionTree whole, int right) {
        open(left, ".set(");
        rewrites.replace(rewrites.end(left) - 1, right, ",");
        rewrites.wrap(whole, "", ")", rewrites.start(whole));
    }

    private void open(ArrayAccessTree tree, String text) {
        int bracket = rewrites.operator(tree.getExpression(), tree.getIndex()).from();
        if (isAt(tree)) rewrites.replace(bracket, rewrites.start(arguments(tree).getFirst()), text);
        else rewrites.replace(bracket, bracket + 1, text);
        if (isNull(tree.getIndex())) {
            rewrites.replace(rewrites.start(tree.getIndex()), rewrites.end(tree.getIndex()),
                    Slices.INDEX + "newAxis()");
        }
    }

    private void close(ArrayAccessTree tree, int to, String text) {
        int from = isAt(tree) ? rewrites.end(arguments(tree).getLast()) : rewrites.end(tree) - 1;
        rewrites.replace(from, to, text);
    }

    /// Whether the index was slices or several numbers.
    private static boolean isAt(ArrayAccessTree tree) {
        return tree.getIndex() instanceof MethodInvocationTree && tree.getIndex().toString().startsWith(Slices.AT);
    }

    private static List<? extends ExpressionTree> arguments(ArrayAccessTree tree) {
        return ((MethodInvocationTree) tree.getIndex()).getArguments();
    }

    private static boolean isNull(Tree tree) {
        return tree instanceof LiteralTree literal && literal.getKind() == Tree.Kind.NULL_LITERAL;
    }
}
