package catenary.links.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import catenary.links.CopyMode;
import catenary.links.Deconvolution2D;
import catenary.links.Linear;
import catenary.serializers.DictionarySerializer;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpectralNormalizationTest {

    private static Variable x(int... shape) {
        return new Variable(Generator.global().randn(Given.device(), DType.FLOAT32, Shape.of(shape)));
    }

    /// Singular values 3 and 1, and a rotation.
    private static NDArray w() {
        double s = Math.sqrt(.5);
        return Create.of(Given.device(), DType.FLOAT32, Shape.of(2, 2), new double[] {3 * s, -s, 3 * s, s});
    }

    private static NDArray effective(Linear l) {
        return l.apply(new Variable(Create.eye(Given.device(), DType.FLOAT32, 2))).array().transpose();
    }

    @Test void dividesByTheGreatestSingularValue() {
        var l = new Linear(2, 2, o -> o.initialW(w()).nobias(true));
        l.addHook(new SpectralNormalization(o -> o.nPowerIteration(30)));
        assertTrue(effective(l).allClose(w().div(3), 1e-5, 1e-6));
        assertEquals(w(), l.W().array());
        var twice = new Linear(2, 2, o -> o.initialW(w()).nobias(true));
        twice.addHook(new SpectralNormalization(o -> o.nPowerIteration(30).factor(2)));
        assertTrue(effective(twice).allClose(w().mul(2. / 3), 1e-5, 1e-6));
    }

    @Test void oneStepIsThePaperS() {
        var l = new Linear(2, 2, o -> o.initialW(w()).nobias(true));
        l.addHook(new SpectralNormalization());
        NDArray u = l.persistent("W_u").reshape(1, 2);
        NDArray v = unit(u.matmul(w()));
        u = unit(v.matmul(w().transpose()));
        double sigma = u.matmul(w()).mul(v).sum().item();
        assertTrue(effective(l).allClose(w().div(sigma), 1e-5, 1e-6));
        assertTrue(l.persistent("W_u").allClose(u.reshape(2), 1e-5, 1e-6));
    }

    private static NDArray unit(NDArray x) {
        return x.div(x.square().sum().sqrt().add(1e-6));
    }

    @Test void onlyTrainingRemembers() {
        var l = new Linear(2, 2);
        l.addHook(new SpectralNormalization());
        NDArray u = l.persistent("W_u");
        try (var _ = Config.testMode()) {
            l.apply(x(1, 2));
        }
        assertEquals(u, l.persistent("W_u"));
        l.apply(x(1, 2));
        assertNotEquals(u, l.persistent("W_u"));
    }

    @Test void gradientsPassThroughTheNorm() {
        var l = new Linear(2, 2, o -> o.initialW(w()).nobias(true));
        l.addHook(new SpectralNormalization(o -> o.nPowerIteration(30)));
        l.clearGrads();
        F.sum(F.tanh(l.apply(x(3, 2)))).backward();
        assertEquals(0, l.W().grad().mul(w()).sum().item(), 1e-5); // a longer W changes nothing
        assertTrue(l.W().grad().abs().max().item() > 1e-3);
    }

    @Test void gammaBeginsAtTheNorm() {
        var l = new Linear(2, 2, o -> o.initialW(w()).nobias(true));
        l.addHook(new SpectralNormalization(o -> o.useGamma(true).nPowerIteration(30)));
        assertEquals(3, l.namedParams().get("/gamma").item(), 1e-5);
        l.clearGrads();
        assertTrue(effective(l).allClose(w(), 1e-5, 1e-5));
        l.apply(x(1, 2)).sum().backward();
        assertNotNull(l.namedParams().get("/gamma").grad());
        l.deleteHook("SpectralNormalization");
        assertEquals(Set.of("/W"), l.namedParams().keySet());
        assertEquals(Set.of("W"), DictionarySerializer.copies(l).keySet());
    }

    @Test void aWeightThatWaitsIsNormalizedAtOnce() {
        var l = new Linear(4);
        l.addHook(new SpectralNormalization(o -> o.useGamma(true)));
        l.clearGrads();
        l.apply(x(5, 3)).sum().backward();
        assertEquals(Shape.of(4), l.persistent("W_u").shape());
        assertTrue(l.namedParams().get("/gamma").item() > 0);
        assertTrue(l.W().grad().isFinite());
    }

    @Test void filesHoldTheWeightItselfAndTheVector() {
        var l = new Linear(2, 2);
        l.addHook(new SpectralNormalization());
        l.apply(x(1, 2));
        var entries = DictionarySerializer.copies(l);
        assertEquals(Set.of("W", "b", "W_u"), entries.keySet());
        for (var other : new Linear[] {new Linear(2, 2), new Linear(2)}) {
            other.addHook(new SpectralNormalization());
            DictionarySerializer.load(entries, other, o -> o);
            assertEquals(l.persistent("W_u"), other.persistent("W_u"));
            var x = x(3, 2);
            var copy = (Linear) l.copy(CopyMode.COPY);
            assertEquals(copy.apply(x).array(), other.apply(x).array());
        }
    }

    @Test void transposedKernelsHaveTheirOutputsSecond() {
        var d = new Deconvolution2D(3, 5, 2);
        d.addHook(new SpectralNormalization());
        assertEquals(Shape.of(5), d.persistent("W_u").shape());
        assertEquals(Shape.of(1, 5, 3, 3), d.apply(x(1, 3, 2, 2)).shape());
    }

    @Test void whatIsForgottenIsComputedAgainAlike() {
        var x = x(3, 2);
        NDArray[] gradients = new NDArray[2];
        for (int i = 0; i < 2; i++) {
            var l = new Linear(2, 2, o -> o.initialW(w()));
            l.addHook(new SpectralNormalization());
            l.persistent("W_u", Create.of(Given.device(), DType.FLOAT32, Shape.of(2), new double[] {1, .1}));
            l.clearGrads();
            (i == 0 ? F.tanh(l.apply(x)) : F.forget(v -> F.tanh(l.apply(v)), x)).sum().backward();
            gradients[i] = l.W().grad();
        }
        assertTrue(gradients[0].allClose(gradients[1], 1e-5, 1e-6));
    }

    @Test void refusesWhatItCanNotDo() {
        assertEquals("SpectralNormalization: expected nPowerIteration > 0, but found 0",
                assertThrows(IllegalArgumentException.class,
                        () -> new SpectralNormalization(o -> o.nPowerIteration(0))).getMessage());
        assertThrows(UnsupportedOperationException.class, () -> new SpectralNormalization().open());
    }
}
