package catenary.functions.normalization;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static catenary.functions.normalization.Plainly.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.expr.DType;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LocalResponseNormalizationTest {

    @Test void referenceValues() {
        assertClose(F.localResponseNormalization(x(new double[][] {{1, 2, 3}})), 0.5942916, 1.1885831, 1.7828747);
        assertClose(F.localResponseNormalization(x(new double[][] {{1, 2, 3}}), o -> o.n(3).k(1).alpha(1).beta(1)),
                1. / 6, 2. / 15, 3. / 14);
    }

    @Property(tries = 20) void theDefinition(@ForAll @ArrayOf(minRank = 2, minLength = 1) NDArray x,
            @ForAll @IntRange(min = 1, max = 5) int n) {
        int channels = x.shape().axis(1);
        int below = x.size() / x.shape().axis(0) / channels;
        double[] v = x.toDoubleArray();
        double[] expected = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            double sum = 0;
            for (int j = -(n / 2); j <= n / 2; j++) {
                int c = i / below % channels + j;
                sum += c >= 0 && c < channels ? v[i + j * below] * v[i + j * below] : 0;
            }
            expected[i] = v[i] * Math.pow(1.5 + 0.3 * sum, -0.6);
        }
        assertAgrees(expected, F.localResponseNormalization(new Variable(x), o -> o.n(n).k(1.5).alpha(0.3).beta(0.6))
                .array());
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(minRank = 2, minLength = 1, maxLength = 3) NDArray x) {
        assertGradients(v -> F.localResponseNormalization(v, o -> o.n(3).alpha(0.5)), x);
    }

    @Test void emptyBatchesAndOtherDtypes() {
        assertEquals(Shape.of(0, 3, 2), F.localResponseNormalization(empty(0, 3, 2)).shape());
        NDArray x = randn(2, 3, 4).astype(DType.FLOAT16);
        Variable y = F.localResponseNormalization(new Variable(x));
        assertEquals(DType.FLOAT16, y.dtype());
        NDArray exact = F.localResponseNormalization(new Variable(x.astype(DType.FLOAT64))).array();
        assertTrue(y.array().astype(DType.FLOAT64).allClose(exact, 3e-3, 3e-3));
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("localResponseNormalization: expected a float x with x.rank >= 2 and n >= 1, but found n = 5",
                () -> F.localResponseNormalization(x(1, 2)));
        assertRefused("localResponseNormalization: expected a float x with x.rank >= 2 and n >= 1, but found n = 0",
                () -> F.localResponseNormalization(empty(2, 3), o -> o.n(0)));
    }
}
