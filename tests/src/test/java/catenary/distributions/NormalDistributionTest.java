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
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NormalDistributionTest {

    private final Variable loc = v(-1, 0.5, 2);
    private final Variable scale = v(0.5, 1, 3);
    private final NormalDistribution d = new NormalDistribution(loc, scale);
    private final Variable at = v(0.3, -2.5, 40);

    /// Of SciPy, as all numbers in these tests that no formula explains.
    @Test void values() {
        assertIs(d.logProb(at), -3.6057913526447276, -5.418938533204672, -82.23977304409499);
        assertIs(d.cdf(at), 0.9953388119762813, 0.0013498980316300933, 1);
        assertIs(d.logCdf(at), -0.004672085236439401, -6.60772622151035, -4.5239042048987315e-37);
        assertIs(d.survivalFunction(at), 0.004661188023718747, 0.9986501019683699, 4.5239042048987315e-37);
        assertIs(d.logSurvivalFunction(at), -5.3684849226242655, -0.0013508099647481925, -83.68627305761765);
        assertIs(d.icdf(v(0.1, 0.5, 0.999)), -1.6407757827723002, 0.5, 11.27069691850344);
        assertIs(d.entropy(), 0.7257913526447274, 1.4189385332046727, 2.5175508218727822);
        assertIs(d.variance(), 0.25, 1, 9);
        assertIs(d.covariance(), 0.25, 1, 9);
        assertEquals(Shape.of(3, 1, 1), d.covariance().shape());
        assertSame(loc, d.mean());
        assertSame(loc, d.mode());
        assertSame(scale, d.stddev());
        assertEquals("real", d.support());
    }

    @Test void laws() {
        assertShapes(d, Shape.of(3), Shape.SCALAR, "loc", "scale");
        assertSamplesHaveItsMoments(d);
        assertEntropyIsMeanSurprise(d);
        assertCumulates(d);
        assertProbFits(d, at);
        assertCdfIsIntegral(d, v(0.3, -1, 4));
        assertKeepsFloat32(new NormalDistribution(x(0, 1), x(1)));
    }

    @Test void divergence() {
        var p = new NormalDistribution(v(-1), v(0.5));
        var q = new NormalDistribution(v(0.5), v(2));
        assertIs(KlDivergence.klDivergence(p, q), 1.1987943611198906);
        assertDivergenceIsMeanDifference(p, q);
    }

    @Test void theLogarithmOfTheScaleMayBeGivenInItsPlace() {
        var logScale = v(Math.log(2), -400);
        var e = new NormalDistribution(v(1), o -> o.logScale(logScale));
        assertSame(logScale, e.logScale());
        assertIs(e.scale(), 2, Math.exp(-400));
        assertIs(e.logProb(v(1)), -0.918938533204672742 - Math.log(2), -0.918938533204672742 + 400);
        assertIs(e.mean(), 1, 1);
        assertGradients(xs -> new NormalDistribution(xs[1], o -> o.logScale(xs[2])).logProb(xs[0]),
                v(0.3, 2).array(), v(1).array(), v(-0.5, 0.5).array());
    }

    @Test void parametersAndPointsBroadcast() {
        var wide = new NormalDistribution(v(0, 1, 2), v(1, 4).reshape(2, 1));
        assertShapes(wide, Shape.of(2, 3), Shape.SCALAR, "loc", "scale");
        assertEquals(Shape.of(2, 3), wide.mean().shape());
        assertEquals(Shape.of(2, 3), wide.entropy().shape());
        assertEquals(Shape.of(5, 2, 3), wide.logProb(v(1, 2, 3, 4, 5).reshape(5, 1, 1)).shape());
        assertIs(d.logProb(Variable.constant(ints(new int[] {1}))), d.logProb(v(1)).array().toDoubleArray());
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(maxRank = 2, minLength = 1) NDArray x) {
        NDArray[] xs = {x, v(0.4).array(), v(0.8).array()};
        assertGradients(a -> new NormalDistribution(a[1], a[2]).logProb(a[0]), xs);
        assertGradients(a -> new NormalDistribution(a[1], a[2]).cdf(a[0]), xs);
        assertGradients(a -> new NormalDistribution(a[1], a[2]).logSurvivalFunction(a[0]), xs);
        assertGradients(a -> new NormalDistribution(a[1], a[2]).entropy(), xs);
    }

    @Test void samplesAndDivergencesHaveGradients() {
        assertSamplesHaveGradients(xs -> new NormalDistribution(xs[0], xs[1]), loc.array(), scale.array());
        assertGradients(xs -> KlDivergence.klDivergence(new NormalDistribution(xs[0], xs[1]),
                new NormalDistribution(xs[2], xs[3])), loc.array(), scale.array(), v(0).array(), v(1.5).array());
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("NormalDistribution: expected parameters of shapes that broadcast, but found others",
                () -> new NormalDistribution(v(1, 2), v(1, 2, 3)));
        assertRefused("NormalDistribution: expected parameters of one float dtype, but found others",
                () -> new NormalDistribution(v(1), x(1)));
        assertRefused("NormalDistribution: expected either scale or logScale, but found neither",
                () -> new NormalDistribution(v(1), _ -> {}));
        assertRefused("normalLogProb: expected x.dtype == loc.dtype, but float32 != float64", () -> d.logProb(x(1)));
        assertRefused("shape: expected lengths >= 0, but found [-1]", () -> d.sample(-1));
    }
}
