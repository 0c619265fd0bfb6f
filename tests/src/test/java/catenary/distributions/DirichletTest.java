package catenary.distributions;

import static catenary.distributions.Laws.NEVER;
import static catenary.distributions.Laws.assertDivergenceIsMeanDifference;
import static catenary.distributions.Laws.assertEntropyIsMeanSurprise;
import static catenary.distributions.Laws.assertGradients;
import static catenary.distributions.Laws.assertIs;
import static catenary.distributions.Laws.assertKeepsFloat32;
import static catenary.distributions.Laws.assertSamplesAreConstants;
import static catenary.distributions.Laws.assertSamplesHaveItsMoments;
import static catenary.distributions.Laws.assertShapes;
import static catenary.distributions.Laws.assertUnsupported;
import static catenary.distributions.Laws.v;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.device;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.expr.DType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DirichletTest {

    private final Variable alpha = v(0.5, 2, 3.5);
    private final Dirichlet d = new Dirichlet(alpha);

    @Test void values() {
        assertIs(d.logProb(v(0.2, 0.5, 0.3)), 0.11579296235253622);
        assertIs(d.entropy(), -2.0582311419371573);
        assertIs(d.mean(), 1 / 12., 1 / 3., 7 / 12.);
        assertIs(d.variance(), 0.010912698412698412, 0.031746031746031744, 0.034722222222222224);
        assertIs(d.alpha0(), 6);
        assertEquals("[0, 1]", d.support());
        assertUnsupported("Dirichlet does not support mode", d::mode);
        assertUnsupported("Dirichlet does not support covariance", d::covariance);
    }

    @Test void atTheEdgeAndBeyond() {
        var even = new Dirichlet(v(1, 1));
        assertIs(even.prob(v(0, 1)), 1);
        assertIs(even.logProb(v(-0.5, 1.5)), NEVER);
        var x = v(-0.5, 1.5, 2);
        d.logProb(x).backward();
        assertIs(new Variable(x.grad()), 0, 0, 0);
    }

    @Test void laws() {
        assertShapes(d, Shape.SCALAR, Shape.of(3), "alpha");
        var batch =
                new Dirichlet(new Variable(Create.from(device(), DType.FLOAT64, new double[][] {{0.5, 2}, {9, 7}})));
        assertShapes(batch, Shape.of(2), Shape.of(2), "alpha");
        assertSamplesHaveItsMoments(d);
        assertSamplesHaveItsMoments(batch);
        assertEntropyIsMeanSurprise(batch);
        assertSamplesAreConstants(d);
        assertKeepsFloat32(new Dirichlet(x(1.5, 2)));
    }

    /// All gamma numbers of such a sample are below the least double.
    @Test void smallParametersStillShare() {
        var x = new Dirichlet(v(1e-4, 1e-4, 1e-4)).sample(10);
        assertIs(x.sum(-1), 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    }

    @Test void divergence() {
        var q = new Dirichlet(v(1, 1.5, 2));
        assertIs(KlDivergence.klDivergence(d, q), 0.7283400279126933);
        assertDivergenceIsMeanDifference(new Dirichlet(v(1.5, 2, 3.5)), q);
        assertGradients(xs -> KlDivergence.klDivergence(new Dirichlet(xs[0]), new Dirichlet(xs[1])), alpha.array(),
                v(1, 1.5, 2).array());
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(shape = {2, 3}, min = 0.1, max = 0.9) NDArray x) {
        assertGradients(a -> new Dirichlet(a[1]).logProb(a[0]), x, alpha.array());
        assertGradients(a -> new Dirichlet(a[0]).entropy(), x.add(1));
    }

    @Test void needsAnAxis() {
        assertRefused("Dirichlet: expected an axis of probabilities, but found others",
                () -> new Dirichlet(v(1).reshape()));
    }
}
