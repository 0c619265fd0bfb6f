package catenary.distributions;

import static catenary.distributions.Laws.assertDivergenceIsMeanDifference;
import static catenary.distributions.Laws.assertEntropyIsMeanSurprise;
import static catenary.distributions.Laws.assertGradients;
import static catenary.distributions.Laws.assertIs;
import static catenary.distributions.Laws.assertKeepsFloat32;
import static catenary.distributions.Laws.assertProbFits;
import static catenary.distributions.Laws.assertSamplesHaveGradients;
import static catenary.distributions.Laws.assertSamplesHaveItsMoments;
import static catenary.distributions.Laws.assertShapes;
import static catenary.distributions.Laws.assertUnsupported;
import static catenary.distributions.Laws.v;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.device;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.expr.DType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MultivariateNormalTest {

    private static final double[][] L = {{1.5, 9, 9}, {0.4, 0.7, 9}, {-1, 0.3, 2}};

    private final Variable loc = v(1, -0.5, 2);
    private final Variable scaleTril = m(L);
    private final MultivariateNormal d = new MultivariateNormal(loc, o -> o.scaleTril(scaleTril));

    private static Variable m(Object rows) {
        return new Variable(Create.from(device(), DType.FLOAT64, rows));
    }

    @Test void values() {
        assertIs(d.logProb(v(0.3, 0.2, 1)), -4.836136277676722);
        assertIs(d.entropy(), 4.998752944343405);
        assertIs(d.covariance(), 2.25, 0.6, -1.5, 0.6, 0.65, -0.19, -1.5, -0.19, 5.09);
        assertIs(d.variance(), 2.25, 0.65, 5.09);
        assertIs(d.stddev(), 1.5, Math.sqrt(0.65), Math.sqrt(5.09));
        assertSame(loc, d.mean());
        assertSame(loc, d.mode());
        assertSame(scaleTril, d.scaleTril());
        assertEquals("real", d.support());
        assertUnsupported("MultivariateNormal does not support cdf", () -> d.cdf(loc));
    }

    @Test void laws() {
        assertShapes(d, Shape.SCALAR, Shape.of(3), "loc", "scale_tril");
        assertSamplesHaveItsMoments(d);
        assertEntropyIsMeanSurprise(d);
        assertProbFits(d, loc);
        assertKeepsFloat32(new MultivariateNormal(x(1, 2), o -> o.scaleTril(x(new double[][] {{1, 0}, {1, 1}}))));
    }

    @Test void samplesHaveItsCovariance() {
        Generator.global().seed(2);
        var x = d.sample(20_000).array().sub(loc.array());
        var found = x.transpose().matmul(x).div(20_000);
        assertTrue(found.allClose(d.covariance().array(), 0.03, 0.03), "covariance " + found);
    }

    @Test void batchesBroadcast() {
        var batch = new MultivariateNormal(v(1, 2, 3, 4).reshape(2, 1, 2),
                o -> o.scaleTril(m(new double[][][] {{{1, 0}, {0, 1}}, {{2, 0}, {1, 1}}, {{-1, 0}, {1, 3}}})));
        assertShapes(batch, Shape.of(2, 3), Shape.of(2), "loc", "scale_tril");
        assertSamplesHaveItsMoments(batch);
        assertEquals(Shape.of(2, 3, 2, 2), batch.covariance().shape());
        assertEquals(Shape.of(2, 3), batch.entropy().shape());
    }

    @Test void divergence() {
        var q = new MultivariateNormal(v(0, 0, 1),
                o -> o.scaleTril(m(new double[][] {{1, 0, 0}, {0.5, 2, 0}, {0, -0.3, 1}})));
        assertIs(KlDivergence.klDivergence(d, q), 3.2749129608305676);
        assertDivergenceIsMeanDifference(d, q);
    }

    @Property(tries = 5) void gradients(@ForAll @ArrayOf(shape = {2, 3}) NDArray x) {
        assertGradients(a -> of(a[1], a[2]).logProb(a[0]), x, loc.array(), scaleTril.array());
        assertGradients(a -> of(a[0], a[1]).entropy(), loc.array(), scaleTril.array());
        assertGradients(a -> KlDivergence.klDivergence(of(a[0], a[1]), d), x, scaleTril.array());
        assertSamplesHaveGradients(a -> of(a[0], a[1]), loc.array(), scaleTril.array());
    }

    private static MultivariateNormal of(Variable loc, Variable scaleTril) {
        return new MultivariateNormal(loc, o -> o.scaleTril(scaleTril));
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("MultivariateNormal: expected scaleTril, but found none",
                () -> new MultivariateNormal(loc, _ -> {}));
        assertRefused("MultivariateNormal: expected loc (..., D) and scaleTril (..., D, D), but found others",
                () -> of(v(1, 2), scaleTril));
        assertRefused("MultivariateNormal: expected loc (..., D) and scaleTril (..., D, D), but found others",
                () -> of(loc, loc));
        assertRefused("MultivariateNormal: expected parameters of one float dtype, but found others",
                () -> of(x(1, 2, 3), scaleTril));
    }
}
