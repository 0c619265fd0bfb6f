package catenary.repl;

import catenary.docs.Manual;
import catenary.dsl.Completion;
import catenary.repl.command.Command;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// Answers `?name`, `name?` and `/help name`, and what Tab asks.
public final class Help {

    private Help() {}

    /// What `?name` or `name?` asks about, or null if the line is no question: no Java begins or ends with a question mark.
    public static String asked(String line) {
        String typed = line.strip();
        boolean question =
                typed.length() > 1 && typed.indexOf('\n') < 0 && (typed.startsWith("?") || typed.endsWith("?"));
        return question && !typed.startsWith("/") ? typed.replaceAll("^\\?+\\s*|\\s*\\?+$", "") : null;
    }

    /// The page about a name, a member or what fits a pattern, or a sentence that says why there is none.
    static String about(String asked, JShell shell) {
        String name = asked.replaceAll("\\(\\s*\\)?$", "").strip();
        if (name.matches("[\\w.]*\\*[\\w.]*\\*?")) return Manual.packed().find(name);
        var command = Command.of(name.startsWith("/") ? name : "/" + name);
        String page = name.startsWith("/") ? null : page(name, shell);
        if (page != null) return page;
        if (command != null) return "## /" + command.name() + " " + command.arguments() + "\n\n" + command.summary();
        return Manual.packed().isEmpty() ? "the documentation is not built in; mvn package does that"
                : Manual.packed().unknown(name);
    }

    /// The page about what the text ends with, or null.
    static String page(String text, JShell shell) {
        var completion = new Completion(text);
        String name = completion.prefix();
        if (name.isEmpty()) return null;
        return switch (completion.place()) {
            case MEMBER -> member(completion, text, shell);
            case NAME, CLASS, NOWHERE -> named(name, text, shell);
            case STRING -> null;
        };
    }

    private static String member(Completion completion, String text, JShell shell) {
        var owners = completion.owners(Scopes.of(completion.names(), "", shell));
        String page = Manual.packed().page(owners, completion.prefix());
        return page != null ? page : ofJava(text, shell);
    }

    private static String named(String name, String text, JShell shell) {
        var own = shell.snippets().filter(s -> shell.status(s) == Snippet.Status.VALID)
                .filter(s -> name.equals(nameOf(s)))
                .reduce((_, last) -> last).orElse(null);
        if (own instanceof VarSnippet variable) {
            String type = variable.typeName();
            String page = Manual.packed().page(type.replaceAll("<.*", ""));
            return "`" + name + "` is a `" + type + "`.\n\n" + (page == null ? "" : page);
        }
        if (own != null)
            return "## " + name + "\n\nDeclared in this session:\n\n```\n" + own.source().strip() + "\n```";
        String page = Manual.packed().page(name);
        return page != null ? page : ofJava(text, shell);
    }

    private static String nameOf(Snippet snippet) {
        return switch (snippet) {
            case VarSnippet variable -> variable.name();
            case MethodSnippet method -> method.name();
            case TypeDeclSnippet type -> type.name();
            default -> null;
        };
    }

    /// What JShell knows of a class or method of Java: how it is declared, or null.
    private static String ofJava(String text, JShell shell) {
        var analysis = shell.sourceCodeAnalysis(); // a method it knows from its parenthesis on
        var found = Stream.of(text, text + "(").flatMap(t -> analysis.documentation(t, t.length(), false).stream())
                .map(d -> "    " + d.signature()).distinct().collect(Collectors.joining("\n"));
        return found.isEmpty() ? null : "## " + text + "\n\n" + found;
    }
}
