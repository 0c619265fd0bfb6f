package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static catenary.links.Recurrence.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Generator;
import catenary.autograd.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlackOutTest {

    private static final int[] COUNTS = {8, 4, 2, 1};

    private final Variable t = Variable.constant(ints(new int[] {2, 0}));

    @Test void itsVectorsAreToBeSet() {
        assertTrue(new BlackOut(3, COUNTS, 5).W().array().hasNaN());
        assertEquals(0.5, new BlackOut(3, COUNTS, 5, o -> o.initialW(0.5)).W().array().min().item());
    }

    @Test void holdsTheRightWordAgainstTheSampledOnes() {
        var link = new BlackOut(1, COUNTS, 5);
        link.W().array().assign(x(new double[][] {{1}, {2}, {3}, {4}}).array());
        link.sampleData(ints(new int[][] {{0, 1}, {3, 3}}));
        double first = Math.exp(3) + Math.exp(1) + Math.exp(2);
        double second = Math.exp(-1) + 2 * Math.exp(-4);
        double expected = -Math.log(Math.exp(3) / first * (1 - Math.exp(1) / first) * (1 - Math.exp(2) / first))
                - Math.log(Math.exp(-1) / second) - 2 * Math.log(1 - Math.exp(-4) / second);
        assertClose(link.apply(x(new double[][] {{1}, {-1}}), t), expected / 2);
    }

    @Test void drawsAgainUnlessToldWhat() {
        var link = new BlackOut(3, COUNTS, 2);
        link.W().array().assign(randn(2, 4, 3).array());
        Variable x = randn(1, 2, 3);
        Generator.global().seed(1);
        double[] losses = java.util.stream.IntStream.range(0, 10).mapToDouble(_ -> link.apply(x, t).item()).toArray();
        assertNotEquals(1, java.util.Arrays.stream(losses).distinct().count());
        link.sampleData(link.sampler().sample(catenary.array.Shape.of(2, 2)));
        assertEquals(link.apply(x, t).item(), link.apply(x, t).item());
    }

    @Test void refusesCountsThatAreNone() {
        assertRefused("BlackOut: expected counts >= 0, one for each word, but found []",
                () -> new BlackOut(3, new int[0], 5));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new BlackOut(3, COUNTS, 5, o -> o.initialW(new catenary.initializers.Normal(1))), List.of("W"),
                link -> {
                    Generator.global().seed(4);
                    return link.apply(randn(1, 2, 3), t);
                });
    }
}
