package catenary.distributions;

import static catenary.distributions.Laws.assertDivergenceIsMeanDifference;
import static catenary.distributions.Laws.assertEntropyIsMeanSurprise;
import static catenary.distributions.Laws.assertGradients;
import static catenary.distributions.Laws.assertIs;
import static catenary.distributions.Laws.assertProbFits;
import static catenary.distributions.Laws.assertSamplesHaveGradients;
import static catenary.distributions.Laws.assertSamplesHaveItsMoments;
import static catenary.distributions.Laws.assertShapes;
import static catenary.distributions.Laws.assertUnsupported;
import static catenary.distributions.Laws.v;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
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

class IndependentTest {

    private final Variable loc = new Variable(at(1, 2, 3, 4, 5, 6).reshape(2, 3));
    private final Variable scale = v(0.5, 1, 3);
    private final NormalDistribution normal = new NormalDistribution(loc, scale);
    private final Independent d = new Independent(normal);

    @Test void allAxesOfTheBatchButTheFirstAreTheEvents() {
        assertEquals(1, d.reinterpretedBatchNdims());
        assertSame(normal, d.distribution());
        assertShapes(d, Shape.of(2), Shape.of(3), "loc", "scale");
        assertShapes(new Independent(normal, 2), Shape.SCALAR, Shape.of(2, 3), "loc", "scale");
        assertShapes(new Independent(normal, 0), Shape.of(2, 3), Shape.SCALAR, "loc", "scale");
        assertShapes(new Independent(new Exponential(v(1).reshape())), Shape.SCALAR, Shape.SCALAR, "lam");
        assertShapes(new Independent(new Dirichlet(loc), 1), Shape.SCALAR, Shape.of(2, 3), "alpha");
    }

    @Test void sumsAndProducts() {
        var x = v(1, 2, 3);
        assertIs(d.logProb(x), normal.logProb(x).sum(1).array().toDoubleArray());
        assertIs(d.entropy(), normal.entropy().sum(1).array().toDoubleArray());
        assertIs(d.logCdf(x), normal.logCdf(x).sum(1).array().toDoubleArray());
        assertIs(d.cdf(x), F.prod(normal.cdf(x), 1).array().toDoubleArray());
        assertIs(d.survivalFunction(x), F.prod(normal.survivalFunction(x), 1).array().toDoubleArray());
        assertIs(d.logSurvivalFunction(x), normal.logSurvivalFunction(x).sum(1).array().toDoubleArray());
        assertIs(new Independent(normal, 0).cdf(x), normal.cdf(x).array().toDoubleArray());
        assertSame(normal.mean(), d.mean());
        assertSame(normal.mode(), d.mode());
        assertSame(normal.stddev(), d.stddev());
        assertIs(d.variance(), 0.25, 1, 9, 0.25, 1, 9);
        assertEquals("real", d.support());
        assertUnsupported("Independent does not support icdf", () -> d.icdf(x));
        assertUnsupported("Poisson does not support entropy", () -> new Independent(new Poisson(v(1))).entropy());
    }

    @Test void laws() {
        assertSamplesHaveItsMoments(d);
        assertEntropyIsMeanSurprise(d);
        assertProbFits(d, v(1, 2, 3));
        assertSamplesHaveGradients(xs -> new Independent(new NormalDistribution(xs[0], xs[1])), loc.array(),
                scale.array());
    }

    @Test void elementsOfTheBatchDoNotCovary() {
        assertEquals(Shape.of(2, 3, 3), d.covariance().shape());
        assertIs(d.covariance().get(1), 0.25, 0, 0, 0, 1, 0, 0, 0, 9);
        var l = new Variable(at(1, 0, 1, 2, 3, 0, 1, 1).reshape(2, 2, 2));
        var blocks = new Independent(new MultivariateNormal(v(0, 0), o -> o.scaleTril(l)), 1).covariance();
        assertEquals(Shape.of(4, 4), blocks.shape());
        assertIs(blocks, 1, 1, 0, 0, 1, 5, 0, 0, 0, 0, 9, 3, 0, 0, 3, 2);
    }

    @Test void divergence() {
        var q = new Independent(new NormalDistribution(loc.add(1), v(1)));
        assertDivergenceIsMeanDifference(d, q);
        assertIs(KlDivergence.klDivergence(d, q),
                KlDivergence.klDivergence(normal, q.distribution()).sum(1).array().toDoubleArray());
        assertRefused(
                "klDivergence: expected events of one shape and as many axes of the batch, but found (3,) with 1 and "
                        + "(2, 3) with 2",
                () -> KlDivergence.klDivergence(d, new Independent(normal, 2)));
    }

    @Property(tries = 5) void gradients(@ForAll @ArrayOf(shape = {2, 3}) NDArray x) {
        assertGradients(a -> new Independent(new NormalDistribution(a[1], a[2])).logProb(a[0]), x, loc.array(),
                scale.array());
        assertGradients(a -> new Independent(new NormalDistribution(a[0], a[1])).covariance(), x, scale.array());
    }

    @Test void refusesMoreAxesThanThereAre() {
        assertRefused("Independent: expected 0 <= reinterpretedBatchNdims <= 2 for batchShape (2, 3), but found 3",
                () -> new Independent(normal, 3));
        assertRefused("Independent: expected 0 <= reinterpretedBatchNdims <= 2 for batchShape (2, 3), but found -1",
                () -> new Independent(normal, -1));
    }
}
