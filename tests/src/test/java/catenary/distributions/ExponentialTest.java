package catenary.distributions;

import static catenary.distributions.Laws.NEVER;
import static catenary.distributions.Laws.assertCdfIsIntegral;
import static catenary.distributions.Laws.assertCumulates;
import static catenary.distributions.Laws.assertDivergenceIsMeanDifference;
import static catenary.distributions.Laws.assertEntropyIsMeanSurprise;
import static catenary.distributions.Laws.assertGradients;
import static catenary.distributions.Laws.assertIs;
import static catenary.distributions.Laws.assertKeepsFloat32;
import static catenary.distributions.Laws.assertSamplesHaveGradients;
import static catenary.distributions.Laws.assertSamplesHaveItsMoments;
import static catenary.distributions.Laws.assertShapes;
import static catenary.distributions.Laws.v;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExponentialTest {

    private final Exponential d = new Exponential(v(0.5, 1, 3));
    private final Variable at = v(0.3, 2.5, 4);

    @Test void values() {
        assertIs(d.logProb(at), -0.8431471805599453, -2.5, -10.90138771133189);
        assertIs(d.cdf(at), 0.1392920235749422, 0.9179150013761012, 0.9999938557876467);
        assertIs(d.logCdf(at), -1.9711826606043787, -0.08565048374203818, -6.144231229078249e-06);
        assertIs(d.survivalFunction(at), 0.8607079764250578, 0.0820849986238988, 6.14421235332821e-06);
        assertIs(d.logSurvivalFunction(at), -0.15, -2.5, -12);
        assertIs(d.icdf(v(0.1, 0.5, 0.999)), 0.21072103131565262, 0.6931471805599453, 2.302585092994045);
        assertIs(d.entropy(), 1.6931471805599454, 1, -0.09861228866810978);
        assertIs(d.mean(), 2, 1, 1 / 3.);
        assertIs(d.mode(), 0, 0, 0);
        assertIs(d.stddev(), 2, 1, 1 / 3.);
        assertIs(d.variance(), 4, 1, 1 / 9.);
        assertEquals("positive", d.support());
    }

    @Test void negativeNumbersAreImpossible() {
        var x = v(-1, -1, 0);
        assertIs(d.logProb(x), NEVER, NEVER, Math.log(3));
        assertIs(d.prob(x), 0, 0, 3);
        assertIs(d.cdf(x), 0, 0, 0);
        assertIs(d.survivalFunction(x), 1, 1, 1);
        assertIs(d.logSurvivalFunction(x), 0, 0, 0);
        d.logProb(x).sum().backward();
        assertIs(new Variable(x.grad()), 0, 0, -3);
        assertIs(new Variable(d.lam().grad()), 0, 0, 1 / 3.);
    }

    @Test void laws() {
        assertShapes(d, Shape.of(3), Shape.SCALAR, "lam");
        assertSamplesHaveItsMoments(d);
        assertEntropyIsMeanSurprise(d);
        assertCumulates(d);
        assertCdfIsIntegral(d, at);
        assertKeepsFloat32(new Exponential(x(0.5, 9)));
    }

    @Test void divergence() {
        assertIs(KlDivergence.klDivergence(new Exponential(v(2)), new Exponential(v(0.5))), 0.636294361119891);
        assertDivergenceIsMeanDifference(new Exponential(v(2)), new Exponential(v(0.5)));
    }

    @Property(tries = 10) void gradients(
            @ForAll @ArrayOf(maxRank = 2, minLength = 1, min = 0.1) NDArray x) {
        NDArray[] xs = {x, v(0.7).array()};
        assertGradients(a -> new Exponential(a[1]).logProb(a[0]), xs);
        assertGradients(a -> new Exponential(a[1]).cdf(a[0]), xs);
        assertGradients(a -> new Exponential(a[1]).survivalFunction(a[0]), xs);
    }

    @Test void samplesAndDivergencesHaveGradients() {
        assertSamplesHaveGradients(xs -> new Exponential(xs[0]), v(0.5, 2).array());
        assertGradients(xs -> KlDivergence.klDivergence(new Exponential(xs[0]), new Exponential(xs[1])),
                v(0.5, 2).array(),
                v(1.5).array());
    }
}
