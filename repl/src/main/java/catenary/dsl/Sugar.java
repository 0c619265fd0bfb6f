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
/// which is why [Ops] knows plain numbers and strings, too. What [Masks] does waits until the operands are known.
/// What [Syntax] marked was no Java, and is rewritten whatever the types are.
final class Sugar extends TreePathScanner<Void, Void> {

    private static final Map<Tree.Kind, String> ARITHMETIC = Map.of(
            Tree.Kind.PLUS, "add",
            Tree.Kind.MINUS, "sub",
            Tree.Kind.MULTIPLY, "mul",
            Tree.Kind.DIVIDE, "div",
            Tree.Kind.REMAINDER, "mod");
    private static final Map<Tree.Kind, String> SIGN = Map.of(
            Tree.Kind.UNARY_MINUS, "neg",
            Tree.Kind.UNARY_PLUS, "pos");
    private static final Map<Tree.Kind, String> COMPARISON = Map.of(
            Tree.Kind.GREATER_THAN, "gt",
            Tree.Kind.GREATER_THAN_EQUAL, "ge",
            Tree.Kind.LESS_THAN, "lt",
            Tree.Kind.LESS_THAN_EQUAL, "le");
    private static final Map<Tree.Kind, String> LOGIC = Map.of(
            Tree.Kind.AND, "and",
            Tree.Kind.OR, "or",
            Tree.Kind.XOR, "xor");
    private static final Set<Tree.Kind> COMPLEMENT =
            Set.of(Tree.Kind.BITWISE_COMPLEMENT, Tree.Kind.LOGICAL_COMPLEMENT);
    private static final Map<Tree.Kind, String> COMPOUND = Map.of(
            Tree.Kind.PLUS_ASSIGNMENT, "add",
            Tree.Kind.MINUS_ASSIGNMENT, "sub",
            Tree.Kind.MULTIPLY_ASSIGNMENT, "mul",
            Tree.Kind.DIVIDE_ASSIGNMENT, "div",
            Tree.Kind.REMAINDER_ASSIGNMENT, "mod",
            Tree.Kind.AND_ASSIGNMENT, "and",
            Tree.Kind.OR_ASSIGNMENT, "or",
            Tree.Kind.XOR_ASSIGNMENT, "xor");
    private static final Set<String> JAVA_COMPOUND = Set.of(
            "java.lang.String", "java.lang.Object", "java.lang.Integer", "java.lang.Long", "java.lang.Short",
            "java.lang.Byte", "java.lang.Character", "java.lang.Float", "java.lang.Double", "java.lang.Boolean",
            "java.lang.CharSequence", "java.lang.Comparable", "java.io.Serializable");

    /// A variable given its `var`: visible in the rest of `scope`.
    private record Declared(String name, Tree scope) {}

    private final Types types;
    private final Rewrites rewrites;
    private final Elements elements;
    private final Set<Long> unknownNames = new HashSet<>();
    private final List<Declared> declared = new ArrayList<>();

    private Sugar(Unit unit, Javac.Round round, Predicate<Snippet> editable) {
        this.types = new Types(round);
        this.rewrites = new Rewrites(unit, round, editable);
        this.elements = new Elements(types, rewrites);
        for (var error : round.errors()) {
            if (error.getCode().startsWith("compiler.err.cant.resolve")) unknownNames.add(error.getPosition());
        }
    }

    /// The edits that turn sugar in `editable` snippets into Java; empty when there is none left.
    static Map<Snippet, List<Edit>> edits(Unit unit, Javac.Round round, Predicate<Snippet> editable) {
        var sugar = new Sugar(unit, round, editable);
        sugar.scan(round.tree(), null);
        return sugar.rewrites.bySnippet();
    }

    @Override public Void visitBinary(BinaryTree tree, Void v) {
        var operator = rewrites.operator(tree.getLeftOperand(), tree.getRightOperand());
        boolean product = rewrites.isMarked(operator, Syntax.PRODUCT);
        String method = product ? Ops.PREFIX + "matmul" : isUntyped(tree) ? method(tree) : null;
        if (method != null) {
            rewrites.wrap(tree, method + "(", ")", operator.from());
            rewrites.replace(operator.from(), operator.to() + (product ? Syntax.PRODUCT.length() : 0), ",");
        }
        return super.visitBinary(tree, v);
    }

    private String method(BinaryTree tree) {
        var kind = tree.getKind();
        if (ARITHMETIC.containsKey(kind)) return Ops.PREFIX + ARITHMETIC.get(kind);
        if (isUntyped(tree.getLeftOperand()) || isUntyped(tree.getRightOperand())) return null;
        if (LOGIC.containsKey(kind)) return Masks.PREFIX + LOGIC.get(kind);
        boolean chained = tree.getLeftOperand().toString().startsWith(Masks.PREFIX); // 0 < x < 1 would compare a mask
        return COMPARISON.containsKey(kind) && !chained ? Masks.PREFIX + COMPARISON.get(kind) : null;
    }

    @Override public Void visitUnary(UnaryTree tree, Void v) {
        String method = isUntyped(tree) ? method(tree) : null;
        if (method != null) {
            int at = rewrites.start(tree);
            rewrites.wrap(at, at + 1, method + "(", rewrites.end(tree), rewrites.end(tree), ")", at);
        }
        return super.visitUnary(tree, v);
    }

    private String method(UnaryTree tree) {
        if (SIGN.containsKey(tree.getKind())) return Ops.PREFIX + SIGN.get(tree.getKind());
        return COMPLEMENT.contains(tree.getKind()) && isObject(type(tree.getExpression())) ? Masks.PREFIX + "not"
                : null;
    }

