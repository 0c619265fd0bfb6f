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

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LogNormalTest {

    private final Variable mu = v(-1, 0.5, 2);
    private final Variable sigma = v(0.5, 1, 0.3);
    private final LogNormal d = new LogNormal(mu, sigma);
    private final Variable at = v(0.3, 2.5, 40);

    @Test void values() {
        assertIs(d.logProb(at), 0.8949716418720356, -1.9218782518009874, -19.250033019260382);
        assertIs(d.cdf(at), 0.3416568037472341, 0.6614013631638338, 0.9999999909685034);
        assertIs(d.logCdf(at), -1.0739485435756666, -0.4133944174086977, -9.031496544872863e-09);
        assertIs(d.survivalFunction(at), 0.6583431962527659, 0.33859863683616614, 9.031496504088899e-09);
        assertIs(d.logSurvivalFunction(at), -0.4180289087774772, -1.082939835173763, -18.5225477574358);
        assertIs(d.icdf(v(0.1, 0.5, 0.999)), 0.19382961427318932, 1.6487212707001282, 18.672833094252972);
        assertIs(d.entropy(), -0.2742086473552726, 1.9189385332046727, 2.2149657288787363);
        assertIs(d.mean(), 0.41686201967850844, 2.7182818284590455, 7.729158537909881);
        assertIs(d.mode(), Math.exp(-1.25), Math.exp(-0.5), Math.exp(1.91));
        assertIs(d.variance(), 0.04935621669798469, 12.696480824257016, 5.625961509864717);
        assertEquals("positive", d.support());
    }

    @Test void whatIsNotPositiveIsImpossible() {
        var x = v(-1, 0, -2);
        assertIs(d.logProb(x), NEVER, NEVER, NEVER);
        assertIs(d.cdf(x), 0, 0, 0);
        assertIs(d.logCdf(x), NEVER, NEVER, NEVER);
        assertIs(d.survivalFunction(x), 1, 1, 1);
        assertIs(d.logSurvivalFunction(x), 0, 0, 0);
        d.logProb(x).add(d.cdf(x)).add(d.logSurvivalFunction(x)).sum().backward();
        assertIs(new Variable(x.grad()), 0, 0, 0);
        assertIs(new Variable(mu.grad()), 0, 0, 0);
        assertIs(new Variable(sigma.grad()), 0, 0, 0);
    }

    @Test void laws() {
        assertShapes(d, Shape.of(3), Shape.SCALAR, "mu", "sigma");
        assertSamplesHaveItsMoments(new LogNormal(v(-1, 1), v(0.5, 0.2)));
        assertEntropyIsMeanSurprise(d);
        assertCumulates(d);
        assertProbFits(d, at);
        assertCdfIsIntegral(d, at);
        assertKeepsFloat32(new LogNormal(x(0, 1), x(1)));
    }

    @Test void divergence() {
        var p = new LogNormal(v(-1), v(0.5));
        var q = new LogNormal(v(0.5), v(2));
        assertIs(KlDivergence.klDivergence(p, q), 1.1987943611198906);
        assertDivergenceIsMeanDifference(p, q);
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(maxRank = 2, minLength = 1, min = 0.1) NDArray x) {
        NDArray[] xs = {x, v(0.4).array(), v(0.8).array()};
        assertGradients(a -> new LogNormal(a[1], a[2]).logProb(a[0]), xs);
        assertGradients(a -> new LogNormal(a[1], a[2]).cdf(a[0]), xs);
    }

    @Test void samplesHaveGradients() {
        assertSamplesHaveGradients(xs -> new LogNormal(xs[0], xs[1]), mu.array(), sigma.array());
    }
}
