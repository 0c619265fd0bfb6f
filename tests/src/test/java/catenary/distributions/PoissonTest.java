package catenary.distributions;

import static catenary.distributions.Laws.NEVER;
import static catenary.distributions.Laws.assertDivergenceIsMeanDifference;
import static catenary.distributions.Laws.assertGradients;
import static catenary.distributions.Laws.assertIs;
import static catenary.distributions.Laws.assertKeepsFloat32;
import static catenary.distributions.Laws.assertProbFits;
import static catenary.distributions.Laws.assertSamplesAreConstants;
import static catenary.distributions.Laws.assertSamplesHaveItsMoments;
import static catenary.distributions.Laws.assertShapes;
import static catenary.distributions.Laws.assertUnsupported;
import static catenary.distributions.Laws.v;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PoissonTest {

    private final Variable lam = v(0.3, 4, 50);
    private final Poisson d = new Poisson(lam);

    @Test void values() {
        assertIs(d.logProb(v(0, 3, 60)), -0.3, -1.6328763858683835, -3.90679309798287);
        assertIs(d.logProb(Variable.constant(ints(new int[] {0, 3, 60}))), -0.3, -1.6328763858683835,
                -3.90679309798287);
        assertSame(lam, d.mean());
        assertSame(lam, d.variance());
        assertIs(new Poisson(v(0.3, 4.7)).mode(), 0, 4);
        assertEquals("non negative integer", d.support());
        assertUnsupported("Poisson does not support entropy", d::entropy);
        assertUnsupported("Poisson does not support entropy", d::perplexity);
        assertUnsupported("Poisson does not support cdf", () -> d.cdf(v(1)));
    }

    @Test void negativeNumbersAreImpossible() {
        var x = v(-1, -2, -0.5);
        assertIs(d.logProb(x), NEVER, NEVER, NEVER);
        d.logProb(x).sum().backward();
        assertIs(new Variable(x.grad()), 0, 0, 0);
        assertIs(new Variable(lam.grad()), 0, 0, 0);
    }

    @Test void rateZero() {
        var never = new Poisson(v(0));
        assertIs(never.logProb(v(0, 1)), 0, NEVER);
        assertIs(never.sample(2), 0, 0);
    }

    @Test void laws() {
        assertShapes(d, Shape.of(3), Shape.SCALAR, "lam");
        assertSamplesHaveItsMoments(new Poisson(v(0.01, 0.3, 4, 9.99, 10, 17.3, 50, 1e6)));
        assertSamplesHaveItsMoments(new Poisson(v(2)));
        assertSamplesHaveItsMoments(new Poisson(v(20)));
        assertProbFits(d, v(0, 1, 2));
        assertSamplesAreConstants(d);
        assertKeepsFloat32(new Poisson(x(0.5, 25)));
    }

    /// By both ways of drawing: Pearson's statistic over the most frequent values.
    @Test void samplesAreAsFrequentAsProbable() {
        for (double rate : new double[] {6, 12}) {
            Generator.global().seed(8);
            var e = new Poisson(v(rate));
            double[] drawn = e.sample(20_000).array().toDoubleArray();
            double statistic = 0;
            for (int k = 2; k < 12; k++) {
                double expected = 20_000 * e.prob(v(k)).item();
                double value = k;
                double found = Arrays.stream(drawn).filter(x -> x == value).count();
                statistic += (found - expected) * (found - expected) / expected;
            }
            assertTrue(statistic < 23.2, "chi-square with 10 degrees of freedom: " + statistic); // 1 in 100 is more
        }
    }

    @Test void impossibleRatesGiveNoNumbers() {
        var x = new Poisson(v(-1, Double.NaN, Double.POSITIVE_INFINITY, 1, 30)).sample().array().toDoubleArray();
        assertTrue(
                Double.isNaN(x[0]) && Double.isNaN(x[1]) && x[2] == Double.POSITIVE_INFINITY && x[3] >= 0 && x[4] > 0);
    }

    @Test void divergence() {
        assertIs(KlDivergence.klDivergence(new Poisson(v(3)), new Poisson(v(5.5))), 0.6815925892890533);
        assertIs(KlDivergence.klDivergence(new Poisson(v(0)), new Poisson(v(5.5))), 5.5);
        assertDivergenceIsMeanDifference(d, new Poisson(v(6)));
        assertGradients(xs -> KlDivergence.klDivergence(new Poisson(xs[0]), new Poisson(xs[1])), lam.array(),
                v(6).array());
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(maxRank = 2, minLength = 1, min = 0.1) NDArray lam) {
        assertGradients(a -> new Poisson(a[1]).logProb(a[0]), v(3.5).array(), lam);
    }
}
