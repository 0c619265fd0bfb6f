package catenary.distributions;

import static catenary.distributions.Laws.NEVER;
import static catenary.distributions.Laws.assertCdfIsIntegral;
import static catenary.distributions.Laws.assertCumulates;
import static catenary.distributions.Laws.assertEntropyIsMeanSurprise;
import static catenary.distributions.Laws.assertGradients;
import static catenary.distributions.Laws.assertIs;
import static catenary.distributions.Laws.assertKeepsFloat32;
import static catenary.distributions.Laws.assertSamplesHaveGradients;
import static catenary.distributions.Laws.assertSamplesHaveItsMoments;
import static catenary.distributions.Laws.assertShapes;
import static catenary.distributions.Laws.assertUnsupported;
import static catenary.distributions.Laws.v;
import static catenary.functions.Given.assertRefused;
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

class UniformDistributionTest {

    private final UniformDistribution d = new UniformDistribution(v(-1, 0.5, 2), v(-0.5, 1.5, 5));
    private final Variable at = v(-0.8, 0.25, 4);

    @Test void values() {
        assertIs(d.logProb(at), Math.log(2), NEVER, -Math.log(3));
        assertIs(d.prob(at), 2, 0, 1 / 3.);
        assertIs(d.cdf(at), 0.4, 0, 2 / 3.);
        assertIs(d.survivalFunction(at), 0.6, 1, 1 / 3.);
        assertIs(d.cdf(v(9)), 1, 1, 1);
        assertIs(d.icdf(v(0.1, 0.5, 0.999)), -0.95, 1, 4.997);
        assertIs(d.entropy(), -Math.log(2), 0, Math.log(3));
        assertIs(d.mean(), -0.75, 1, 3.5);
        assertIs(d.variance(), 1 / 48., 1 / 12., 0.75);
        assertEquals("[low, high]", d.support());
        assertUnsupported("UniformDistribution does not support mode", d::mode);
    }

    @Test void boundsBelongToIt() {
        assertIs(d.prob(v(-1, 0.5, 5)), 2, 1, 1 / 3.);
    }

    @Test void laws() {
        assertShapes(d, Shape.of(3), Shape.SCALAR, "low", "high");
        assertSamplesHaveItsMoments(d);
        assertEntropyIsMeanSurprise(d);
        assertCumulates(d);
        assertCdfIsIntegral(d, v(-0.8, 0.2, 4));
        assertKeepsFloat32(new UniformDistribution(x(0, 1), x(2)));
    }

    @Test void boundsMayBeGivenAsPlaceAndLength() {
        var loc = v(1);
        var scale = v(2, 3);
        var e = new UniformDistribution(o -> o.loc(loc).scale(scale));
        assertSame(scale, e.scale());
        assertIs(e.loc(), 1, 1);
        assertIs(e.high(), 3, 4);
        assertIs(e.logProb(v(3.5)), NEVER, -Math.log(3));
        assertSamplesHaveGradients(xs -> new UniformDistribution(o -> o.loc(xs[0]).scale(xs[1])), loc.array(),
                scale.array());
        assertIs(new UniformDistribution(o -> o.low(loc).high(scale)).scale(), 1, 2);
    }

    @Test void divergence() {
        var wide = new UniformDistribution(v(-1, 2, -1), v(2, 3, 1.5));
        var narrow = new UniformDistribution(v(0), v(1.5));
        assertIs(KlDivergence.klDivergence(narrow, wide), Math.log(2), Double.POSITIVE_INFINITY, Math.log(2.5 / 1.5));
        assertIs(KlDivergence.klDivergence(wide, narrow), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY);
        assertIs(KlDivergence.klDivergence(narrow, narrow), 0);
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(maxRank = 2, minLength = 1, awayFrom = {-0.5, 1}) NDArray x) {
        NDArray[] xs = {x, v(-0.5).array(), v(1).array()};
        assertGradients(a -> F.exp(new UniformDistribution(a[1], a[2]).logProb(a[0])), xs);
        assertGradients(a -> new UniformDistribution(a[1], a[2]).cdf(a[0]), xs);
        assertGradients(a -> new UniformDistribution(a[1], a[2]).survivalFunction(a[0]), xs);
    }

    @Test void samplesAndDivergencesHaveGradients() {
        assertSamplesHaveGradients(xs -> new UniformDistribution(xs[0], xs[1]), v(0, 1).array(), v(2).array());
        assertGradients(xs -> KlDivergence.klDivergence(new UniformDistribution(xs[0], xs[1]),
                new UniformDistribution(xs[2], xs[3])), v(0).array(), v(1).array(), v(-1).array(), v(2).array());
    }

    @Test void needsOneOfTwoPairs() {
        assertRefused("UniformDistribution: expected either low and high or loc and scale, but found neither",
                () -> new UniformDistribution(_ -> {}));
        assertRefused("UniformDistribution: expected either low and high or loc and scale, but found both",
                () -> new UniformDistribution(o -> o.low(v(1)).high(v(2)).loc(v(1)).scale(v(2))));
        assertRefused("UniformDistribution: expected low and high, or loc and scale, but found one without the other",
                () -> new UniformDistribution(o -> o.low(v(1))));
        assertRefused("UniformDistribution: expected parameters of shapes that broadcast, but found others",
                () -> new UniformDistribution(o -> o.loc(v(1, 2)).scale(v(1, 2, 3))));
    }
}
