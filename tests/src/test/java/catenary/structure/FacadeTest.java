package catenary.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.functions.F;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Each function is one file, some lines of `F`, and one test class.
class FacadeTest {

    /// How many functions `F` has. Whoever adds some writes the new number.
    private static final int FUNCTIONS = 155;

    /// Functions that are named otherwise in `F` than their files.
    private static final Set<String> OTHER_NAMES = Set.of("userFormula");

    /// Measures and rounded or integer results have no gradient.
    private static final Set<String> NOT_DIFFERENTIABLE = Set.of("accuracy", "argmax", "argmin", "binaryAccuracy",
            "ceil",
            "classificationSummary", "f1Score", "fix", "floor", "floorDiv", "precision", "r2Score", "recall", "sign");

    private static final Pattern SECOND_ORDER = Pattern.compile("assertGradients\\(|\\.order\\([23]\\)");

    /// What families share; no functions themselves.
    private static final String SHARED = "catenary.functions.sampling";

    private final List<SourceFile> ops = SourceFile.under("src/main/java", "stdlib").stream()
            .filter(s -> s.packageName().startsWith("catenary.functions.") && !s.packageName().equals(SHARED))
            .filter(s -> !fileName(s).equals("package-info"))
            .filter(s -> s.lines().stream().anyMatch(l -> l.startsWith("public final class") && !l.contains("Options")))
            .toList();

    private static final Set<String> IN_F = Arrays.stream(F.class.getDeclaredMethods())
            .filter(m -> Modifier.isPublic(m.getModifiers())).map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));

    private static String fileName(SourceFile s) {
        return s.path().getFileName().toString().replace(".java", "");
    }

    private static String functionName(SourceFile s) {
        String name = fileName(s);
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    @Test void everyFunctionHasItsLineInF() {
        assertNone(ops.stream().map(FacadeTest::functionName)
                .filter(name -> !IN_F.contains(name) && !OTHER_NAMES.contains(name)).toList());
    }

    @Test void everyFunctionHasItsTest() {
        var tests = SourceFile.repository().resolve("tests/src/test/java");
        assertNone(ops.stream()
                .filter(s -> !Files.exists(
                        tests.resolve(s.packageName().replace('.', '/')).resolve(fileName(s) + "Test.java")))
                .map(SourceFile::toString).toList());
    }

    /// A property draws shapes and options; the gradient is compared with differences to the second order.
    @Test void everyDifferentiableFunctionHasItsGradientsCheckedOnDrawnInputs() {
        var tests = SourceFile.under("src/test/java", "tests").stream()
                .collect(Collectors.toMap(s -> s.packageName() + "." + fileName(s), s -> String.join("\n", s.lines())));
        assertNone(ops.stream().filter(s -> !NOT_DIFFERENTIABLE.contains(functionName(s)))
                .filter(s -> {
                    String test = tests.getOrDefault(s.packageName() + "." + fileName(s) + "Test", "");
                    return !test.contains("@Property") || !SECOND_ORDER.matcher(test).find();
                }).map(SourceFile::toString).toList());
    }

    @Test void everyFunctionIsDocumentedWithAShapeTableAndAnExample() {
        assertNone(ops.stream()
                .filter(s -> s.lines().stream().noneMatch(l -> l.startsWith("/// | | shape | dtype"))
                        || s.lines().stream().noneMatch(l -> l.startsWith("/// jshell> ")))
                .map(SourceFile::toString).toList());
    }

    @Test void everyFunctionIsCounted() {
        assertTrue(IN_F.size() >= FUNCTIONS, () -> IN_F.size() + " functions: " + IN_F);
    }

    private static void assertNone(List<String> wrong) {
        assertEquals("", String.join("\n", wrong));
    }
}
