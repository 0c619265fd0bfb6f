package catenary.distributions;

import static catenary.distributions.Laws.NEVER;
import static catenary.distributions.Laws.assertDivergenceIsMeanDifference;
import static catenary.distributions.Laws.assertEntropyIsMeanSurprise;
import static catenary.distributions.Laws.assertGradients;
import static catenary.distributions.Laws.assertIs;
import static catenary.distributions.Laws.assertKeepsFloat32;
import static catenary.distributions.Laws.assertProbFits;
import static catenary.distributions.Laws.assertSamplesAreConstants;
import static catenary.distributions.Laws.assertSamplesHaveItsMoments;
import static catenary.distributions.Laws.assertShapes;
import static catenary.distributions.Laws.assertUnsupported;
import static catenary.distributions.Laws.v;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BetaTest {

    private final Variable a = v(0.5, 2, 30);
    private final Variable b = v(1.5, 0.5, 2);
    private final Beta d = new Beta(a, b);

    @Test void values() {
        assertIs(d.logProb(v(0.2, 0.7, 0.95)), 0.24156447527049058, -0.042370614227545345, 2.351946775354345);
        assertIs(d.entropy(), -0.5484172947105452, -0.7652789553347764, -1.9057888530763876);
        assertIs(d.mean(), 0.25, 0.8, 0.9375);
        assertIs(d.variance(), 0.0625, 0.045714285714285714, 0.0017755681818181818);
        assertEquals("[0, 1]", d.support());
        assertUnsupported("Beta does not support cdf", () -> d.cdf(v(1)));
        assertUnsupported("Beta does not support mode", d::mode);
    }

    @Test void boundsAndBeyond() {
        var even = new Beta(v(1), v(1));
        assertIs(even.prob(v(-0.1, 0, 1, 1.1)), 0, 1, 1, 0);
        var x = v(-0.5, 1.5, 2);
        assertIs(d.logProb(x), NEVER, NEVER, NEVER);
        d.logProb(x).sum().backward();
        assertIs(new Variable(x.grad()), 0, 0, 0);
        assertIs(new Variable(a.grad()), 0, 0, 0);
        assertIs(new Variable(b.grad()), 0, 0, 0);
    }

    @Test void laws() {
        assertShapes(d, Shape.of(3), Shape.SCALAR, "a", "b");
        assertSamplesHaveItsMoments(d);
        assertEntropyIsMeanSurprise(d);
        assertProbFits(d, v(0.1, 0.2, 0.3));
        assertSamplesAreConstants(d);
        assertKeepsFloat32(new Beta(x(1.5, 9), x(2)));
    }

    /// Both gamma numbers of such a sample are below the least double.
    @Test void smallParametersStillShare() {
        Generator.global().seed(1);
        var x = new Beta(v(1e-4), v(1e-4)).sample(1000).array();
        assertEquals(0.5, x.mean().item(), 0.07);
    }

    @Test void divergence() {
        var p = new Beta(v(2.5), v(3));
        var q = new Beta(v(1.2), v(2));
        assertIs(KlDivergence.klDivergence(p, q), 0.14057872562688306);
        assertDivergenceIsMeanDifference(p, q);
        assertGradients(xs -> KlDivergence.klDivergence(new Beta(xs[0], xs[1]), new Beta(xs[2], xs[3])),
                v(1.2, 2).array(),
                v(0.7).array(), v(1).array(), v(1.5).array());
    }

    @Property(tries = 10) void gradients(
            @ForAll @ArrayOf(maxRank = 2, minLength = 1, min = 0.1, max = 0.9) NDArray x) {
        NDArray[] xs = {x, v(1.4).array(), v(0.8).array()};
        assertGradients(a -> new Beta(a[1], a[2]).logProb(a[0]), xs);
        assertGradients(a -> new Beta(a[1], a[2]).entropy(), xs);
    }
}
