package catenary.links;

import catenary.expr.DType;
import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.ints;
import static catenary.links.Kept.assertKept;
import static catenary.links.Recurrence.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NegativeSamplingTest {

    private static final int[] COUNTS = {8, 4, 2, 1};

    private final Variable t = Variable.constant(ints(new int[] {2, 0}));

    @Test void costsTheSameForAllWordsAtFirst() {
        assertClose(new NegativeSampling(3, COUNTS, 5).apply(randn(1, 2, 3), t), 2 * 6 * Math.log(2));
    }

    @Test void hasTheDtypeAskedFor() {
        assertEquals(DType.FLOAT64, new NegativeSampling(3, COUNTS, 5, o -> o.dtype(DType.FLOAT64)).W().dtype());
        var tree = List.of(List.of(0, 1), List.of(2, 3));
        assertEquals(DType.FLOAT64,
                new BinaryHierarchicalSoftmax(3, tree, o -> o.dtype(DType.FLOAT64)).W().dtype());
    }

    @Test void holdsTheRightWordAgainstTheSampledOnes() {
        var link = new NegativeSampling(3, COUNTS, 5);
        link.W().array().assign(randn(2, 4, 3).array());
        List<NDArray> samples = new ArrayList<>();
        Variable x = randn(1, 2, 3);
        Variable loss = link.apply(x, t, o -> o.reduce("no").returnSamples(samples::add));
        assertEquals(Shape.of(2, 6), samples.getFirst().shape());
        NDArray score = x.array().matmul(link.W().array().transpose());
        double[] expected = new double[2];
        for (int b = 0; b < 2; b++) {
            for (int j = 0; j < 6; j++) {
                double y = score.get(b, (int) samples.getFirst().get(b, j).item()).item();
                expected[b] += Math.log1p(Math.exp(j == 0 ? -y : y));
            }
        }
        assertClose(loss, expected);
        assertEquals(2, samples.getFirst().get(0, 0).item());
    }

    @Test void drawsInProportionToThePowerOfCounts() {
        var link = new NegativeSampling(3, new int[] {1, 16}, 10_000, o -> o.power(0.5));
        Generator.global().seed(2);
        double share = link.sampler().sample(Shape.of(10_000)).sum().item() / 10_000;
        assertEquals(0.8, share, 0.02);
        double usual = new NegativeSampling(3, new int[] {1, 16}, 5).sampler().sample(Shape.of(10_000)).sum().item();
        assertEquals(8 / 9., usual / 10_000, 0.02);
    }

    @Test void refusesCountsAndSizesThatAreNone() {
        assertRefused("NegativeSampling: expected counts >= 0, one for each word, but found [1, -1]",
                () -> new NegativeSampling(3, new int[] {1, -1}, 5));
        assertRefused("NegativeSampling: expected sampleSize > 0, but found 0",
                () -> new NegativeSampling(3, COUNTS, 0));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new NegativeSampling(3, COUNTS, 5), List.of("W"), link -> {
            Generator.global().seed(4);
            return link.apply(randn(1, 2, 3), t);
        });
        assertEquals("NegativeSampling(inSize=3, words=4, sampleSize=5)  // 12 parameters: W (4, 3)",
                new NegativeSampling(3, COUNTS, 5).toString());
    }
}
