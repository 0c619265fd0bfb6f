package catenary.dsl;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.Set;

/// Finds `a == b` between arrays or Variables: Java accepts it, so it keeps Java's meaning, which hardly anybody means.
final class Sameness extends TreePathScanner<Void, Void> {

    private static final Set<String> OURS = Set.of("catenary.array.NDArray", "catenary.autograd.Variable");

    private final Javac.Round round;
    private String note;

    private Sameness(Javac.Round round) {
        this.round = round;
    }

    /// What to tell the person who typed it, or null.
    static String note(Javac.Round round) {
        var scanner = new Sameness(round);
        scanner.scan(round.tree(), null);
        return scanner.note;
    }

    @Override public Void visitBinary(BinaryTree tree, Void v) {
        String operator =
                tree.getKind() == Tree.Kind.EQUAL_TO ? "==" : tree.getKind() == Tree.Kind.NOT_EQUAL_TO ? "!=" : null;
        if (operator != null && isOurs(tree.getLeftOperand()) && isOurs(tree.getRightOperand()))
            note = "note: '%s' asks whether both are the same object; %s(...) compares elements".formatted(operator,
                    operator.equals("==") ? "eq" : "ne");
        return super.visitBinary(tree, v);
    }

    private boolean isOurs(Tree operand) {
        var type = round.trees().getTypeMirror(new TreePath(getCurrentPath(), operand));
        return type != null && OURS.contains(type.toString());
    }
}
