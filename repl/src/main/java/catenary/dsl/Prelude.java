package catenary.dsl;

import catenary.functions.F;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What scripts and the prompt have imported from the start.
public final class Prelude {

    /// What is needed at once. Ours win over `java.base`, since an import on demand shadows a module import.
    public static final List<String> FIRST =
            List.of(BaseImports.WHOLE, "import static catenary.dsl.Catenary.*;",
                    "import catenary.array.*;", "import catenary.autograd.*;");

    /// The packages that are imported, too; the prompt does so when it has time or a snippet names one of their classes.
    public static final List<String> PACKAGES = List.of("catenary.functions", "catenary.functions.hooks",
            "catenary.links", "catenary.links.hooks", "catenary.links.models", "catenary.optimizers",
            "catenary.optimizers.hooks", "catenary.datasets", "catenary.iterators", "catenary.training",
            "catenary.training.extensions", "catenary.training.triggers", "catenary.training.updaters",
            "catenary.serializers", "catenary.initializers", "catenary.reporting", "catenary.checking",
            "catenary.graph", "catenary.distributions", "catenary.multinode",
            "catenary.expr");

    /// All import declarations.
    public static final List<String> IMPORTS =
            Stream.concat(FIRST.stream(), PACKAGES.stream().map(Prelude::importOf)).toList();

    private static final List<String> OUR_PACKAGES =
            Stream.concat(Stream.of("catenary.array", "catenary.autograd"), PACKAGES.stream()).toList();

    private Prelude() {}

    /// The import declarations that text with these names needs: javac pays for each package it has to look into.
    public static List<String> importsFor(Set<String> names) {
        return Stream.concat(FIRST.stream(), packagesFor(names)).toList();
    }

    /// The same for text that has no imports of its own, which could mean other classes than those of `java.base`.
    public static List<String> onlyImportsFor(Set<String> names) {
        var ours = FIRST.stream().filter(i -> !i.equals(BaseImports.WHOLE));
        return Stream.of(BaseImports.of(names, OUR_PACKAGES).stream(), ours, packagesFor(names)).flatMap(i -> i)
                .toList();
    }

    private static Stream<String> packagesFor(Set<String> names) {
        var classes = names.stream().filter(n -> !n.isEmpty() && Character.isUpperCase(n.charAt(0))).toList();
        return PACKAGES.stream().filter(p -> classes.stream().anyMatch(c -> has(p, c))).map(Prelude::importOf);
    }

    public static String importOf(String packageName) {
        return "import " + packageName + ".*;";
    }

    /// Whether one of our packages has a class of that name.
    public static boolean has(String packageName, String className) {
        return OwnClasses.has(packageName, className);
    }

    /// The names of the facade's methods and constants.
    public static Set<String> names() {
        return methods(Catenary.class);
    }

    /// The names of the facade's methods and of the functions in `F`.
    public static Set<String> functions() {
        return Stream.of(names(), methods(F.class)).flatMap(Set::stream).collect(Collectors.toSet());
    }

    private static Set<String> methods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(m -> Modifier.isStatic(m.getModifiers()))
                .map(java.lang.reflect.Method::getName)
                .collect(Collectors.toSet());
    }
}
