package catenary.dsl;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/// Questions about the types of one [Javac.Round].
final class Types {

    private final Javac.Round round;

    Types(Javac.Round round) {
        this.round = round;
    }

    /// The type of `tree`, a child of the leaf of `path`; null where javac did not look.
    TypeMirror of(TreePath path, Tree tree) {
        return round.trees().getTypeMirror(new TreePath(path, tree));
    }

    TypeElement element(TypeMirror type) {
        return (TypeElement) ((DeclaredType) type).asElement();
    }

    /// The type of the variable that `name` means at `path`, or null.
    TypeMirror variable(TreePath path, Name name) {
        for (var at = path; at != null; at = at.getParentPath()) {
            var found = declaredIn(at, name);
            if (found != null) return found;
        }
        return null;
    }

    private TypeMirror declaredIn(TreePath path, Name name) {
        return switch (path.getLeaf()) {
            case BlockTree block -> among(path, block.getStatements(), name);
            case CaseTree group -> inCase(path, group, name);
            case LambdaExpressionTree lambda -> among(path, lambda.getParameters(), name);
            case MethodTree method -> among(path, method.getParameters(), name);
            case ForLoopTree loop -> among(path, loop.getInitializer(), name);
            case EnhancedForLoopTree loop -> among(path, List.of(loop.getVariable()), name);
            case TryTree attempt -> among(path, attempt.getResources(), name);
            case IfTree choice -> bound(path, choice.getCondition(), name);
            case WhileLoopTree loop -> bound(path, loop.getCondition(), name);
            case ConditionalExpressionTree choice -> bound(path, choice.getCondition(), name);
            case BinaryTree both -> bound(path, both.getLeftOperand(), name);
            case ClassTree _ ->
                    round.trees().getElement(path) instanceof TypeElement type ? field(type.asType(), name) : null;
            default -> null;
        };
    }

    private TypeMirror inCase(TreePath path, CaseTree group, Name name) {
        for (var label : group.getLabels()) {
            var found = bound(path, label, name);
            if (found != null) return found;
        }
        return group.getStatements() == null ? null : among(path, group.getStatements(), name);
    }

    /// The type of the pattern variable `name` in `tree`, a child of the leaf of `path`.
    private TypeMirror bound(TreePath path, Tree tree, Name name) {
        var found = new TypeMirror[1];
        new TreePathScanner<Void, Void>() {
            @Override public Void visitBindingPattern(BindingPatternTree pattern, Void v) {
                if (found[0] == null)
                    found[0] = among(getCurrentPath(), List.of(pattern.getVariable()), name);
                return null;
            }
        }.scan(new TreePath(path, tree), null);
        return found[0];
    }

    private TypeMirror among(TreePath path, List<? extends Tree> trees, Name name) {
        for (var tree : trees) {
            if (!(tree instanceof VariableTree variable) || !variable.getName().contentEquals(name)) continue;
            var element = round.trees().getElement(new TreePath(path, variable));
            return element == null ? of(path, variable) : element.asType();
        }
        return null;
    }

    /// The type of the field `name` of an object of type `owner`, or null.
    TypeMirror field(TypeMirror owner, Name name) {
        if (owner == null || owner.getKind() != TypeKind.DECLARED) return null;
        for (var member : members(owner)) {
            if (member.getKind().isField() && member.getSimpleName().contentEquals(name)) {
                return round.task().getTypes().asMemberOf((DeclaredType) owner, member);
            }
        }
        return null;
    }

    private List<? extends Element> members(TypeMirror type) {
        return round.task().getElements().getAllMembers(element(type));
    }

    /// The method that calling a value of `type` like a function means: `apply`, or the one method of a functional interface.
    String callMethod(TypeMirror type) {
        var bound = type instanceof TypeVariable variable ? variable.getUpperBound() : type;
        if (bound == null || bound.getKind() != TypeKind.DECLARED) return null;
        String single = null;
        int count = 0;
        for (var member : members(bound)) {
            if (member.getKind() != ElementKind.METHOD) continue;
            if (member.getSimpleName().contentEquals("apply")) return "apply";
            if (member.getModifiers().contains(Modifier.ABSTRACT) && !isOfObject(member)) {
                single = member.getSimpleName().toString();
                count++;
            }
        }
        return element(bound).getKind() == ElementKind.INTERFACE && count == 1 ? single : null;
    }

    private boolean isOfObject(Element method) {
        return switch (method.getSimpleName().toString()) {
            case "equals", "hashCode", "toString" -> true;
            default -> false;
        };
    }

    /// The type of what `tree` indexes, seeing through indexing that is itself sugar: in `x[0][1]`, that of `x[0]`.
    TypeMirror indexed(ArrayAccessTree tree, Function<Tree, TypeMirror> typeOf) {
        if (tree.getExpression() instanceof ArrayAccessTree inner) {
            var outer = indexed(inner, typeOf);
            if (isDeclared(outer)) return elementOf(outer);
        }
        return typeOf.apply(tree.getExpression());
    }

    private static boolean isDeclared(TypeMirror type) {
        return type != null && type.getKind() == TypeKind.DECLARED;
    }

    /// What `get(int)` of `type` returns, or null where there is no such method.
    TypeMirror elementOf(TypeMirror type) {
        for (var member : members(type)) {
            if (member.getSimpleName().contentEquals("get")
                    && member instanceof ExecutableElement method
                    && takesIndex(method)) {
                var seen = (ExecutableType) round.task().getTypes().asMemberOf((DeclaredType) type, method);
                return seen.getReturnType();
            }
        }
        return null;
    }

    /// Whether `type` takes slices and several indexes: it has a `get(Object...)`.
    boolean takesParts(TypeMirror type) {
        return members(type).stream().anyMatch(m -> m instanceof ExecutableElement method && method.isVarArgs()
                && method.getSimpleName().contentEquals("get") && takesIndex(method));
    }

    /// Whether `type` has a `set` of an index and a value.
    boolean hasSet(TypeMirror type) {
        return members(type).stream().anyMatch(m -> m instanceof ExecutableElement method
                && method.getSimpleName().contentEquals("set") && method.getParameters().size() == 2
                && method.getParameters().getFirst().asType().getKind() == TypeKind.INT);
    }

    /// The cast that Java's compound assignment implies for a variable of `type`: none for an object.
    String castTo(TypeMirror type) {
        return type != null && type.getKind().isPrimitive() ? "(" + TypeNames.of(type) + ") " : "";
    }

    private static boolean takesIndex(ExecutableElement method) {
        if (method.getParameters().size() != 1) return false;
        String type = method.getParameters().getFirst().asType().toString();
        return type.equals("int")
                || method.isVarArgs() && (type.startsWith("int") || type.startsWith("java.lang.Object"));
    }
}
