package catenary.repl;

import catenary.dsl.Prelude;
import catenary.dsl.RefusedException;
import catenary.dsl.Scope;
import catenary.dsl.Typed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;

/// What a snippet sees of a session.
final class Scopes {

    private static final int ROUNDS = 20;

    private Scopes() {}

    /// What the names in the snippet mean, and the names in that, and so on.
    static Scope of(Typed snippet, JShell shell) {
        return of(snippet.names(), String.valueOf(snippet.declared()), shell);
    }

    /// The same for names in text that declares `own`.
    static Scope of(Set<String> names, String own, JShell shell) {
        var variables = new LinkedHashMap<String, String>();
        var members = new LinkedHashMap<String, String>();
        Set<String> wanted = new HashSet<>(names);
        for (boolean more = true; more;) {
            var seen = Set.copyOf(wanted);
            int size = variables.size() + members.size();
            shell.variables().filter(v -> seen.contains(v.name())).forEach(v -> {
                if (variables.put(v.name(), v.typeName()) == null) wanted.addAll(List.of(v.typeName().split("\\W+")));
            });
            shell.methods().filter(m -> seen.contains(m.name()) && !m.name().equals(own)).forEach(m -> {
                if (members.put(m.name() + m.parameterTypes(), m.source()) == null) wanted.addAll(words(m.source()));
            });
            shell.types().filter(t -> seen.contains(t.name()) && !t.name().equals(own)).forEach(t -> {
                if (members.put(t.name(), t.source()) == null) wanted.addAll(words(t.source()));
            });
            more = variables.size() + members.size() > size;
        }
        var imported =
                shell.imports().map(ImportSnippet::source).filter(i -> !Prelude.IMPORTS.contains(i.strip())).toList();
        var imports = new ArrayList<>(imported.isEmpty() ? Prelude.onlyImportsFor(wanted) : Prelude.importsFor(wanted));
        imports.addAll(imported);
        return new Scope(imports, variables, members.values().stream().map(Scopes::asStatic).toList());
    }

    /// The Java that `typed` becomes in the session, or why it is refused.
    static String java(String typed, JShell shell) {
        try {
            var snippets = Typed.split(typed);
            for (var snippet : snippets) {
                boolean more = true;
                for (int round = 0; more && round < ROUNDS; round++) more = snippet.rewrite(of(snippet, shell));
            }
            return snippets.stream().map(Typed::java).collect(Collectors.joining("\n"));
        } catch (RefusedException e) {
            return e.problems().getFirst().message();
        }
    }

    static List<String> words(String source) {
        return List.of(source.split("\\W+"));
    }

    private static String asStatic(String source) {
        return source.matches("(?s).*?\\bstatic\\b[^{]*\\{.*") ? source : "static " + source;
    }
}
