package catenary.dsl;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compiles a script as one unit.
///
/// Works in rounds: lay out the snippets as a Java class, let javac look at it, rewrite what javac refuses and sugar or
/// a script allows, and again, until javac accepts it or there is nothing left to rewrite. A script in plain Java takes one round.
final class ScriptCompiler {

    /// Statement characters in one method when a script is too long for one; Java's limit is 64 KB of code.
    private static final int FIRST_CHUNK = 16_384;

    private static final int SMALLEST_CHUNK = 256;

    private final Javac javac;
    private final String fileName;
    private final String className;
    private final String source;
    private final Lines lines;

    ScriptCompiler(String fileName, String source) {
        this(fileName, source, List.of());
    }

    /// @param libraries jars that the script sees besides the class path
    ScriptCompiler(String fileName, String source, List<Path> libraries) {
        this.javac = new Javac(libraries);
        this.fileName = fileName;
        this.className = className(fileName);
        this.source = source;
        this.lines = new Lines(source);
    }

    /// `train_mnist.jsh` becomes `train_mnist$jsh`: a name that no snippet would take.
    private static String className(String fileName) {
        var name = new StringBuilder();
        for (char c : fileName.toCharArray()) name.append(Character.isJavaIdentifierPart(c) ? c : '$');
        if (name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))) name.insert(0, '$');
        if (name.indexOf("$") < 0) name.append('$');
        return name.toString();
    }

    CompiledScript compile() throws RefusedException {
        var snippets = Splitter.split(Syntax.rewrite(Text.of(withoutShebang())));
        var rounds = new Rounds(snippets);
        Map<String, byte[]> classes = rounds.generate(Integer.MAX_VALUE);
        for (int chunk = FIRST_CHUNK; classes == null; chunk /= 2) {
            if (chunk < SMALLEST_CHUNK)
                throw new RefusedException("one method of this script exceeds Java's limit of 64 KB of code", 0);
            rounds.shared.shareEverything();
            classes = rounds.generate(chunk);
        }
        var typedLines = rounds.unit.lines(lines);
        boolean fits = lines.count() <= LineNumbers.MOST;
        if (fits) classes.replaceAll((_, bytes) -> LineNumbers.rewrite(bytes, typedLines));
        boolean readsArgs = Lexer.tokens(source).stream().anyMatch(t -> t.is("args"));
        return new CompiledScript(
                className,
                classes,
                rounds.options,
                readsArgs,
                rounds.sites,
                fits ? new int[0] : typedLines);
    }

    private String withoutShebang() {
        if (!source.startsWith("#!")) return source;
        return "//" + source.substring(2);
    }

    /// The state that lasts from round to round.
    private final class Rounds {

        private final List<Snippet> snippets;
        private final Shared shared;
        private final List<String> prelude;
        private final Map<String, Field> fields = new LinkedHashMap<>();
        private Unit unit;
        private Javac.Round round;
        private List<Option> options;
        private List<Site> sites;

        Rounds(List<Snippet> snippets) {
            this.snippets = snippets;
            this.shared = new Shared(snippets);
            var names =
                    Lexer.tokens(source).stream().filter(Token::isName).map(Token::text).collect(Collectors.toSet());
            boolean hasOwn = snippets.stream().anyMatch(s -> s.kind() == Snippet.Kind.IMPORT);
            this.prelude = hasOwn ? Prelude.importsFor(names) : Prelude.onlyImportsFor(names);
            fields.put("args", new Field("String[]", "args"));
        }

        /// Class files, or null where a method exceeds the size of a Java method.
        Map<String, byte[]> generate(int chunk) throws RefusedException {
            while (true) {
                unit = Unit.of(className, prelude, List.copyOf(fields.values()), List.of(), snippets, chunk);
                round = javac.round(fileName, unit.source());
                if (!round.errors().isEmpty()) {
                    if (markValues()) continue;
                    throw refused(round.errors().subList(0, 1));
                }
                refuseReturns();
                round.analyze();
                var promotion = shared.promote(unit, round);
                promotion.fields().forEach(f -> fields.put(f.name(), f));
                boolean known = !promotion.pending() && promotion.fields().isEmpty(); // what declarations share
                var edits = new LinkedHashMap<>(Sugar.edits(unit, round, s -> s.isStatement() || known));
                promotion.edits().forEach((snippet, more) -> edits.merge(snippet, more, ScriptCompiler::both));
                if (!edits.isEmpty()) {
                    edits.forEach(Snippet::edit);
                    continue;
                }
                if (shared.learn(unit, round)) continue;
                if (!round.errors().isEmpty()) throw refused(round.errors());
                options = Options.of(unit, round);
                sites = Sites.of(unit, round, lines);
                var classes = round.generate(); // after this the trees are no longer those of the source
                var tooLarge =
                        round.errors().stream().filter(e -> e.getCode().startsWith("compiler.err.limit.code")).toList();
                if (!tooLarge.isEmpty()) return null;
                if (!round.errors().isEmpty()) throw refused(round.errors());
                return classes;
            }
        }

        /// Finds the statements that are expressions such as `x + 1`; true if there are new ones.
        private boolean markValues() {
            boolean[] more = {false};
            for (var type : round.tree().getTypeDecls()) {
                if (!(type instanceof ClassTree script)) continue;
                for (var member : script.getMembers()) {
                    if (!(member instanceof MethodTree run) || !run.getName().toString().startsWith(Unit.RUN)) continue;
                    for (var statement : run.getBody().getStatements()) {
                        if (!(statement instanceof ExpressionStatementTree e)
                                || !(e.getExpression() instanceof ErroneousTree))
                            continue;
                        var place = unit.place(round.positions().getStartPosition(round.tree(), e));
                        if (place == null || place.snippet().isValue()) continue;
                        place.snippet().markValue();
                        more[0] = true;
                    }
                }
            }
            return more[0];
        }

        private void refuseReturns() throws RefusedException {
            var found = new ArrayList<Problem>();
            new TreeScanner<Void, Void>() {
                private boolean inRun;

                @Override public Void visitMethod(MethodTree method, Void v) {
                    boolean outer = inRun;
                    inRun = method.getName().toString().startsWith(Unit.RUN);
                    super.visitMethod(method, v);
                    inRun = outer;
                    return null;
                }

                @Override public Void visitLambdaExpression(LambdaExpressionTree lambda, Void v) {
                    boolean outer = inRun;
                    inRun = false;
                    super.visitLambdaExpression(lambda, v);
                    inRun = outer;
                    return null;
                }

                @Override public Void visitReturn(ReturnTree tree, Void v) {
                    int at = unit.origin(round.positions().getStartPosition(round.tree(), tree));
                    if (inRun)
                        found.add(
                                new Problem("return is outside of any method; System.exit(0) ends a script early", at));
                    return super.visitReturn(tree, v);
                }
            }.scan(round.tree(), null);
            if (!found.isEmpty()) throw new RefusedException(found);
        }

        private RefusedException refused(List<? extends javax.tools.Diagnostic<?>> errors) {
            var messages = new Messages(className);
            var names = new TreeSet<String>();
            Lexer.tokens(source).stream().filter(Token::isName).map(Token::text).forEach(names::add);
            names.addAll(Prelude.names());
            Prelude.PACKAGES.forEach(p -> names.addAll(javac.classesOf(p)));
            var problems = new ArrayList<Problem>();
            for (var error : errors) {
                var fault = new Fault(error.getCode(), error.getMessage(Locale.ENGLISH), unit.source(),
                        (int) error.getStartPosition(), (int) error.getEndPosition());
                var problem = new Problem(messages.sentence(fault, namesExcept(error, names)),
                        unit.origin(error.getPosition()));
                if (problems.stream().noneMatch(p -> isSame(p, problem))) problems.add(problem);
            }
            problems.sort(java.util.Comparator.comparingInt(Problem::position));
            return new RefusedException(problems);
        }

        /// Whether the second problem says no more than the first.
        private static boolean isSame(Problem a, Problem b) {
            int apart = Math.abs(a.position() - b.position());
            return apart == 0 || apart == 1 && a.message().equals(b.message());
        }

        /// The names that occur elsewhere than at the error: what is misspelt does not suggest itself.
        private List<String> namesExcept(javax.tools.Diagnostic<?> error, TreeSet<String> names) {
            var tokens = Lexer.tokens(unit.source().substring((int) Math.max(0, error.getPosition())));
            return names.stream().filter(n -> tokens.isEmpty() || !n.equals(tokens.getFirst().text())).toList();
        }
    }

    private static List<Edit> both(List<Edit> a, List<Edit> b) {
        var all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }
}
