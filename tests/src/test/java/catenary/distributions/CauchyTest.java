package catenary.distributions;

import static catenary.distributions.Laws.assertCdfIsIntegral;
import static catenary.distributions.Laws.assertCumulates;
import static catenary.distributions.Laws.assertEntropyIsMeanSurprise;
import static catenary.distributions.Laws.assertGradients;
import static catenary.distributions.Laws.assertIs;
import static catenary.distributions.Laws.assertKeepsFloat32;
import static catenary.distributions.Laws.assertProbFits;
import static catenary.distributions.Laws.assertSamplesHaveGradients;
import static catenary.distributions.Laws.assertShapes;
import static catenary.distributions.Laws.v;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertSame;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CauchyTest {

    private final Variable loc = v(-1, 0.5, 2);
    private final Variable scale = v(0.5, 1, 3);
    private final Cauchy d = new Cauchy(loc, scale);
    private final Variable at = v(0.3, -2.5, 40);

    @Test void values() {
        assertIs(d.logProb(at), -2.5005650394845818, -3.447314978843446, -7.327503260751573);
        assertIs(d.cdf(at), 0.8831249387476566, 0.10241638234956672, 0.9749222863444374);
        assertIs(d.survivalFunction(at), 0.11687506125234344, 0.8975836176504333, 0.02507771365556257);
        assertIs(d.logCdf(at), -0.12428859490198133, -2.278708595290299, -0.025397517474404385);
        assertIs(d.logSurvivalFunction(at), -2.1466497672892015, -0.10804899566097342, -3.685775729431839);
        assertIs(d.icdf(v(0.1, 0.5, 0.999)), -2.538841768587627, 0.5, 956.9265169566504);
        assertIs(d.entropy(), 1.8378770664093453, 2.5310242469692907, 3.6296365356374007);
        assertSame(loc, d.mode());
    }

    /// Where `1/2 + arctan(z) / pi` would have no digit left.
    @Test void farTails() {
        assertIs(new Cauchy(v(0), v(1)).cdf(v(-1e20)), 1e-20 / Math.PI);
        assertIs(new Cauchy(v(0), v(1)).survivalFunction(v(1e20)), 1e-20 / Math.PI);
    }

    @Test void momentsDoNotExist() {
        assertIs(d.mean(), Double.NaN, Double.NaN, Double.NaN);
        assertIs(d.variance(), Double.NaN, Double.NaN, Double.NaN);
        assertIs(d.stddev(), Double.NaN, Double.NaN, Double.NaN);
    }

    @Test void laws() {
        assertShapes(d, Shape.of(3), Shape.SCALAR, "loc", "scale");
        assertEntropyIsMeanSurprise(d);
        assertCumulates(d);
        assertProbFits(d, at);
        assertCdfIsIntegral(d, at);
        assertKeepsFloat32(new Cauchy(x(0, 1), x(1)));
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(maxRank = 2, minLength = 1) NDArray x) {
        NDArray[] xs = {x, v(0.4).array(), v(0.8).array()};
        assertGradients(a -> new Cauchy(a[1], a[2]).logProb(a[0]), xs);
        assertGradients(a -> new Cauchy(a[1], a[2]).cdf(a[0]), xs);
        assertGradients(a -> new Cauchy(a[1], a[2]).icdf(F.sigmoid(a[0])), xs);
    }

    @Test void samplesHaveGradients() {
        assertSamplesHaveGradients(xs -> new Cauchy(xs[0], xs[1]), loc.array(), scale.array());
    }
}
