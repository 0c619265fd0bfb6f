package catenary.dsl;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/// Finds the options a script declares. They are read from the compiled program, before it runs, so that `--help` and an
/// unknown option cost nothing; that is why an option's name and help text must be string literals.
final class Options extends TreePathScanner<Void, Void> {

    private static final String FACADE = "catenary.dsl.Catenary";

    private final Unit unit;
    private final Javac.Round round;
    private final Map<String, Option> options = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Options(Unit unit, Javac.Round round) {
        this.unit = unit;
        this.round = round;
    }

    static List<Option> of(Unit unit, Javac.Round round) throws RefusedException {
        var scanner = new Options(unit, round);
        scanner.scan(round.tree(), null);
        if (!scanner.problems.isEmpty()) throw new RefusedException(scanner.problems);
        return List.copyOf(scanner.options.values());
    }

    @Override public Void visitMethodInvocation(MethodInvocationTree tree, Void v) {
        var method = round.trees().getElement(getCurrentPath());
        if (method != null
                && method.getSimpleName().contentEquals("opt")
                && ((TypeElement) method.getEnclosingElement()).getQualifiedName().contentEquals(FACADE)) {
            declare(tree.getArguments());
        }
        return super.visitMethodInvocation(tree, v);
    }

    private void declare(List<? extends ExpressionTree> arguments) {
        String name = literal(arguments.get(0), "the name of an option");
        String help = arguments.size() > 2 ? literal(arguments.get(2), "the help text of an option") : "";
        if (name == null || help == null) return;
        if (!name.matches("[A-Za-z][\\w-]*")) {
            problems.add(new Problem("'" + name + "' can't be an option; use letters, digits, - and _",
                    origin(arguments.get(0))));
            return;
        }
        var type = round.trees().getTypeMirror(new com.sun.source.util.TreePath(getCurrentPath(), arguments.get(1)));
        var words = new ArrayList<String>();
        String kind =
                switch (type.getKind()) {
                    case INT, SHORT, BYTE, CHAR -> "int";
                    case LONG, FLOAT, DOUBLE -> "double";
                    case BOOLEAN -> "boolean";
                    default -> {
                        boolean isEnum = type instanceof DeclaredType declared
                                && declared.asElement().getKind() == ElementKind.ENUM;
                        if (!isEnum) yield "String";
                        for (var member : ((DeclaredType) type).asElement().getEnclosedElements()) {
                            if (member.getKind() == ElementKind.ENUM_CONSTANT)
                                words.add(member.getSimpleName().toString());
                        }
                        yield "enum";
                    }
                };
        options.putIfAbsent(name, new Option(name, kind, shown(arguments.get(1)), help, List.copyOf(words)));
    }

    private String shown(ExpressionTree value) {
        if (value instanceof MemberSelectTree constant) return constant.getIdentifier().toString();
        return value instanceof LiteralTree literal ? String.valueOf(literal.getValue()) : value.toString();
    }

    private String literal(ExpressionTree tree, String what) {
        if (tree instanceof LiteralTree literal && literal.getValue() instanceof String text) return text;
        problems.add(new Problem(what + " must be a string literal, so that --help can show it before the script runs",
                origin(tree)));
        return null;
    }

    private int origin(ExpressionTree tree) {
        return unit.origin(round.positions().getStartPosition(round.tree(), tree));
    }
}
