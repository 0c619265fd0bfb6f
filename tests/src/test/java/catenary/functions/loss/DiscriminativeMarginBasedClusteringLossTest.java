package catenary.functions.loss;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DiscriminativeMarginBasedClusteringLossTest {

    /// Instance 3 has no pixel; 0 and 7 are none of the three.
    private static final int[][][] LABELS = {{{1, 1, 2, 0}}, {{2, 7, 1, 1}}};

    private final NDArray labels = ints(LABELS);

    /// The three terms in plain loops, for embeddings `(2, 3, 1, 4)`.
    private static double[] plain(NDArray x, int norm, double near, double far) {
        double[][][] means = new double[2][3][3];
        int[] pixels = new int[3];
        for (int n = 0; n < 2; n++) {
            for (int k = 0; k < 3; k++) {
                int count = 0;
                for (int p = 0; p < 4; p++) {
                    count += LABELS[n][0][p] == k + 1 ? 1 : 0;
                    for (int e = 0; LABELS[n][0][p] == k + 1 && e < 3; e++) {
                        means[n][k][e] += x.get(n, e, 0, p).item();
                    }
                }
                for (int e = 0; e < 3; e++) {
                    means[n][k][e] /= Math.max(1, count);
                }
                pixels[k] += count;
            }
        }
        double[] y = new double[3];
        for (int k = 0; k < 3; k++) {
            double[] all = new double[6];
            for (int n = 0; n < 2; n++) {
                for (int p = 0; p < 4; p++) {
                    double[] off = new double[3];
                    for (int e = 0; e < 3; e++) {
                        off[e] = means[n][k][e] - x.get(n, e, 0, p).item();
                    }
                    double d = Math.max(0, length(norm, off) - near);
                    y[0] += LABELS[n][0][p] == k + 1 ? d * d / pixels[k] / 3 : 0;
                }
                for (int l = k + 1; l < 3; l++) {
                    double[] apart = new double[3];
                    for (int e = 0; e < 3; e++) {
                        apart[e] = means[n][k][e] - means[n][l][e];
                    }
                    double d = Math.max(0, 2 * far - length(norm, apart));
                    y[1] += d * d / 6;
                }
                System.arraycopy(means[n][k], 0, all, 3 * n, 3);
            }
            y[2] += length(norm, all) / 6;
        }
        return y;
    }

    private static double length(int norm, double[] v) {
        double s = 0;
        for (double x : v) {
            s += norm == 1 ? Math.abs(x) : x * x;
        }
        return norm == 1 ? s : Math.sqrt(s);
    }

    @Property(tries = 10) void valuesAreThoseOfPlainLoops(@ForAll @ArrayOf(shape = {2, 3, 1, 4}) NDArray x,
            @ForAll @IntRange(min = 1, max = 2) int norm) {
        var terms = F.discriminativeMarginBasedClusteringLoss(new Variable(x), labels, 0.5, 1.5, 3,
                o -> o.norm(norm).alpha(2).beta(3).gamma(4));
        double[] expected = plain(x, norm, 0.5, 1.5);
        assertEquals(2 * expected[0], terms.variance().item(), 1e-10);
        assertEquals(3 * expected[1], terms.distance().item(), 1e-10);
        assertEquals(4 * expected[2], terms.regularization().item(), 1e-10);
    }

    @Property(tries = 4) void gradients(@ForAll @IntRange(min = 1, max = 2) int norm, @ForAll boolean wide) {
        GradientCheck.ofOutputs(v -> {
            var terms = F.discriminativeMarginBasedClusteringLoss(v[0], labels, 0.1, wide ? 2.5 : 0.7, 3,
                    o -> o.norm(norm).gamma(1));
            return new Variable[] {terms.variance(), terms.distance(), terms.regularization()};
        }).order(2).at(randn(2, 3, 1, 4));
    }

    @Test void aMeanEqualToItsPixelHasAGradient() {
        Variable x = new Variable(x(1, 2, 3, 4).array().reshape(1, 2, 1, 2));
        var terms = F.discriminativeMarginBasedClusteringLoss(x, ints(new int[][][] {{{1, 0}}}), 0, 1.5, 2,
                o -> o.norm(2));
        terms.variance().add(terms.distance()).add(terms.regularization()).backward();
        assertClose(terms.variance(), 0);
        assertFalse(x.grad().hasNaN());
    }

    @Test void oneInstanceHasNoNeighbourAndHalfPrecisionStays() {
        Variable half = F.cast(F.reshape(x(1, 2), 1, 1, 1, 2), DType.FLOAT16);
        var terms = F.discriminativeMarginBasedClusteringLoss(half, ints(new int[][][] {{{1, 1}}}), 0, 1.5, 1);
        assertEquals(DType.FLOAT16, terms.variance().dtype());
        assertClose(terms.variance(), 0.25);
        assertClose(terms.distance(), 0);
        assertTrue(terms.regularization().item() > 0.001);
    }

    @Test void refusesWhatDoesNotFit() {
        String name = "discriminativeMarginBasedClusteringLoss: expected ";
        Variable x = empty(2, 3, 1, 4);
        assertRefused(name + "norm 1 or 2, but found 3",
                () -> F.discriminativeMarginBasedClusteringLoss(x, labels, 0.5, 1.5, 3, o -> o.norm(3)));
        assertRefused(name + "maxEmbeddingDim > 0, but found 0",
                () -> F.discriminativeMarginBasedClusteringLoss(x, labels, 0.5, 1.5, 0));
        assertRefused(name + "embeddings.shape[1] == maxEmbeddingDim, but 3 != 4",
                () -> F.discriminativeMarginBasedClusteringLoss(x, labels, 0.5, 1.5, 4));
        assertRefused(name + "float embeddings (N, E, H, W) and integer labels (N, H, W) with N > 0",
                () -> F.discriminativeMarginBasedClusteringLoss(empty(2, 3, 4, 1), labels, 0.5, 1.5, 3));
    }
}
