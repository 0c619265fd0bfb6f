package catenary.docs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/// Gathers the doc comments of all that is public into one file, which the build puts beside the classes. Sources are parsed, not
/// compiled, so it takes a second.
public final class DocCompiler extends TreePathScanner<Void, Void> {

    private final DocTrees trees;
    private final List<DocEntry> entries = new ArrayList<>();

    private DocCompiler(DocTrees trees) {
        this.trees = trees;
    }

    /// Writes the file `args[0]` from the source folders `args[1]` and after.
    public static void main(String[] args) throws IOException {
        var roots = Arrays.stream(args).skip(1).map(Path::of).toList();
        var file = Path.of(args[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, DocFile.write(compile(roots)));
    }

    static List<DocEntry> compile(List<Path> roots) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var sources = files.getJavaFileObjectsFromPaths(roots.stream().flatMap(DocCompiler::sources).toList());
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, sources);
            var scanner = new DocCompiler(DocTrees.instance(task));
            for (var unit : task.parse()) scanner.scan(unit, null);
            return scanner.entries;
        }
    }

    private static Stream<Path> sources(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".java")).filter(f -> !f.endsWith("package-info.java"))
                    .sorted()
                    .toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override public Void visitClass(ClassTree tree, Void v) {
        if (!isPublic(tree.getModifiers().getFlags())) return null; // what is inside is not public either
        String kind = tree.getKind() == Tree.Kind.ANNOTATION_TYPE ? "@interface" : tree.getKind().name().toLowerCase();
        String extended = tree.getExtendsClause() == null ? "" : " extends " + tree.getExtendsClause();
        String implemented = tree.getImplementsClause().isEmpty() ? ""
                : (kind.equals("interface") ? " extends " : " implements ") + joined(tree.getImplementsClause());
        add(DocEntry.Kind.CLASS, tree.getSimpleName().toString(),
                kind + " " + tree.getSimpleName() + parameters(tree.getTypeParameters()) + extended + implemented,
                owner());
        return super.visitClass(tree, v);
    }

    @Override public Void visitMethod(MethodTree tree, Void v) {
        if (!isPublic(tree.getModifiers().getFlags())) return null;
        boolean constructor = tree.getReturnType() == null;
        String arguments =
                tree.getParameters().stream().map(DocCompiler::declared).collect(Collectors.joining(", ", "(", ")"));
        String type = parameters(tree.getTypeParameters());
        String name = constructor ? DocEntry.simple(owner()) : tree.getName().toString();
        add(constructor ? DocEntry.Kind.CONSTRUCTOR : DocEntry.Kind.METHOD, name.substring(name.lastIndexOf('.') + 1),
                (constructor ? "new " : (type.isEmpty() ? "" : type + " ") + tree.getReturnType() + " ") + name
                        + arguments,
                owner());
        return null;
    }

    @Override public Void visitVariable(VariableTree tree, Void v) {
        boolean member = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
        if (member && isPublic(tree.getModifiers().getFlags())) {
            add(DocEntry.Kind.FIELD, tree.getName().toString(), tree.getType() + " " + tree.getName(), owner());
        }
        return null;
    }

    private static String declared(VariableTree parameter) {
        return parameter.toString().replaceAll("@\\w+(\\(.*?\\))?\\s*|\\bfinal ", "").strip();
    }

    private static String parameters(List<? extends Tree> types) {
        return types.isEmpty() ? "" : "<" + joined(types) + ">";
    }

    private static String joined(List<? extends Tree> trees) {
        return trees.stream().map(Tree::toString).collect(Collectors.joining(", "));
    }

    /// Members of interfaces are public without saying so.
    private boolean isPublic(java.util.Set<Modifier> modifiers) {
        boolean inInterface = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree outer
                && (outer.getKind() == Tree.Kind.INTERFACE || outer.getKind() == Tree.Kind.ANNOTATION_TYPE);
        return modifiers.contains(Modifier.PUBLIC) || inInterface && !modifiers.contains(Modifier.PRIVATE);
    }

    /// The class at the place of the scan, or around it, in full.
    private String owner() {
        var names = new ArrayList<String>();
        for (TreePath at = getCurrentPath(); at != null; at = at.getParentPath()) {
            if (at.getLeaf() instanceof ClassTree type) names.addFirst(type.getSimpleName().toString());
        }
        names.addFirst(getCurrentPath().getCompilationUnit().getPackageName().toString());
        return String.join(".", names);
    }

    private void add(DocEntry.Kind kind, String name, String signature, String owner) {
        String doc = trees.getDocComment(getCurrentPath());
        entries.add(new DocEntry(kind, owner, name, signature.replaceAll("\\s+", " "),
                doc == null ? "" : doc.stripTrailing()));
    }
}
