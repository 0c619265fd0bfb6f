package catenary.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Imports point one way. A failure lists every source that names a package it may not know.
class LayeringTest {

    private static final List<String> STDLIB = List.of("catenary.functions", "catenary.links", "catenary.optimizers",
            "catenary.initializers", "catenary.reporting", "catenary.datasets", "catenary.iterators",
            "catenary.serializers", "catenary.training", "catenary.checking", "catenary.graph",
            "catenary.distributions", "catenary.multinode");

    private final List<SourceFile> sources = SourceFile.under("src/main/java", "runtime", "stdlib", "repl", "tests");

    /// What sources in a package may not name. The order of modules needs no line here: Maven's dependencies keep it.
    @Test void nothingNamesWhatStandsAboveIt() {
        Map<String, List<String>> forbidden = Map.of(
                "catenary.expr", List.of("catenary.array", "catenary.device", "catenary.autograd"),
                "catenary.home", List.of("catenary.expr", "catenary.array", "catenary.device", "catenary.autograd"),
                "catenary.array", List.of("catenary.device", "catenary.autograd"),
                "catenary.device", List.of("catenary.autograd"),
                "catenary.functions", without(STDLIB, "catenary.functions"),
                "catenary.links", List.of("catenary.optimizers", "catenary.training", "catenary.datasets",
                        "catenary.iterators"),
                "catenary.optimizers", List.of("catenary.training"),
                "catenary.distributions", without(without(STDLIB, "catenary.distributions"), "catenary.functions"),
                "catenary.dsl", List.of("catenary.repl", "catenary.jupyter", "catenary.cli"),
                "catenary.repl", List.of("catenary.jupyter", "catenary.cli"));
        var wrong = new ArrayList<String>();
        forbidden.forEach((from, to) -> wrong.addAll(
                naming(source -> isIn(from, source.packageName()),
                        named -> to.stream().anyMatch(p -> isIn(p, named)))));
        assertNone(wrong);
    }

    /// Devices are found through `ServiceLoader`, so that a machine without CUDA loads nothing of it. Only `doctor`,
    /// which reports on libraries by name, looks inside.
    @Test void onlyADeviceKnowsItself() {
        var wrong = new ArrayList<String>();
        for (var device : List.of("catenary.device.cpu", "catenary.device.cuda")) {
            wrong.addAll(
                    naming(source -> !isIn(device, source.packageName()) && !source.path().endsWith("repl/Doctor.java"),
                            named -> isIn(device, named)));
        }
        assertNone(wrong);
    }

    /// Also where no rule says who is above: two packages do not name each other, directly or in a ring.
    @Test void packagesFormNoRing() {
        var names = new TreeMap<String, Set<String>>();
        for (var source : sources) {
            var from = layer(source.packageName());
            for (var named : source.packagesNamed()) {
                if (!layer(named).equals(from)) names.computeIfAbsent(from, _ -> new TreeSet<>()).add(layer(named));
            }
        }
        names.keySet().forEach(start -> follow(start, names, new LinkedHashSet<>()));
    }

    private static void follow(String at, Map<String, Set<String>> names, Set<String> path) {
        if (!path.add(at)) throw new AssertionError("a ring of packages: " + String.join(" -> ", path) + " -> " + at);
        for (var next : names.getOrDefault(at, Set.of())) follow(next, names, path);
        path.remove(at);
    }

    /// The first two parts of a package's name, three for a device: the unit in which layers are counted.
    private static String layer(String packageName) {
        var parts = packageName.split("\\.");
        return String.join(".",
                List.of(parts).subList(0, Math.min(parts.length, isIn("catenary.device", packageName) ? 3 : 2)));
    }

    private List<String> naming(Predicate<SourceFile> from, Predicate<String> to) {
        return sources.stream().filter(from)
                .flatMap(source -> source.packagesNamed().stream().filter(to).map(named -> source + " names " + named))
                .toList();
    }

    private static boolean isIn(String parent, String packageName) {
        return packageName.equals(parent) || packageName.startsWith(parent + ".");
    }

    private static List<String> without(List<String> all, String one) {
        return all.stream().filter(p -> !p.equals(one)).toList();
    }

    private static void assertNone(List<String> wrong) {
        assertEquals("", String.join("\n", wrong));
    }
}
