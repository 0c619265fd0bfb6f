package catenary.dsl;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/// The top-level variables that methods, classes or lambdas of a script share with its statements.
///
/// A top-level variable is a local variable, and as fast as one, until something else needs it; then it becomes a static
/// field, of the type that javac found for it, and its declaration an assignment.
final class Shared {

    private static final Set<String> NEEDS_FIELD = Set.of(
            "compiler.err.cant.ref.non.effectively.final.var",
            "compiler.err.local.var.accessed.from.icls.needs.final",
            "compiler.err.var.might.not.have.been.initialized");

    private final Set<String> names = new HashSet<>();
    private boolean everything;

    Shared(List<Snippet> snippets) {
        for (var snippet : snippets) {
            if (snippet.kind() != Snippet.Kind.METHOD && snippet.kind() != Snippet.Kind.TYPE) continue;
            for (var token : Lexer.tokens(snippet.text().chars())) {
                if (token.isName()) names.add(token.text());
            }
        }
    }

    /// From now on every top-level variable is shared.
    void shareEverything() {
        everything = true;
    }

    /// Adds the variables that javac says can't be local; true if there are new ones.
    boolean learn(Unit unit, Javac.Round round) {
        var local = new HashSet<String>();
        declarations(round).forEach(d -> local.add(d.tree().getName().toString()));
        boolean more = false;
        for (var error : round.errors()) {
            if (!NEEDS_FIELD.contains(error.getCode())) continue;
            var tokens = Lexer.tokens(unit.source().substring((int) error.getPosition()));
            String name = tokens.isEmpty() ? "" : tokens.getFirst().text();
            more |= local.contains(name) && names.add(name);
        }
        return more;
    }

    /// What to do about the shared variables that are still local.
    ///
    /// @param fields  the new fields
    /// @param edits   the edits that make their declarations assignments
    /// @param pending whether the type of some shared variable is not known yet
    record Promotion(List<Field> fields, Map<Snippet, List<Edit>> edits, boolean pending) {}

    Promotion promote(Unit unit, Javac.Round round) {
        var fields = new ArrayList<Field>();
        var edits = new LinkedHashMap<Snippet, List<Edit>>();
        var groups = new LinkedHashMap<Snippet, List<Declaration>>();
        boolean pending = false;
        for (var declaration : declarations(round)) {
            var place = unit.place(start(round, declaration.tree()));
            if (place != null) groups.computeIfAbsent(place.snippet(), _ -> new ArrayList<>()).add(declaration);
        }
        for (var group : groups.entrySet()) {
            var declarations = group.getValue();
            if (declarations.stream().noneMatch(d -> isShared(d.tree()))) continue;
            if (declarations.stream().anyMatch(d -> !d.isKnown())) {
                pending = true;
                continue;
            }
            declarations.forEach(d -> fields.add(new Field(TypeNames.of(d.type()), d.tree().getName().toString())));
            edits.put(group.getKey(), assignments(unit, round, declarations));
        }
        return new Promotion(fields, edits, pending);
    }

    private boolean isShared(VariableTree tree) {
        String name = tree.getName().toString();
        return !name.isEmpty() && (everything || names.contains(name));
    }

    private record Declaration(VariableTree tree, TypeMirror type) {
        boolean isKnown() {
            return type != null && type.getKind() != TypeKind.ERROR && type.getKind() != TypeKind.NONE;
        }
    }

    /// The variables that are declared at top level: directly in the methods that hold the statements.
    private static List<Declaration> declarations(Javac.Round round) {
        var found = new ArrayList<Declaration>();
        var unit = new TreePath(round.tree());
        for (var type : round.tree().getTypeDecls()) {
            if (!(type instanceof ClassTree script)) continue;
            var inScript = new TreePath(unit, script);
            for (var member : script.getMembers()) {
                if (!(member instanceof MethodTree run) || !run.getName().toString().startsWith(Unit.RUN)) continue;
                var inRun = new TreePath(new TreePath(inScript, run), run.getBody());
                for (var statement : run.getBody().getStatements()) {
                    if (!(statement instanceof VariableTree variable)) continue;
                    var element = round.trees().getElement(new TreePath(inRun, variable));
                    found.add(new Declaration(variable, element == null ? null : element.asType()));
                }
            }
        }
        return found;
    }

    /// `int a = 1, b;` becomes `a = 1;`, with the type of an array written out before its initialiser.
    private static List<Edit> assignments(Unit unit, Javac.Round round, List<Declaration> declarations) {
        var edits = new ArrayList<Edit>();
        int keep = start(round, declarations.getFirst().tree());
        int shift = keep - unit.place(keep).position();
        boolean first = true;
        for (var declaration : declarations) {
            var tree = declaration.tree();
            if (tree.getInitializer() == null) continue;
            int value = start(round, tree.getInitializer());
            String type = tree.getInitializer() instanceof NewArrayTree array && array.getType() == null
                    ? "new " + TypeNames.of(declaration.type())
                    : "";
            int name = nameStart(unit, tree, keep, value);
            edits.add(new Edit(keep - shift, value - shift, (first ? "" : "; ") + tree.getName() + " = " + type,
                    name - shift, 0));
            keep = end(round, tree.getInitializer());
            first = false;
        }
        int end = end(round, declarations.getLast().tree());
        if (first) edits.add(Edit.replace(keep - shift, end - shift, ";"));
        else
            if (declarations.getLast().tree().getInitializer() == null)
                edits.add(Edit.replace(keep - shift, end - shift, ";"));
        return edits;
    }

    private static int nameStart(Unit unit, VariableTree tree, int from, int to) {
        int found = from;
        for (var token : Lexer.tokens(unit.source().substring(from, to))) {
            if (tree.getName().contentEquals(token.text())) found = from + token.from();
        }
        return found;
    }

    private static int start(Javac.Round round, Tree tree) {
        return (int) round.positions().getStartPosition(round.tree(), tree);
    }

    private static int end(Javac.Round round, Tree tree) {
        return (int) round.positions().getEndPosition(round.tree(), tree);
    }
}
