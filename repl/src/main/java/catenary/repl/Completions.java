package catenary.repl;

import catenary.dsl.Completion;
import catenary.dsl.KnownNames;
import catenary.dsl.Proposal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.TypeDeclSnippet;

/// What may stand at the cursor, in a session.
final class Completions {

    private Completions() {}

    /// What may follow the text; nothing where it is not code that goes on there.
    static List<Proposal> of(String before, JShell shell) {
        var completion = new Completion(before);
        return switch (completion.place()) {
            case MEMBER -> members(completion, before, shell);
            case CLASS -> unique(Stream.concat(types(completion.prefix(), "(", shell),
                    KnownNames.classes(completion.prefix(), true).stream()));
            case NAME -> names(completion, shell);
            case STRING, NOWHERE -> List.of();
        };
    }

    /// Where javac does not understand the text, as in an import, JShell may.
    private static List<Proposal> members(Completion completion, String before, JShell shell) {
        var found = completion.members(Scopes.of(completion.names(), "", shell));
        if (!found.isEmpty()) return found;
        return shell.sourceCodeAnalysis().completionSuggestions(before, before.length(), new int[1]).stream()
                .map(s -> new Proposal(s.continuation(), s.continuation(), "")).toList();
    }

    private static List<Proposal> names(Completion completion, JShell shell) {
        String prefix = completion.prefix();
        var own = Stream
                .of(completion.locals(Scopes.of(completion.names(), "", shell)).stream(), variables(prefix, shell),
                        methods(prefix, shell), types(prefix, "", shell))
                .flatMap(Function.identity());
        if (prefix.isEmpty()) return unique(own);
        return unique(Stream.of(own, KnownNames.functions(prefix).stream(), KnownNames.keywords(prefix).stream(),
                Character.isUpperCase(prefix.charAt(0)) ? KnownNames.classes(prefix, false).stream()
                        : Stream.<Proposal>empty())
                .flatMap(Function.identity()));
    }

    private static Stream<Proposal> variables(String prefix, JShell shell) {
        return shell.variables().filter(v -> v.name().startsWith(prefix) && !v.name().startsWith("$"))
                .map(v -> new Proposal(v.name(), v.name(), v.typeName()));
    }

    private static Stream<Proposal> methods(String prefix, JShell shell) {
        return shell.methods().map(MethodSnippet.class::cast).filter(m -> m.name().startsWith(prefix))
                .map(m -> new Proposal(m.name() + (m.parameterTypes().isEmpty() ? "()" : "("), m.name(),
                        m.parameterTypes()));
    }

    private static Stream<Proposal> types(String prefix, String after, JShell shell) {
        return shell.types().map(TypeDeclSnippet::name).filter(n -> n.startsWith(prefix))
                .map(n -> new Proposal(n + after, n, ""));
    }

    /// The first of each name: what is nearer hides what is further away.
    private static List<Proposal> unique(Stream<Proposal> proposals) {
        var byName = new LinkedHashMap<String, Proposal>();
        proposals.forEach(p -> byName.putIfAbsent(p.name(), p));
        return List.copyOf(byName.values());
    }
}
