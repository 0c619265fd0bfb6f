package catenary.dsl;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/// Finds what javac refused and sugar allows, and how to write it in Java.
///
/// A node is rewritten only where javac gave it no type, so what Java accepts keeps Java's meaning. That includes
/// nodes whose operands have no type *yet*: in `y = x * 2` and then `y + 1` both are rewritten in one round,
/// which is why [Ops] knows plain numbers and strings, too. Comparisons wait until both sides are known.
final class Sugar extends TreePathScanner<Void, Void> {

    private static final Map<Tree.Kind, String> ARITHMETIC = Map.of(
            Tree.Kind.PLUS, "add",
            Tree.Kind.MINUS, "sub",
            Tree.Kind.MULTIPLY, "mul",
            Tree.Kind.DIVIDE, "div",
            Tree.Kind.REMAINDER, "mod");
    private static final Map<Tree.Kind, String> COMPARISON = Map.of(
            Tree.Kind.GREATER_THAN, "gt",
            Tree.Kind.GREATER_THAN_EQUAL, "ge",
            Tree.Kind.LESS_THAN, "lt",
            Tree.Kind.LESS_THAN_EQUAL, "le");
    private static final Map<Tree.Kind, String> COMPOUND = Map.of(
            Tree.Kind.PLUS_ASSIGNMENT, "add",
            Tree.Kind.MINUS_ASSIGNMENT, "sub",
            Tree.Kind.MULTIPLY_ASSIGNMENT, "mul",
            Tree.Kind.DIVIDE_ASSIGNMENT, "div",
            Tree.Kind.REMAINDER_ASSIGNMENT, "mod");
    private static final Set<String> JAVA_COMPOUND = Set.of(
            "java.lang.String", "java.lang.Object", "java.lang.Integer", "java.lang.Long", "java.lang.Short",
            "java.lang.Byte", "java.lang.Character", "java.lang.Float", "java.lang.Double", "java.lang.CharSequence",
            "java.lang.Comparable", "java.io.Serializable");

    /// A variable given its `var`: visible in the rest of `scope`.
    private record Declared(String name, Tree scope) {}

    private final Unit unit;
    private final Javac.Round round;
    private final Types types;
    private final Predicate<Snippet> editable;
    private final Set<Long> unknownNames = new HashSet<>();
    private final Map<Snippet, List<Edit>> edits = new LinkedHashMap<>();
    private final List<Declared> declared = new ArrayList<>();
    private int depth;

    private Sugar(Unit unit, Javac.Round round, Predicate<Snippet> editable) {
        this.unit = unit;
        this.round = round;
        this.types = new Types(round);
        this.editable = editable;
        for (var error : round.errors()) {
            if (error.getCode().startsWith("compiler.err.cant.resolve")) unknownNames.add(error.getPosition());
        }
    }

    /// The edits that turn sugar in `editable` snippets into Java; empty when there is none left.
    static Map<Snippet, List<Edit>> edits(Unit unit, Javac.Round round, Predicate<Snippet> editable) {
        var sugar = new Sugar(unit, round, editable);
        sugar.scan(round.tree(), null);
        return sugar.edits;
    }

    @Override public Void visitBinary(BinaryTree tree, Void v) {
        String op = isUntyped(tree) ? operation(tree) : null;
        if (op != null) {
            var operator = operator(tree.getLeftOperand(), tree.getRightOperand());
            wrap(op, start(tree), end(tree), operator);
            edit(operator.from(), operator.to(), ",", operator.from(), 0);
        }
        return super.visitBinary(tree, v);
    }

    private String operation(BinaryTree tree) {
        boolean known = !isUntyped(tree.getLeftOperand()) && !isUntyped(tree.getRightOperand());
        return ARITHMETIC.getOrDefault(tree.getKind(), known ? COMPARISON.get(tree.getKind()) : null);
    }

    @Override public Void visitUnary(UnaryTree tree, Void v) {
        if (tree.getKind() == Tree.Kind.UNARY_MINUS && isUntyped(tree)) {
            int rank = ++depth;
            edit(start(tree), start(tree) + 1, Ops.PREFIX + "neg(", start(tree), rank);
            edit(end(tree), end(tree), ")", start(tree), -rank);
        }
        return super.visitUnary(tree, v);
    }

