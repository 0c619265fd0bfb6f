package catenary.distributions;

import static catenary.distributions.Laws.NEVER;
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
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ParetoTest {

    private final Variable scale = v(0.5, 1, 3);
    private final Pareto d = new Pareto(scale, v(0.8, 1.5, 4));
    private final Variable at = v(0.7, 2.5, 40);

    @Test void values() {
        assertIs(d.logProb(at), -0.1356463966724476, -1.8852617215772234, -12.663653754777352);
        assertIs(d.cdf(at), 0.23599258876780793, 0.7470177871865297, 0.999968359375);
        assertIs(d.logCdf(at), -1.4439548779758655, -0.29166628263812394, -3.164112557513422e-05);
        assertIs(d.survivalFunction(at), 0.7640074112321921, 0.25298221281347033, 3.164062499999999e-05);
        assertIs(d.logSurvivalFunction(at), -0.26917778929697034, -1.3744360978112327, -10.361068661783307);
        assertIs(d.icdf(v(0.1, 0.5, 0.999)), 0.5703833867113005, 1.5874010519681994, 16.870239755710468);
        assertIs(d.entropy(), 1.7799963707542643, 1.2612015585585021, 0.9623179275482192);
        assertIs(d.mean(), Double.POSITIVE_INFINITY, 3, 4);
        assertIs(d.variance(), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 2);
        assertIs(d.stddev(), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Math.sqrt(2));
        assertSame(scale, d.mode());
        assertEquals("[scale, inf]", d.support());
    }

    @Test void lessThanTheScaleIsImpossible() {
        var x = v(0.4, -1, 3);
        assertIs(d.logProb(x), NEVER, NEVER, Math.log(4 / 3.));
        assertIs(d.cdf(x), 0, 0, 0);
        assertIs(d.survivalFunction(x), 1, 1, 1);
        assertIs(d.logSurvivalFunction(x), 0, 0, 0);
        d.logProb(x).sum().backward();
        assertIs(new Variable(x.grad()), 0, 0, -5 / 3.);
        assertIs(new Variable(scale.grad()), 0, 0, 4 / 3.);
    }

    @Test void laws() {
        assertShapes(d, Shape.of(3), Shape.SCALAR, "scale", "alpha");
        assertSamplesHaveItsMoments(new Pareto(v(1, 2), v(9, 12)));
        assertEntropyIsMeanSurprise(d);
        assertCumulates(d);
        assertProbFits(d, at);
        assertCdfIsIntegral(d, at);
        assertKeepsFloat32(new Pareto(x(0.5, 9), x(2)));
    }

    @Test void divergence() {
        var p = new Pareto(v(2), v(3));
        var q = new Pareto(v(1), v(1.5));
        assertIs(KlDivergence.klDivergence(p, q), 1.5 * Math.log(2) + Math.log(2) - 0.5);
        assertIs(KlDivergence.klDivergence(q, p), Double.POSITIVE_INFINITY);
        assertDivergenceIsMeanDifference(p, q);
    }

    @Property(tries = 10) void gradients(
            @ForAll @ArrayOf(maxRank = 2, minLength = 1, min = 0.1, awayFrom = 0.4) NDArray x) {
        NDArray[] xs = {x, v(0.4).array(), v(0.8).array()};
        assertGradients(a -> F.exp(new Pareto(a[1], a[2]).logProb(a[0])), xs);
        assertGradients(a -> new Pareto(a[1], a[2]).cdf(a[0]), xs);
    }

    @Test void samplesAndDivergencesHaveGradients() {
        var alpha = v(2, 3);
        assertSamplesHaveGradients(xs -> new Pareto(xs[0], Variable.constant(alpha.array())), v(0.5, 1).array());
        assertGradients(xs -> KlDivergence.klDivergence(new Pareto(xs[0], xs[1]), new Pareto(xs[2], xs[3])),
                v(2).array(),
                alpha.array(), v(1).array(), v(1.5).array());
        new Pareto(v(1), alpha).sample(2).sum().backward();
        assertSame(null, alpha.grad());
    }
}
