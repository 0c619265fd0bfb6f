package catenary.distributions;

import static catenary.distributions.Laws.NEVER;
import static catenary.distributions.Laws.assertDivergenceIsMeanDifference;
import static catenary.distributions.Laws.assertEntropyIsMeanSurprise;
import static catenary.distributions.Laws.assertGradients;
import static catenary.distributions.Laws.assertIs;
import static catenary.distributions.Laws.assertKeepsFloat32;
import static catenary.distributions.Laws.assertProbFits;
import static catenary.distributions.Laws.assertSamplesHaveGradients;
import static catenary.distributions.Laws.assertSamplesHaveItsMoments;
import static catenary.distributions.Laws.assertShapes;
import static catenary.distributions.Laws.assertUnsupported;
import static catenary.distributions.Laws.v;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.expr.DType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GammaTest {

    private final Variable k = v(0.5, 2, 30);
    private final Variable theta = v(1.5, 0.5, 2);
    private final Gamma d = new Gamma(k, theta);

    @Test void values() {
        assertIs(d.logProb(v(0.7, 2.5, 40)), -1.0634266916760826, -2.697414907005954, -5.073950214662217);
        assertIs(d.entropy(), 0.4960750380221526, 0.8840684843415875, 3.8014802998477233);
        assertIs(d.mean(), 0.75, 1, 60);
        assertIs(d.mode(), 0, 0.5, 58);
        assertIs(d.variance(), 1.125, 0.5, 120);
        assertEquals("positive", d.support());
        assertUnsupported("Gamma does not support cdf", () -> d.survivalFunction(v(1)));
        assertUnsupported("Gamma does not support icdf", () -> d.icdf(v(1)));
    }

    @Test void atZeroAndBelow() {
        var e = new Gamma(v(0.5, 1, 2, 2), v(2));
        var x = v(0, 0, 0, -1);
        assertIs(e.logProb(x), Double.POSITIVE_INFINITY, -Math.log(2), NEVER, NEVER);
        var negative = v(-1, -1, -1);
        d.logProb(negative).sum().backward();
        assertIs(new Variable(negative.grad()), 0, 0, 0);
        assertIs(new Variable(k.grad()), 0, 0, 0);
        assertIs(new Variable(theta.grad()), 0, 0, 0);
    }

    @Test void laws() {
        assertShapes(d, Shape.of(3), Shape.SCALAR, "k", "theta");
        assertSamplesHaveItsMoments(new Gamma(v(0.03, 0.5, 1, 2, 30, 4000), v(1.5)));
        assertEntropyIsMeanSurprise(d);
        assertProbFits(d, v(1, 2, 3));
        assertKeepsFloat32(new Gamma(x(0.5, 9), x(2)));
    }

    /// The probabilities up to the quartiles of SciPy.
    @Test void samplesHaveItsQuartiles() {
        var quartiles = v(0.07614828, 0.34120232, 0.99247777);
        Generator.global().seed(3);
        var below =
                new Gamma(v(0.5), v(1.5)).sample(20_000).array().le(quartiles.array()).astype(DType.FLOAT64).mean(0);
        assertTrue(below.allClose(v(0.25, 0.5, 0.75).array(), 0, 0.014), "found " + below);
    }

    @Test void impossibleShapesGiveNoNumbers() {
        var x = new Gamma(v(0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1), v(1)).sample().array().toDoubleArray();
        assertEquals(0, x[0]);
        assertTrue(Double.isNaN(x[1]) && Double.isNaN(x[2]) && Double.isNaN(x[3]) && x[4] > 0);
    }

    @Test void divergence() {
        var p = new Gamma(v(2.5), v(0.5));
        var q = new Gamma(v(1.2), v(2));
        assertIs(KlDivergence.klDivergence(p, q), 0.3325999057064498);
        assertDivergenceIsMeanDifference(p, q);
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(maxRank = 2, minLength = 1, min = 0.1) NDArray x) {
        NDArray[] xs = {x, v(1.4).array(), v(0.8).array()};
        assertGradients(a -> new Gamma(a[1], a[2]).logProb(a[0]), xs);
        assertGradients(a -> new Gamma(a[1], a[2]).entropy(), xs);
    }

    @Test void samplesHaveGradientsInTheScaleAlone() {
        assertSamplesHaveGradients(xs -> new Gamma(v(0.5, 2), xs[0]), v(0.7, 2).array());
        d.sample(2).sum().backward();
        assertSame(null, k.grad());
        assertGradients(xs -> KlDivergence.klDivergence(new Gamma(xs[0], xs[1]), new Gamma(xs[2], xs[3])),
                v(1.2, 2).array(), v(0.7).array(), v(1).array(), v(1.5).array());
    }
}
