package catenary.functions.normalization;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static catenary.functions.normalization.Plainly.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.BackwardOption;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LayerNormalizationTest {

    @Test void referenceValues() {
        assertClose(F.layerNormalization(x(new double[][] {{1, 2, 3}}), x(1, 1, 1), x(0, 0, 0)), -1.2247356, 0,
                1.2247356);
        assertClose(F.layerNormalization(x(new double[][] {{1, 3}}), x(2, 3), x(10, 20), o -> o.eps(3)), 9, 21.5);
    }

    @Property(tries = 20) void theDefinition(
            @ForAll @ArrayOf(minRank = 2, maxRank = 2, minLength = 1, maxLength = 5) NDArray x) {
        int columns = x.shape().axis(1);
        NDArray gamma = randn(columns);
        NDArray beta = gamma.mul(gamma);
        Variable y = F.layerNormalization(new Variable(x), new Variable(gamma), new Variable(beta), o -> o.eps(0.1));
        assertAgrees(Plainly.standardized(x, i -> i / columns, i -> i % columns, gamma, beta, 0.1), y.array());
    }

    @Property(tries = 15) void gradients(
            @ForAll @ArrayOf(minRank = 2, maxRank = 2, minLength = 1, maxLength = 5) NDArray x) {
        int columns = x.shape().axis(1);
        GradientCheck.ofMany(v -> F.layerNormalization(v[0], v[1], v[2], o -> o.eps(0.5))).order(2)
                .at(x, randn(columns), randn(columns));
    }

    @Test void theFirstGradientIsTheSameWithAndWithoutASecond() {
        NDArray[] found = new NDArray[6];
        for (int i = 0; i < 2; i++) {
            Variable[] in = {new Variable(randn(70, 1500)), new Variable(randn(1500)), new Variable(randn(1500))};
            Variable y = F.layerNormalization(in[0], in[1], in[2]);
            y.mul(y).sum()
                    .backward(i == 0 ? new BackwardOption[0] : new BackwardOption[] {BackwardOption.DOUBLE_BACKPROP});
            for (int j = 0; j < 3; j++) {
                found[3 * i + j] = in[j].grad();
            }
        }
        for (int j = 0; j < 3; j++) {
            assertTrue(found[j].allClose(found[3 + j], 1e-9, 1e-9), "gradient " + j);
        }
    }

    @Test void sixteenBitsAreRoundedOnce() {
        Variable rows = new Variable(randn(3, 9).mul(300).astype(DType.FLOAT16));
        Variable y = F.layerNormalization(rows, new Variable(randn(9).astype(DType.FLOAT32)),
                new Variable(randn(9).astype(DType.FLOAT32)));
        NDArray exact = F.layerNormalization(F.cast(rows, DType.FLOAT64), new Variable(randn(9)),
                new Variable(randn(9))).array();
        assertEquals(DType.FLOAT16, y.dtype());
        assertTrue(y.array().astype(DType.FLOAT64).allClose(exact, 2e-3, 2e-3));
    }

    @Test void noRowsAndOneColumn() {
        assertEquals(Shape.of(0, 2), F.layerNormalization(empty(0, 2), x(1, 2), x(3, 4)).shape());
        assertClose(F.layerNormalization(x(new double[][] {{5}, {6}}), x(2), x(3)), 3, 3);
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("layerNormalization: expected x.rank == 2, but found 3",
                () -> F.layerNormalization(empty(2, 3, 4), x(1), x(1)));
        assertRefused("layerNormalization: expected gamma to be float32 (3,), but found float32 (2,)",
                () -> F.layerNormalization(empty(2, 3), x(1, 2), x(1, 2)));
        assertRefused("layerNormalization: expected x.dtype to be a float, but found int32",
                () -> F.layerNormalization(Variable.constant(ints(new int[][] {{1, 2}})), x(1, 2), x(1, 2)));
    }
}