    @Override public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void v) {
        String op = COMPOUND.get(tree.getKind());
        if (op != null && isPlain(tree.getVariable()) && takesObjects(tree)) {
            var operator = operator(tree.getVariable(), tree.getExpression());
            String left = unit.source().substring(start(tree.getVariable()), end(tree.getVariable()));
            int rank = ++depth;
            edit(operator.from(), operator.to(), "= " + Ops.PREFIX + op + "(" + left + ",", operator.from(), rank);
            edit(end(tree), end(tree), ")", operator.from(), -rank);
        }
        return super.visitCompoundAssignment(tree, v);
    }

    /// Whether Java's own compound assignment can't be meant: the left side is an object that is neither text nor a number.
    private boolean takesObjects(CompoundAssignmentTree tree) {
        var left = type(tree.getVariable());
        return left != null
                && left.getKind() == TypeKind.DECLARED
                && !JAVA_COMPOUND.contains(types.element(left).getQualifiedName().toString());
    }

    /// Whether evaluating the expression twice is the same as evaluating it once.
    private static boolean isPlain(ExpressionTree tree) {
        return switch (tree) {
            case IdentifierTree _, LiteralTree _ -> true;
            case MemberSelectTree select -> isPlain(select.getExpression());
            case ArrayAccessTree access -> isPlain(access.getExpression()) && isPlain(access.getIndex());
            default -> false;
        };
    }

    @Override public Void visitMethodInvocation(MethodInvocationTree tree, Void v) {
        var select = tree.getMethodSelect();
        if (isUntyped(select)) {
            TypeMirror callee =
                    switch (select) {
                        case IdentifierTree name -> types.variable(getCurrentPath(), name.getName());
                        case MemberSelectTree member ->
                                types.field(type(member.getExpression()), member.getIdentifier());
                        default -> null;
                    };
            String method = types.callMethod(callee);
            if (method != null) edit(end(select), end(select), "." + method, start(select), 0);
        }
        return super.visitMethodInvocation(tree, v);
    }

    @Override public Void visitArrayAccess(ArrayAccessTree tree, Void v) {
        var indexed = types.indexed(tree, this::type);
        if (indexed != null && indexed.getKind() == TypeKind.DECLARED && types.elementOf(indexed) != null) {
            int open = operator(tree.getExpression(), tree.getIndex()).from();
            edit(open, open + 1, ".get(", open, 0);
            edit(end(tree) - 1, end(tree), ")", open, 0);
        }
        return super.visitArrayAccess(tree, v);
    }

    @Override public Void visitAssignment(AssignmentTree tree, Void v) {
        boolean indexed =
                tree.getVariable() instanceof ArrayAccessTree access && isObject(type(access.getExpression()));
        return indexed ? scan(tree.getExpression(), v) : super.visitAssignment(tree, v);
    }

    private static boolean isObject(TypeMirror type) {
        return type != null && type.getKind() == TypeKind.DECLARED;
    }

    @Override public Void visitExpressionStatement(ExpressionStatementTree tree, Void v) {
        if (tree.getExpression() instanceof AssignmentTree assignment
                && assignment.getVariable() instanceof IdentifierTree name
                && unknownNames.contains((long) start(name))) {
            var path = getCurrentPath().getParentPath();
            boolean mayDeclare =
                    switch (path.getLeaf()) {
                        case BlockTree _, CaseTree _ -> true;
                        case ForLoopTree loop ->
                                loop.getInitializer().contains(tree) && loop.getInitializer().size() == 1;
                        default -> false;
                    };
            if (mayDeclare && !isDeclared(name.getName().toString(), path)) {
                declared.add(new Declared(name.getName().toString(), path.getLeaf()));
                edit(start(tree), start(tree), "var ", start(tree), ++depth);
            }
        }
        return super.visitExpressionStatement(tree, v);
    }

    private boolean isDeclared(String name, TreePath path) {
        for (var at = path; at != null; at = at.getParentPath()) {
            if (declared.contains(new Declared(name, at.getLeaf()))) return true;
        }
        return false;
    }

    private boolean isUntyped(Tree tree) {
        var type = type(tree);
        return type != null && type.getKind() == TypeKind.ERROR;
    }

    private TypeMirror type(Tree tree) {
        return types.of(getCurrentPath(), tree);
    }

    private void wrap(String op, int from, int to, Token operator) {
        int rank = ++depth;
        edit(from, from, Ops.PREFIX + op + "(", operator.from(), rank);
        edit(to, to, ")", operator.from(), -rank);
    }

    /// The operator, or opening bracket, between two neighbouring operands.
    private Token operator(Tree left, Tree right) {
        int from = end(left);
        var token = Lexer.tokens(unit.source().substring(from, start(right))).getFirst();
        return new Token(token.kind(), token.from() + from, token.to() + from, token.text());
    }

    private int start(Tree tree) {
        return (int) round.positions().getStartPosition(round.tree(), tree);
    }

    private int end(Tree tree) {
        return (int) round.positions().getEndPosition(round.tree(), tree);
    }

    private void edit(int from, int to, String insert, int origin, int rank) {
        var place = unit.place(from);
        if (place == null || !editable.test(place.snippet())) return;
        int shift = from - place.position();
        edits.computeIfAbsent(place.snippet(), _ -> new ArrayList<>())
                .add(new Edit(from - shift, to - shift, insert, origin - shift, rank));
    }
}
