package catenary.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The manual of this very source tree.
class ManualTest {

    private static Manual manual;

    @BeforeAll static void compile() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("runtime", "src"))) folder = folder.getParent();
        Path root = folder;
        var roots = Stream.of("runtime", "stdlib", "repl").map(m -> root.resolve(m, "src", "main", "java")).toList();
        manual = new Manual(DocFile.read(DocFile.write(DocCompiler.compile(roots))));
    }

    private static String page(String name) {
        String page = manual.page(name);
        assertTrue(page != null, "no page about " + name);
        return page;
    }

    @Test void aFunctionHasItsFormsFormulaShapesErrorsAndExample() {
        String page = page("F.softmax");
        assertTrue(page.startsWith(
                "## F.softmax\n\n    Variable softmax(Variable x)\n    Variable softmax(Variable x, int axis)\n"),
                page);
        for (String part : List.of("`y = exp(x) / sum(exp(x), axis)`", "| `x` | any with that axis | float |",
                "@throws IllegalArgumentException", "jshell> F.softmax(")) {
            assertTrue(page.contains(part), part + " in\n" + page);
        }
        assertEquals(page, page("softmax"));
    }

    @Test void theOptionsOfAConfigurerAreListed() {
        String page = page("F.convolution2d");
        assertTrue(page.contains("## Options") && page.contains("stride(int... stride)`: How far apart windows begin"),
                page);
    }

    @Test void ofTwoClassesTheImportedOneIsMeant() {
        assertTrue(page("Linear").contains("(catenary.links)"));
        assertTrue(page("Linear").contains("new Linear(int inSize, int outSize)"));
        assertTrue(page("Adam").contains("beta1(double beta1)"));
    }

    @Test void theNearestOwnerSpeaks() {
        assertTrue(manual.page(List.of("catenary.autograd.Variable"), "sum").startsWith("## Variable.sum"));
        assertTrue(manual.page(List.of("java.lang.String", "catenary.links.Linear", "catenary.links.Link"), "children")
                != null
                || manual.page(List.of("java.lang.String", "catenary.links.Linear", "catenary.links.Link"),
                        "parameters") != null);
        assertNull(manual.page(List.of("java.lang.String"), "length"));
        assertNull(manual.page("softmx"));
    }

    @Test void whatIsMisspeltOrHalfKnownIsFound() {
        assertTrue(manual.unknown("softmx").contains("did you mean softmax?"));
        String found = manual.find("*softmax*");
        assertTrue(found.contains("`F.softmax`: Softmax along an axis") && found.contains("F.softmaxCrossEntropy"),
                found);
        assertTrue(manual.unknown("nonsenseword").startsWith("there is no documentation of nonsenseword"));
    }

    @Test void everyFunctionAndEveryImportedLinkHasAPageThatSaysSomething() {
        var bare = manual.members("catenary.functions.F").stream().filter(e -> e.kind() == DocEntry.Kind.METHOD)
                .map(DocEntry::name)
                .distinct()
                .filter(n -> manual.page("F." + n).lines()
                        .noneMatch(l -> !l.isBlank() && !l.startsWith("#") && !l.startsWith("    ")))
                .toList();
        assertEquals(List.of(), bare);
    }
}
