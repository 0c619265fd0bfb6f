package catenary.distributions;

import static catenary.distributions.Laws.assertCdfIsIntegral;
import static catenary.distributions.Laws.assertCumulates;
import static catenary.distributions.Laws.assertDivergenceIsMeanDifference;
import static catenary.distributions.Laws.assertEntropyIsMeanSurprise;
import static catenary.distributions.Laws.assertGradients;
import static catenary.distributions.Laws.assertIs;
import static catenary.distributions.Laws.assertKeepsFloat32;
import static catenary.distributions.Laws.assertProbFits;
import static catenary.distributions.Laws.assertSamplesHaveGradients;
import static catenary.distributions.Laws.assertSamplesHaveItsMoments;
import static catenary.distributions.Laws.assertShapes;
import static catenary.distributions.Laws.v;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LaplaceTest {

    private final Variable loc = v(-1, 0.5, 2);
    private final Variable scale = v(0.5, 1, 3);
    private final Laplace d = new Laplace(loc, scale);
    private final Variable at = v(0.3, -2.5, 40);

    @Test void values() {
        assertIs(d.logProb(at), -2.6, -3.6931471805599454, -14.45842613589472);
        assertIs(d.cdf(at), 0.9628632108928331, 0.024893534183931972, 0.9999984227280975);
        assertIs(d.survivalFunction(at), 0.03713678910716694, 0.9751064658160681, 1.5772719025851169e-06);
        assertIs(d.icdf(v(0.1, 0.5, 0.999)), -1.8047189562170503, 0.5, 20.643824295266572);
        assertIs(d.entropy(), 1.0, 1.6931471805599454, 2.7917594692280554);
        assertIs(d.variance(), 0.5, 2.0, 18.0);
        assertIs(d.stddev(), 0.7071067811865476, 1.4142135623730951, 4.242640687119285);
        assertIs(d.mean(), -1, 0.5, 2);
        assertIs(d.mode(), -1, 0.5, 2);
    }

    @Test void theGradientAtTheKinkIsZero() {
        var x = v(0);
        new Laplace(v(0), v(1)).logProb(x).sum().backward();
        assertIs(new Variable(x.grad()), 0);
    }

    @Test void laws() {
        assertShapes(d, Shape.of(3), Shape.SCALAR, "loc", "scale");
        assertSamplesHaveItsMoments(d);
        assertEntropyIsMeanSurprise(d);
        assertCumulates(d);
        assertProbFits(d, at);
        assertCdfIsIntegral(d, at);
        assertKeepsFloat32(new Laplace(x(0, 1), x(1)));
    }

    @Test void divergence() {
        var p = new Laplace(v(-1), v(0.5));
        var q = new Laplace(v(0.5), v(2));
        assertIs(KlDivergence.klDivergence(p, q), 1.1487411282118571);
        assertDivergenceIsMeanDifference(p, q);
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(maxRank = 2, minLength = 1, awayFrom = 0.4) NDArray x) {
        NDArray[] xs = {x, v(0.4).array(), v(0.8).array()};
        assertGradients(a -> new Laplace(a[1], a[2]).logProb(a[0]), xs);
        assertGradients(a -> new Laplace(a[1], a[2]).cdf(a[0]), xs);
    }

    @Test void samplesAndDivergencesHaveGradients() {
        assertSamplesHaveGradients(xs -> new Laplace(xs[0], xs[1]), loc.array(), scale.array());
        assertGradients(xs -> KlDivergence.klDivergence(new Laplace(xs[0], xs[1]), new Laplace(xs[2], xs[3])),
                loc.array(), scale.array(), v(0).array(), v(1.5).array());
    }
}
