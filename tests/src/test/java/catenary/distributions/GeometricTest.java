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

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class GeometricTest {

    private final Variable p = v(0.2, 0.5, 0.9);
    private final Geometric d = new Geometric(p);
    private final Variable at = v(1, 3, 4);

    @Test void values() {
        assertIs(d.logProb(at), -1.6094379124341003, -2.0794415416798357, -7.013115794639964);
        assertIs(d.cdf(at), 0.2, 0.875, 0.9999);
        assertIs(d.cdf(v(1.9)), 0.2, 0.5, 0.9);
        assertIs(d.survivalFunction(at), 0.8, 0.125, 1e-4);
        assertIs(d.logSurvivalFunction(at), -0.22314355131420976, -2.0794415416798357, -9.210340371976184);
        assertIs(d.entropy(), 2.5020121176909393, 1.3862943611198906, 0.36120330376827575);
        assertIs(d.mean(), 5, 2, 1 / 0.9);
        assertIs(d.mode(), 1, 1, 1);
        assertIs(d.variance(), 20, 2, 0.12345679012345676);
        assertEquals("positive integer", d.support());
        assertUnsupported("Geometric does not support icdf", () -> d.icdf(v(0.5)));
    }

    @Test void lessThanOneIsImpossible() {
        assertIs(d.logProb(v(0)), NEVER, NEVER, NEVER);
        assertIs(d.cdf(v(0)), 0, 0, 0);
        assertIs(d.survivalFunction(v(0)), 1, 1, 1);
        d.logProb(v(0)).sum().backward();
        assertIs(new Variable(p.grad()), 0, 0, 0);
    }

    @Test void certainSuccess() {
        var certain = new Geometric(v(1));
        assertIs(certain.logProb(v(1, 2)), 0, NEVER);
        assertIs(certain.entropy(), 0);
        assertIs(certain.sample(3), 1, 1, 1);
    }

    @Test void laws() {
        assertShapes(d, Shape.of(3), Shape.SCALAR, "p");
        assertSamplesHaveItsMoments(d);
        assertEntropyIsMeanSurprise(d);
        assertProbFits(d, at);
        assertSamplesAreConstants(d);
        assertKeepsFloat32(new Geometric(x(0.5, 0.25)));
    }

    @Test void divergence() {
        assertIs(KlDivergence.klDivergence(new Geometric(v(0.3)), new Geometric(v(0.6))), 0.6126229912893735);
        assertDivergenceIsMeanDifference(d, new Geometric(v(0.6)));
        assertGradients(xs -> KlDivergence.klDivergence(new Geometric(xs[0]), new Geometric(xs[1])), p.array(),
                v(0.6).array());
    }

    @Property(tries = 10) void gradients(
            @ForAll @ArrayOf(maxRank = 2, minLength = 1, min = 0.1, max = 0.9) NDArray p) {
        assertGradients(a -> new Geometric(a[1]).logProb(a[0]), v(3).array(), p);
        assertGradients(a -> new Geometric(a[0]).cdf(Variable.constant(v(3).array())), p);
        assertGradients(a -> new Geometric(a[0]).entropy(), p);
    }
}