    @Override public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void v) {
        var operator = rewrites.operator(tree.getVariable(), tree.getExpression());
        boolean product = rewrites.isMarked(operator, Syntax.PRODUCT);
        boolean power = rewrites.isMarked(operator, Syntax.POWER);
        String op = product ? "matmul" : power ? "pow" : COMPOUND.get(tree.getKind());
        int right = operator.to() + (product ? Syntax.PRODUCT.length() : power ? Syntax.POWER.length() : 0);
        if (op != null && tree.getVariable() instanceof ArrayAccessTree access && elements.isPart(access, this::type)) {
            elements.rewriteAssignment(access, tree, right, op);
            scan(access.getExpression(), v);
            scan(access.getIndex(), v);
            return scan(tree.getExpression(), v);
        }
        if (op != null && !isUntyped(tree.getVariable()) && isPlain(tree.getVariable())
                && (product || power || takesObjects(tree))) {
            String cast = types.castTo(type(tree.getVariable()));
            String prefix = LOGIC.containsValue(op) ? Masks.PREFIX : Ops.PREFIX;
            rewrites.wrap(operator.from(), right,
                    "= " + cast + prefix + op + "(" + rewrites.text(tree.getVariable()) + ",",
                    rewrites.end(tree), rewrites.end(tree), ")", operator.from());
        }
        return super.visitCompoundAssignment(tree, v);
    }

    /// Whether Java's own compound assignment can't be meant: the left side is an object that is neither text nor a number.
    private boolean takesObjects(CompoundAssignmentTree tree) {
        var left = type(tree.getVariable());
        if (left == null) return false;
        if (left.getKind() == TypeKind.TYPEVAR) return true;
        return left.getKind() == TypeKind.DECLARED
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
        if (select instanceof MemberSelectTree member && member.getIdentifier().contentEquals(Syntax.CALL)) {
            String method = types.callMethod(type(member.getExpression()));
            int end = rewrites.end(select);
            if (method != null) rewrites.replace(end - Syntax.CALL.length(), end, method);
        } else if (isUntyped(select)) {
            TypeMirror callee =
                    switch (select) {
                        case IdentifierTree name -> types.variable(getCurrentPath(), name.getName());
                        case MemberSelectTree member ->
                                types.field(type(member.getExpression()), member.getIdentifier());
                        default -> null;
                    };
            boolean unknown = unknownNames.contains((long) rewrites.start(select));
            String method = types.callMethod(callee);
            if (method == null && isObject(callee) && unknown) method = Syntax.CALL; // javac will say what it is
            if (method != null) rewrites.after(select, "." + method);
        }
        return super.visitMethodInvocation(tree, v);
    }

    @Override public Void visitArrayAccess(ArrayAccessTree tree, Void v) {
        elements.rewrite(tree, this::type);
        return super.visitArrayAccess(tree, v);
    }

    @Override public Void visitAssignment(AssignmentTree tree, Void v) {
        if (!(tree.getVariable() instanceof ArrayAccessTree access)) return super.visitAssignment(tree, v);
        int right = rewrites.operator(access, tree.getExpression()).to();
        if (elements.isPart(access, this::type)) elements.rewriteAssignment(access, tree, right, "set");
        else if (elements.isSettable(access, this::type)) elements.rewriteSetting(access, tree, right);
        else if (isObject(type(access.getExpression()))) return scan(tree.getExpression(), v);
        scan(access.getExpression(), v);
        scan(access.getIndex(), v);
        return scan(tree.getExpression(), v);
    }

    private static boolean isObject(TypeMirror type) {
        return type != null && type.getKind() == TypeKind.DECLARED;
    }

    @Override public Void visitExpressionStatement(ExpressionStatementTree tree, Void v) {
        var scope = getCurrentPath().getParentPath();
        if ((scope.getLeaf() instanceof BlockTree || scope.getLeaf() instanceof CaseTree) && splitChain(tree, scope))
            return null;
        if (tree.getExpression() instanceof AssignmentTree assignment
                && assignment.getVariable() instanceof IdentifierTree name
                && unknownNames.contains((long) rewrites.start(name))) {
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
                rewrites.before(tree, "var ");
            }
        }
        return super.visitExpressionStatement(tree, v);
    }

    /// `a = b = 3`, where `b` is new, becomes `var b = 3; a = b`. False if the statement is not of that kind.
    private boolean splitChain(ExpressionStatementTree tree, TreePath scope) {
        var targets = new ArrayList<IdentifierTree>();
        ExpressionTree value = tree.getExpression();
        while (value instanceof AssignmentTree assignment && assignment.getVariable() instanceof IdentifierTree name) {
            targets.add(name);
            value = assignment.getExpression();
        }
        if (targets.size() < 2 || targets.stream().skip(1).noneMatch(t -> isNew(t, scope))) return false;
        var last = targets.removeLast();
        rewrites.replace(rewrites.start(tree), rewrites.start(last), firstWord(last, scope));
        var rest = new StringBuilder();
        for (var target : targets.reversed()) {
            rest.append("; ").append(firstWord(target, scope)).append(target.getName()).append(" = ")
                    .append(last.getName());
            last = target;
        }
        rewrites.replace(rewrites.end(value), rewrites.end(value), rest.toString());
        scan(value, null);
        return true;
    }

    private boolean isNew(IdentifierTree name, TreePath scope) {
        return unknownNames.contains((long) rewrites.start(name)) && !isDeclared(name.getName().toString(), scope);
    }

    /// What stands before the first assignment to a variable.
    private String firstWord(IdentifierTree name, TreePath scope) {
        if (!isNew(name, scope)) return "";
        declared.add(new Declared(name.getName().toString(), scope.getLeaf()));
        return "var ";
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
}
