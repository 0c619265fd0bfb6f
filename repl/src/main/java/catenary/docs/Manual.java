package catenary.docs;

import catenary.dsl.Prelude;
import catenary.dsl.Suggestions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds documentation by name, by member, by pattern. Pages are Markdown.
public final class Manual {

    private static final String FACADE = "catenary.dsl.Catenary";
    private static final String FUNCTIONS = "catenary.functions.F";
    private static final int MOST_FOUND = 40;

    /// What was packed at build time, read when first asked for.
    private static final class Packed {
        static final Manual MANUAL = new Manual(DocFile.packed());
    }

    private final Map<String, List<DocEntry>> byOwner = new LinkedHashMap<>();
    private final Map<String, List<DocEntry>> classes = new TreeMap<>(); // by simple name, the one that is imported first

    Manual(List<DocEntry> entries) {
        for (var entry : entries) {
            byOwner.computeIfAbsent(entry.owner(), _ -> new ArrayList<>()).add(entry);
            if (entry.kind() == DocEntry.Kind.CLASS)
                classes.computeIfAbsent(entry.name(), _ -> new ArrayList<>()).add(entry);
        }
        classes.values().forEach(c -> c.sort(Comparator.comparingInt(Manual::rank).thenComparing(DocEntry::owner)));
    }

    /// That of this build.
    public static Manual packed() {
        return Packed.MANUAL;
    }

    /// Whether there is any documentation: builds of single modules have none.
    public boolean isEmpty() {
        return byOwner.isEmpty();
    }

    private static int rank(DocEntry type) {
        String home = type.packageName();
        if (home.equals("catenary.array") || home.equals("catenary.autograd")) return -1;
        int at = Prelude.PACKAGES.indexOf(home);
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    /// The page about a class, or a function that is preloaded or in `F`; null where there is none of that name.
    public String page(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (name.contains(".")) {
            var outer = classNamed(name.substring(0, name.lastIndexOf('.')));
            return outer == null ? null : page(List.of(outer.owner()), last);
        }
        var type = classNamed(name);
        if (type != null) return new Page(this).ofClass(type);
        return page(List.of(FACADE, FUNCTIONS), name);
    }

    /// The page about a member of the first of the classes that has one of that name; null where none has.
    public String page(List<String> owners, String name) {
        var forms = owners.stream().map(o -> members(o, name)).filter(m -> !m.isEmpty()).toList();
        return forms.isEmpty() ? null : new Page(this).ofMember(forms);
    }

    DocEntry classNamed(String name) {
        if (byOwner.containsKey(name)) return byOwner.get(name).getFirst();
        var found = classes.getOrDefault(name.substring(name.lastIndexOf('.') + 1), List.of());
        return found.stream().filter(c -> ("." + c.owner()).endsWith("." + name)).findFirst().orElse(null);
    }

    /// The class that a doc comment in `owner` means: one of the same part of the library before others.
    DocEntry classNear(String owner, String name) {
        String root = owner.replaceAll("^(\\w+\\.\\w+).*", "$1");
        return classes.getOrDefault(name, List.of()).stream().filter(c -> c.owner().startsWith(root + ".")).findFirst()
                .orElseGet(() -> classNamed(name));
    }

    List<DocEntry> members(String owner, String name) {
        return members(owner).stream()
                .filter(e -> e.kind() != DocEntry.Kind.CLASS && e.kind() != DocEntry.Kind.CONSTRUCTOR)
                .filter(e -> e.name().equals(name)).toList();
    }

    List<DocEntry> members(String owner) {
        return byOwner.getOrDefault(owner, List.of());
    }

    /// What is said about a name that means nothing: what it may be, or where it occurs.
    public String unknown(String name) {
        String hint = Suggestions.didYouMean(name, names());
        var found = search(name);
        if (!found.isEmpty())
            return list(found, "no documentation is called `" + name + "`" + hint + ". These mention it:");
        return "there is no documentation of " + name + (hint.isEmpty() ? "; /help *word* searches" : hint);
    }

    /// What fits a pattern such as `*softmax*`, as a list.
    public String find(String pattern) {
        String regex = Stream.of(pattern.toLowerCase(Locale.ROOT).split("\\*", -1)).map(java.util.regex.Pattern::quote)
                .collect(Collectors.joining(".*"));
        var fitting = topics().filter(e -> e.name().toLowerCase(Locale.ROOT).matches(regex)
                || e.title().toLowerCase(Locale.ROOT).matches(regex)).toList();
        String word = pattern.replace("*", "");
        var found = new LinkedHashMap<String, DocEntry>();
        fitting.forEach(e -> found.putIfAbsent(e.title(), e));
        if (pattern.startsWith("*") && pattern.endsWith("*") && !word.isBlank())
            search(word).forEach(e -> found.putIfAbsent(e.title(), e));
        return found.isEmpty() ? "nothing fits " + pattern : list(List.copyOf(found.values()), "");
    }

    private List<DocEntry> search(String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        var found = new LinkedHashMap<String, DocEntry>();
        topics().filter(e -> (e.title() + " " + summary(e)).toLowerCase(Locale.ROOT).contains(wanted))
                .forEach(e -> found.putIfAbsent(e.title(), e));
        return List.copyOf(found.values());
    }

    /// What people ask about: functions first, then classes.
    private Stream<DocEntry> topics() {
        return Stream.of(members(FUNCTIONS).stream(), members(FACADE).stream(),
                classes.values().stream().map(List::getFirst).filter(c -> rank(c) < Integer.MAX_VALUE)).flatMap(s -> s)
                .filter(e -> e.kind() != DocEntry.Kind.CLASS || !e.owner().equals(FACADE));
    }

    private TreeSet<String> names() {
        return topics().map(DocEntry::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private String list(List<DocEntry> found, String head) {
        var lines = new LinkedHashSet<String>();
        for (var entry : found.subList(0, Math.min(found.size(), MOST_FOUND))) {
            String summary = summary(entry);
            lines.add("- `" + title(entry) + "`" + (summary.isEmpty() ? "" : ": " + summary));
        }
        if (found.size() > MOST_FOUND) lines.add("- and " + (found.size() - MOST_FOUND) + " more");
        return (head.isEmpty() ? "" : head + "\n\n") + String.join("\n", lines);
    }

    /// How it is typed: what is preloaded needs no class before it.
    static String title(DocEntry entry) {
        return entry.owner().equals(FACADE) ? entry.name() : entry.title();
    }

    /// The first sentence, of the class that is referred to where the comment only says so.
    String summary(DocEntry entry) {
        var target = target(entry);
        return (target == null ? entry : target).summary();
    }

    /// The class that the comment `See [Name].` refers to, or null.
    DocEntry target(DocEntry entry) {
        String doc = entry.doc().strip();
        return doc.matches("See \\[[\\w.]+]\\.?")
                ? classNear(entry.owner(), doc.replaceAll("See \\[([\\w.]+)].*", "$1")) : null;
    }
}
