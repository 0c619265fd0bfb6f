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

class GumbelTest {

    private final Variable loc = v(-1, 0.5, 2);
    private final Variable scale = v(0.5, 1, 3);
    private final Gumbel d = new Gumbel(loc, scale);
    private final Variable at = v(0.3, -2.5, 40);

    @Test void values() {
        assertIs(d.logProb(at), -1.9811263976543887, -17.085536923187668, -13.76528210987858);
        assertIs(d.cdf(at), 0.9284176642476494, 1.8921786948382924e-09, 0.9999968454611704);
        assertIs(d.logCdf(at), -0.07427357821433388, -20.085536923187668, -3.1545438051702337e-06);
        assertIs(d.survivalFunction(at), 0.07158233575235061, 0.9999999981078213, 3.154538829602156e-06);
        assertIs(d.icdf(v(0.1, 0.5, 0.999)), -1.4170162226239778, 0.8665129205816644, 22.721765211571146);
        assertIs(d.entropy(), 0.8840684843415875, 1.5772156649015328, 2.6758279535696428);
        assertIs(d.mean(), -0.7113921675492336, 1.0772156649015328, 3.7316469947045987);
        assertIs(d.variance(), 0.4112335167120566, 1.6449340668482264, 14.804406601634037);
        assertIs(d.mode(), -1, 0.5, 2);
    }

    @Test void laws() {
        assertShapes(d, Shape.of(3), Shape.SCALAR, "loc", "scale");
        assertSamplesHaveItsMoments(d);
        assertEntropyIsMeanSurprise(d);
        assertCumulates(d);
        assertProbFits(d, at);
        assertCdfIsIntegral(d, at);
        assertKeepsFloat32(new Gumbel(x(0, 1), x(1)));
    }

    @Test void divergence() {
        var p = new Gumbel(v(-1), v(0.5));
        var q = new Gumbel(v(0.5), v(2));
        assertIs(KlDivergence.klDivergence(p, q), 1.1222366714279555);
        assertDivergenceIsMeanDifference(p, q);
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(maxRank = 2, minLength = 1) NDArray x) {
        NDArray[] xs = {x, v(0.4).array(), v(1.8).array()};
        assertGradients(a -> new Gumbel(a[1], a[2]).logProb(a[0]), xs);
        assertGradients(a -> new Gumbel(a[1], a[2]).cdf(a[0]), xs);
    }

    @Test void samplesAndDivergencesHaveGradients() {
        assertSamplesHaveGradients(xs -> new Gumbel(xs[0], xs[1]), loc.array(), scale.array());
        assertGradients(xs -> KlDivergence.klDivergence(new Gumbel(xs[0], xs[1]), new Gumbel(xs[2], xs[3])),
                loc.array(), scale.array(), v(0).array(), v(1.5).array());
    }
}
