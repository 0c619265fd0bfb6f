package catenary.dsl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What a session has evaluated, as a script that does the same.
///
/// The prompt allows what a script does not: a name may be declared again, and a value without a name is `$3` to those who
/// come later. So what is declared again later has another name before. A method or type that is declared again counts from
/// then on; what other methods and types make of it is the same before, which at the prompt it was not.
public final class SessionScript {

    /// One snippet.
    ///
    /// @param declares the variables, methods and types that it declares
    /// @param isMember whether these are methods or types
    /// @param value    the name under which its value is known if it has no other, or null
    private record Entry(String typed, List<String> declares, boolean isMember, String value) {

        Entry renamed(String name, String to) {
            var out = new StringBuilder();
            int at = 0;
            String before = "";
            for (var token : Lexer.tokens(typed)) {
                if (token.isName() && token.is(name) && !before.equals(".")) {
                    out.append(typed, at, token.from()).append(to);
                    at = token.to();
                }
                before = token.text();
            }
            return new Entry(out.append(typed.substring(at)).toString(), declares, isMember, value);
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    public void clear() {
        entries.clear();
    }

    /// Adds a snippet that declares variables, or none.
    ///
    /// @param value the name under which its value is known if it has no other, or null
    public void add(String typed, List<String> variables, String value) {
        entries.add(new Entry(typed, List.copyOf(variables), false, value));
    }

    /// Adds a method, by name and parameter types, or a type.
    public void addMember(String typed, String signature) {
        entries.add(new Entry(typed, List.of(signature), true, null));
    }

    /// What was typed, snippet by snippet.
    public List<String> typed() {
        return entries.stream().map(Entry::typed).toList();
    }

    /// The lines of the script.
    ///
    /// @param unusable methods and types to leave out
    public List<String> lines(Set<String> unusable) {
        var script = new ArrayList<>(entries);
        script.removeIf(e -> e.isMember && unusable.containsAll(e.declares));
        for (int i = script.size() - 1; i >= 0; i--) {
            var entry = script.get(i);
            for (String name : entry.declares) {
                int again = next(script, i, name);
                if (again < 0) continue;
                String simple = name.replaceAll("\\(.*", "");
                if (entry.isMember && (isOverloaded(script, name) || !isUsed(script, i, again, simple))) {
                    script.remove(i); // in a script the last declaration counts, wherever it stands
                    break;
                }
                String other = unused(script, simple);
                for (int j = i; j < again; j++) {
                    if (j == i || !script.get(j).isMember) script.set(j, script.get(j).renamed(simple, other));
                }
            }
        }
        var names = script.stream().flatMap(e -> Lexer.tokens(e.typed).stream()).filter(Token::isName).map(Token::text)
                .collect(Collectors.toSet());
        return script.stream().map(e -> names.contains(e.value) ? "var " + e.value + " = " + e.typed : e.typed)
                .toList();
    }

    private static int next(List<Entry> script, int i, String name) {
        for (int j = i + 1; j < script.size(); j++) {
            if (script.get(j).declares.contains(name) && script.get(j).isMember == script.get(i).isMember) return j;
        }
        return -1;
    }

    /// Whether there is a method of the same name that takes something else.
    private static boolean isOverloaded(List<Entry> script, String signature) {
        String start = signature.replaceAll("\\(.*", "(");
        return signature.contains("(") && script.stream().filter(Entry::isMember)
                .anyMatch(e -> e.declares.stream().anyMatch(d -> d.startsWith(start) && !d.equals(signature)));
    }

    private static boolean isUsed(List<Entry> script, int after, int before, String name) {
        return script.subList(after + 1, before).stream().filter(e -> !e.isMember)
                .anyMatch(e -> Lexer.tokens(e.typed).stream().anyMatch(t -> t.is(name)));
    }

    private static String unused(List<Entry> script, String name) {
        var names = new HashSet<String>();
        script.forEach(e -> Lexer.tokens(e.typed).forEach(t -> names.add(t.text())));
        int n = 1;
        while (names.contains(name + n)) n++;
        return name + n;
    }
}
