package catenary.dsl;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names that are known from the start, as proposals.
public final class KnownNames {

    private static final List<String> KEYWORDS =
            List.of("var", "new", "for", "while", "if", "else", "return", "class", "record",
                    "interface", "enum", "import", "switch", "try", "catch", "throw", "final", "static", "true",
                    "false", "null", "int", "double",
                    "float", "long", "boolean", "void", "instanceof", "break", "continue");

    /// The packages of `java.base` whose classes are proposed; the others are known, too, but rarely meant.
    private static final List<String> JAVA = List.of("java.lang", "java.util", "java.util.function", "java.util.stream",
            "java.util.regex", "java.util.concurrent", "java.io", "java.nio.file", "java.math", "java.time");

    /// All classes by name, ours before Java's. Found when first asked for: reading the folders takes a moment.
    private static final class Classes {
        static final TreeMap<String, String> BY_NAME = new TreeMap<>();

        static {
            Stream.of(JAVA, Prelude.PACKAGES, List.of("catenary.array", "catenary.autograd")).flatMap(List::stream)
                    .forEach(p -> Typed.classesOf(p).forEach(c -> BY_NAME.put(c, p + "." + c)));
        }
    }

    private KnownNames() {}

    /// Classes whose names begin with `prefix`, as they stand after `new` or in other places.
    public static List<Proposal> classes(String prefix, boolean afterNew) {
        return Classes.BY_NAME.subMap(prefix, prefix + Character.MAX_VALUE).entrySet().stream()
                .map(e -> proposal(e.getKey(), e.getValue(), afterNew)).flatMap(List::stream).toList();
    }

    private static List<Proposal> proposal(String name, String qualified, boolean afterNew) {
        try {
            var type = Class.forName(qualified, false, KnownNames.class.getClassLoader());
            if (!Modifier.isPublic(type.getModifiers())) return List.of();
            if (!afterNew) return List.of(new Proposal(name, name, ""));
            var constructors = Arrays.stream(type.getConstructors())
                    .sorted(Comparator.comparingInt(c -> c.getParameterCount())).toList();
            if (constructors.isEmpty() || Modifier.isAbstract(type.getModifiers())) return List.of();
            boolean takesNothing = constructors.getLast().getParameterCount() == 0;
            String note = parameters(constructors.getLast().getParameters())
                    + (constructors.size() > 1 ? "; " + constructors.size() + " forms" : "");
            return List.of(new Proposal(name + (takesNothing ? "()" : "("), name, note));
        } catch (ClassNotFoundException | LinkageError _) {
            return List.of();
        }
    }

    /// The preloaded functions whose names begin with `prefix`.
    public static List<Proposal> functions(String prefix) {
        var forms = new TreeMap<String, List<Method>>();
        for (var method : Catenary.class.getMethods()) {
            boolean named = Modifier.isStatic(method.getModifiers()) && method.getName().startsWith(prefix);
            if (named) forms.computeIfAbsent(method.getName(), _ -> new ArrayList<>()).add(method);
        }
        return forms.entrySet().stream().map(e -> proposal(e.getKey(), e.getValue())).toList();
    }

    private static Proposal proposal(String name, List<Method> forms) {
        var longest = forms.stream().max(Comparator.comparingInt(Method::getParameterCount)).orElseThrow();
        boolean takesNothing = longest.getParameterCount() == 0;
        String parameters = parameters(longest.getParameters());
        String note = (parameters.isEmpty() ? "" : parameters + " ") + "-> " + longest.getReturnType().getSimpleName();
        return new Proposal(name + (takesNothing ? "()" : "("), name,
                note + (forms.size() > 1 ? "; " + forms.size() + " forms" : ""));
    }

    private static String parameters(Parameter[] parameters) {
        return Arrays.stream(parameters)
                .map(p -> p.getType().getSimpleName() + (p.isNamePresent() ? " " + p.getName() : ""))
                .collect(Collectors.joining(", "));
    }

    public static List<Proposal> keywords(String prefix) {
        return KEYWORDS.stream().filter(k -> k.startsWith(prefix)).map(k -> new Proposal(k, k, "")).toList();
    }
}
