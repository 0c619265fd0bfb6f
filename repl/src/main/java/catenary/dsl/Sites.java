package catenary.dsl;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/// Collects the [Site]s of a script.
final class Sites extends TreeScanner<Void, Void> {

    private final Unit unit;
    private final Javac.Round round;
    private final Lines lines;
    private final List<Site> sites = new ArrayList<>();

    private Sites(Unit unit, Javac.Round round, Lines lines) {
        this.unit = unit;
        this.round = round;
        this.lines = lines;
    }

    static List<Site> of(Unit unit, Javac.Round round, Lines lines) {
        var scanner = new Sites(unit, round, lines);
        scanner.scan(round.tree(), null);
        return scanner.sites;
    }

    @Override public Void visitMethodInvocation(MethodInvocationTree tree, Void v) {
        var select = tree.getMethodSelect();
        String name = name(select);
        int at = end(select) - name.length();
        String callee = select.toString();
        boolean operator = callee.startsWith(Ops.PREFIX) || callee.startsWith(Masks.PREFIX);
        add(operator ? start(select) : at, name);
        if (!operator && select instanceof MemberSelectTree) add(at, Site.MEMBER);
        return super.visitMethodInvocation(tree, v);
    }

    private static String name(ExpressionTree select) {
        return switch (select) {
            case IdentifierTree name -> name.getName().toString();
            case MemberSelectTree member -> member.getIdentifier().toString();
            default -> "";
        };
    }

    @Override public Void visitMemberSelect(MemberSelectTree tree, Void v) {
        add(end(tree) - tree.getIdentifier().length(), Site.MEMBER);
        return super.visitMemberSelect(tree, v);
    }

    @Override public Void visitNewClass(NewClassTree tree, Void v) {
        add(start(tree), Site.NEW);
        return super.visitNewClass(tree, v);
    }

    @Override public Void visitNewArray(NewArrayTree tree, Void v) {
        add(start(tree), Site.NEW_ARRAY);
        return super.visitNewArray(tree, v);
    }

    @Override public Void visitThrow(ThrowTree tree, Void v) {
        add(start(tree), Site.THROW);
        return super.visitThrow(tree, v);
    }

    @Override public Void visitTypeCast(TypeCastTree tree, Void v) {
        add(start(tree), Site.CAST);
        return super.visitTypeCast(tree, v);
    }

    @Override public Void visitArrayAccess(ArrayAccessTree tree, Void v) {
        add(end(tree.getExpression()), Site.INDEX);
        return super.visitArrayAccess(tree, v);
    }

    @Override public Void visitBinary(BinaryTree tree, Void v) {
        if (tree.getKind() == Tree.Kind.DIVIDE || tree.getKind() == Tree.Kind.REMAINDER) {
            int after = end(tree.getLeftOperand());
            add(after + Lexer.tokens(unit.source().substring(after, start(tree.getRightOperand()))).getFirst().from(),
                    Site.DIVISION);
        }
        return super.visitBinary(tree, v);
    }

    private void add(int position, String name) {
        if (unit.place(position) == null) return;
        int typed = unit.origin(position);
        sites.add(new Site(lines.line(typed), lines.column(typed), name));
    }

    private int start(Tree tree) {
        return (int) round.positions().getStartPosition(round.tree(), tree);
    }

    private int end(Tree tree) {
        return (int) round.positions().getEndPosition(round.tree(), tree);
    }
}
