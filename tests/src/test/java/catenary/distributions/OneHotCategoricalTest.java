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
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OneHotCategoricalTest {

    private final Variable p =
            new Variable(Create.from(device(), DType.FLOAT64, new double[][] {{0.2, 0.3, 0.5}, {0, 1, 0}}));
    private final OneHotCategorical d = new OneHotCategorical(p);

    @Test void values() {
        assertIs(d.logProb(v(0, 1, 0)), Math.log(0.3), 0);
        assertIs(d.logProb(v(1, 0, 0)), Math.log(0.2), NEVER);
        assertIs(d.entropy(), 1.0296530140645737, 0);
        assertIs(d.mean(), p.array().toDoubleArray());
        assertIs(d.variance(), 0.16, 0.21, 0.25, 0, 0, 0);
        assertEquals("one-hot vectors", d.support());
        assertUnsupported("OneHotCategorical does not support covariance", d::covariance);
    }

    @Test void laws() {
        assertShapes(d, Shape.of(2), Shape.of(3), "p");
        assertSamplesHaveItsMoments(d);
        assertIs(d.sample(4).sum(-1), 1, 1, 1, 1, 1, 1, 1, 1);
        assertEntropyIsMeanSurprise(d);
        assertProbFits(d, v(0, 1, 0));
        assertSamplesAreConstants(d);
        assertKeepsFloat32(new OneHotCategorical(x(0.5, 0.5)));
    }

    @Test void divergence() {
        var q = new OneHotCategorical(v(0.6, 0.1, 0.3));
        assertIs(KlDivergence.klDivergence(d, q), 0.3652740407498063, Math.log(10));
        assertDivergenceIsMeanDifference(new OneHotCategorical(v(0.2, 0.3, 0.5)), q);
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(shape = {2, 3}) NDArray logit) {
        assertGradients(a -> new OneHotCategorical(F.softmax(a[0])).logProb(a[1]), logit, v(0.2, 0.7, 0.1).array());
        assertGradients(a -> new OneHotCategorical(F.softmax(a[0])).entropy(), logit);
    }

    @Test void needsAnAxis() {
        assertRefused("OneHotCategorical: expected an axis of categories, but found others",
                () -> new OneHotCategorical(v(1).reshape()));
    }
}
