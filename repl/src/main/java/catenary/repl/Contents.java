package catenary.repl;

import catenary.dsl.Prelude;
import catenary.dsl.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// What a session holds.
public final class Contents {

    /// A variable with what it refers to, which may be null.
    public record Held(String name, String type, Object value) {}

    /// How Java prints a lambda, of the session or of a class.
    private static final Pattern LAMBDA = Pattern.compile("^[\\w.$]*\\$Lambda/");

    private final JShell shell;
    private final Execution execution;

    Contents(JShell shell, Execution execution) {
        this.shell = shell;
        this.execution = execution;
    }

    /// Type, name and value of each variable.
    public List<String> variables() {
        return shell.variables().map(v -> {
            String head = v.typeName() + " " + v.name() + " = ";
            return head + shown(v, shell.varValue(v)).replace("\n", "\n" + " ".repeat(head.length()));
        }).toList();
    }

    /// The value, or the type where the value is a lambda, which has nothing else to tell.
    static String shown(VarSnippet variable, String value) {
        return value != null && LAMBDA.matcher(value).find() ? variable.typeName() : value;
    }

    /// The variables and what they refer to. Runs nothing of the user, not even a `toString`.
    public List<Held> held() {
        var usable = shell.variables().filter(v -> shell.status(v) == Snippet.Status.VALID).toList();
        var values = new ArrayList<Object>(execution.found(() -> usable.forEach(shell::varValue)));
        return IntStream.range(0, usable.size())
                .mapToObj(i -> new Held(usable.get(i).name(), usable.get(i).typeName(), values.get(i))).toList();
    }

    /// The variables named in `code` whose types are among `types`.
    public List<String> namesIn(String code, String... types) {
        var words = Scopes.words(code);
        return shell.variables().filter(v -> List.of(types).contains(v.typeName()) && words.contains(v.name()))
                .map(VarSnippet::name).toList();
    }

    public List<String> imports() {
        return shell.imports().map(i -> i.source().strip()).toList();
    }

    /// All names that a misspelt one may have meant.
    Set<String> names() {
        var names = new TreeSet<>(Prelude.names());
        shell.variables().map(VarSnippet::name).forEach(names::add);
        shell.methods().map(MethodSnippet::name).forEach(names::add);
        shell.types().map(TypeDeclSnippet::name).forEach(names::add);
        Prelude.PACKAGES.forEach(p -> names.addAll(Typed.classesOf(p)));
        return names;
    }
}
