package catenary.dsl;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/// What may stand at the cursor: javac says of which type the expression before it is, after sugar in it is rewritten. Nothing
/// is run.
public final class Completion {

    public enum Place {
        /// After a dot or `::`.
        MEMBER,
        /// After `new`.
        CLASS,
        /// Where a value, a statement or a type may begin.
        NAME,
        /// In a string.
        STRING,
        /// Where a new name is chosen, in comments, and in numbers.
        NOWHERE
    }

    private static final Set<String> TAKE_FILES =
            Set.of("load", "save", "run", "of", "get", "readString", "readAllLines", "File", "FileReader", "svg", "png");
    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "char", "double", "float", "int", "long", "short", "void");
    private static final int ROUNDS = 6;
    private static final String CLASS_NAME = "$Completion";

    private final String before;
    private final List<Token> tokens;

    /// Looks at the text up to the cursor.
    public Completion(String before) {
        this.before = before;
        this.tokens = Lexer.tokens(before);
    }

    /// The part of the name at the cursor that is written already.
    public String prefix() {
        int start = before.length();
        while (start > 0 && Character.isJavaIdentifierPart(before.charAt(start - 1))) start--;
        return before.substring(start);
    }

    public Place place() {
        if (!tokens.isEmpty() && tokens.getLast().isUnfinished()) {
            return tokens.getLast().text().startsWith("/*") ? Place.NOWHERE : Place.STRING;
        }
        if (Marks.of(before).stream().anyMatch(m -> m.kind() == Marks.Kind.COMMENT && m.to() == before.length())) return Place.NOWHERE;
        int last = tokens.size() - (prefix().isEmpty() ? 1 : 2);
        if (!prefix().isEmpty() && Character.isDigit(prefix().charAt(0))) return Place.NOWHERE;
        if (last < 0) return Place.NAME;
        var token = tokens.get(last);
        if (token.is(".") || token.is("::")) return Place.MEMBER;
        if (token.is("new")) return Place.CLASS;
        boolean beforeNewName = token.endsOperand() || PRIMITIVES.contains(token.text());
        return beforeNewName && !startsLine(token) ? Place.NOWHERE : Place.NAME;
    }

    /// Whether a new line begins after the token, so that a snippet may begin, too.
    private boolean startsLine(Token token) {
        return before.indexOf('\n', token.to()) >= 0;
    }

    /// The names in the text, which decide what a [Scope] has to know.
    public Set<String> names() {
        return tokens.stream().filter(Token::isName).map(Token::text).collect(Collectors.toSet());
    }

    /// What is written of a file's name, if the cursor is in a string that names one; else null.
    public String file() {
        if (place() != Place.STRING || tokens.getLast().text().startsWith("\"\"\"")) return null;
        String text = tokens.getLast().text().substring(1);
        int call = tokens.size() - 3;
        boolean read = call >= 0 && tokens.get(call + 1).is("(") && TAKE_FILES.contains(tokens.get(call).text());
        return read || text.startsWith("/") || text.startsWith("./") || text.startsWith("../") ? text : null;
    }

    /// The members that may stand after the dot; empty where javac cannot tell what is before it.
    public List<Proposal> members(Scope scope) {
        var mark = attributed(scope);
        if (mark == null || !(mark.path().getLeaf() instanceof MemberSelectTree select)) return List.of();
        var inside = new TreePath(mark.path(), select.getExpression());
        var type = mark.round().trees().getTypeMirror(inside);
        if (type == null || type.getKind() == TypeKind.ERROR) return List.of();
        boolean ofClass = isName(select.getExpression()) && mark.round().trees().getElement(inside) instanceof TypeElement;
        return new MemberNames(mark.round(), ofClass, prefix()).of(type);
    }

    private static boolean isName(ExpressionTree tree) {
        return tree instanceof IdentifierTree || tree instanceof MemberSelectTree;
    }

    /// The class of what is before the dot and all that it extends and implements, by their full names, the nearest first; empty
    /// where javac cannot tell.
    public List<String> owners(Scope scope) {
        var mark = attributed(scope);
        if (mark == null || !(mark.path().getLeaf() instanceof MemberSelectTree select)) return List.of();
        var type = mark.round().trees().getTypeMirror(new TreePath(mark.path(), select.getExpression()));
        var owners = new LinkedHashSet<String>();
        var next = new ArrayDeque<TypeMirror>();
        if (type instanceof DeclaredType) next.add(type);
        while (!next.isEmpty()) {
            var at = mark.round().task().getTypes().erasure(next.poll());
            if (owners.add(at.toString())) next.addAll(mark.round().task().getTypes().directSupertypes(at));
        }
        return List.copyOf(owners);
    }

    /// The variables and methods that the text itself declares around the cursor.
    public List<Proposal> locals(Scope scope) {
        if (tokens.stream().noneMatch(t -> t.is("{") || t.is("->") || t.is(";"))) return List.of();
        var mark = attributed(scope);
        return mark == null ? List.of() : Locals.around(mark.path(), mark.round(), prefix());
    }

    /// The mark in the tree of a round.
    private record Marked(TreePath path, Javac.Round round) {}

    private Marked attributed(Scope scope) {
        synchronized (Typed.JAVAC) {
            try {
                return attribute(scope);
            } catch (RefusedException _) {
                return null;
            }
        }
    }

    private Marked attribute(Scope scope) throws RefusedException {
        String start = before.substring(0, before.length() - prefix().length());
        if (start.endsWith("::")) start = start.substring(0, start.length() - 2) + ".";
        var snippets = Splitter.split(Powers.rewrite(Text.of(Cut.completed(start))));
        var fields = scope.variables().entrySet().stream().map(e -> new Field(e.getValue(), e.getKey())).toList();
        boolean valued = false;
        Marked last = null;
        for (int i = 0; i < ROUNDS; i++) {
            var unit = Unit.of(CLASS_NAME, scope.imports(), fields, scope.members(), snippets);
            var round = Typed.JAVAC.round("completion", unit.source());
            if (!round.errors().isEmpty()) {
                if (valued || !snippets.getLast().isStatement()) return last;
                valued = true;
                snippets.getLast().markValue();
                continue;
            }
            round.analyze();
            var path = find(round);
            if (path == null) return last;
            last = new Marked(path, round);
            if (isTyped(last)) return last;
            Map<Snippet, List<Edit>> edits = Sugar.edits(unit, round, _ -> true);
            if (edits.isEmpty()) return last;
            edits.forEach(Snippet::edit);
        }
        return last;
    }

    private static boolean isTyped(Marked mark) {
        if (!(mark.path().getLeaf() instanceof MemberSelectTree select)) return true;
        var type = mark.round().trees().getTypeMirror(new TreePath(mark.path(), select.getExpression()));
        return type != null && type.getKind() != TypeKind.ERROR;
    }

    private static TreePath find(Javac.Round round) {
        var found = new ArrayList<TreePath>();
        new TreePathScanner<Void, Void>() {
            @Override public Void visitMemberSelect(MemberSelectTree tree, Void v) {
                if (tree.getIdentifier().contentEquals(Cut.MARK)) found.add(getCurrentPath());
                return super.visitMemberSelect(tree, v);
            }

            @Override public Void visitIdentifier(IdentifierTree tree, Void v) {
                if (tree.getName().contentEquals(Cut.MARK)) found.add(getCurrentPath());
                return super.visitIdentifier(tree, v);
            }
        }.scan((Tree) round.tree(), null);
        return found.isEmpty() ? null : found.getFirst();
    }
}
