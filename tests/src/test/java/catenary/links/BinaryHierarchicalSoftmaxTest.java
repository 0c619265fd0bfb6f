package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static catenary.links.Recurrence.assertGradients;
import static catenary.links.Recurrence.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Shape;
import catenary.autograd.Variable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BinaryHierarchicalSoftmaxTest {

    private static final List<?> TREE = List.of(List.of(0, List.of(3, 1)), 5);

    private static Variable ids(int... ids) {
        return Variable.constant(ints(ids));
    }

    @Test void multipliesTheDecisionsOnTheWay() {
        var link = new BinaryHierarchicalSoftmax(1, TREE);
        assertEquals(Shape.of(3, 1), link.W().shape());
        link.W().array().assign(x(new double[][] {{0.5}, {-1}, {2}}).array());
        Variable x = x(new double[][] {{3}});
        double root = Math.log1p(Math.exp(-1.5));
        assertClose(link.apply(x, ids(5)), Math.log1p(Math.exp(1.5)));
        assertClose(link.apply(x, ids(0)), root + Math.log1p(Math.exp(3)));
        assertClose(link.apply(x, ids(3)), root + Math.log1p(Math.exp(-3)) + Math.log1p(Math.exp(-6)));
        assertClose(link.apply(x, ids(1)), root + Math.log1p(Math.exp(-3)) + Math.log1p(Math.exp(6)));
        assertClose(link.apply(x(new double[][] {{3}, {3}}), ids(5, 0)),
                Math.log1p(Math.exp(1.5)) + root + Math.log1p(Math.exp(3)));
    }

    @Test void probabilitiesOfAllWordsAddUpToOne() {
        var link = new BinaryHierarchicalSoftmax(4, BinaryHierarchicalSoftmax.createHuffmanTree(
                Map.of(0, 3, 1, 50, 2, 7, 3, 7, 4, 1, 5, 20)));
        Variable x = randn(1, 1, 4);
        double sum = 0;
        for (int word = 0; word < 6; word++) {
            sum += Math.exp(-link.apply(x, ids(word)).item());
        }
        assertEquals(1, sum, 1e-5);
        assertTrue(link.W().array().abs().max().item() <= 1);
    }

    @Test void differentiatesTwice() {
        assertGradients(() -> new BinaryHierarchicalSoftmax(3, TREE), (link, x) -> link.apply(x, ids(3, 5)), 2, 3);
    }

    @Test void frequentWordsHaveShortWays() {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        counts.put(0, 8);
        counts.put(1, 4);
        counts.put(2, 2);
        counts.put(3, 1);
        assertEquals(List.of(List.of(List.of(3, 2), 1), 0), BinaryHierarchicalSoftmax.createHuffmanTree(counts));
        counts.replaceAll((_, _) -> 1);
        assertEquals(List.of(List.of(0, 1), List.of(2, 3)), BinaryHierarchicalSoftmax.createHuffmanTree(counts));
    }

    @Test void wordsThatAreNotInTheTreeCostNothing() {
        var link = new BinaryHierarchicalSoftmax(3, TREE);
        assertClose(link.apply(randn(1, 2, 3), ids(2, 4)), 0);
        assertThrows(IndexOutOfBoundsException.class, () -> link.apply(randn(1, 1, 3), ids(6)).item());
    }

    @Test void refusesWhatIsNoTree() {
        assertRefused("BinaryHierarchicalSoftmax: expected a tree of pairs and words >= 0, but found [1, 2, 3]",
                () -> new BinaryHierarchicalSoftmax(3, List.of(0, List.of(1, 2, 3))));
        assertRefused("BinaryHierarchicalSoftmax: expected a tree of pairs and words >= 0, but found -1",
                () -> new BinaryHierarchicalSoftmax(3, List.of(0, -1)));
        assertRefused("BinaryHierarchicalSoftmax: expected a tree of pairs and words >= 0, but found null",
                () -> new BinaryHierarchicalSoftmax(3, Arrays.asList(0, null)));
        assertRefused("BinaryHierarchicalSoftmax: expected each word once, but found a second 0",
                () -> new BinaryHierarchicalSoftmax(3, List.of(0, List.of(1, 0))));
        assertRefused("createHuffmanTree: expected counts of at least 2 words, but found {}",
                () -> BinaryHierarchicalSoftmax.createHuffmanTree(Map.of()));
        assertRefused("BinaryHierarchicalSoftmax: expected float x (batch, 3) and integer t (batch)",
                () -> new BinaryHierarchicalSoftmax(3, TREE).apply(randn(1, 2, 4), ids(0, 1)));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new BinaryHierarchicalSoftmax(3, TREE), List.of("W"), randn(1, 2, 3), ids(1, 5));
        assertEquals("BinaryHierarchicalSoftmax(inSize=3, words=6)  // 9 parameters: W (3, 3)",
                new BinaryHierarchicalSoftmax(3, TREE).toString());
    }
}
