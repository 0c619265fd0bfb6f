package catenary.distributions;

import static catenary.distributions.Laws.NEVER;
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
import catenary.checking.ArrayOf;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ChisquareTest {

    private final Chisquare d = new Chisquare(v(1, 2, 7.5));

    @Test void values() {
        assertIs(d.logProb(v(0.7, 2.5, 10)), -1.0906010612353063, -1.9431471805599454, -2.754008499959586);
        assertIs(d.logProb(v(-1)), NEVER, NEVER, NEVER);
        assertIs(d.entropy(), 0.7837571104739336, 1.6931471805599454, 2.6779849404709224);
        assertIs(d.mean(), 1, 2, 7.5);
        assertIs(d.mode(), 0, 0, 5.5);
        assertIs(d.variance(), 2, 4, 15);
        assertEquals("positive", d.support());
        assertUnsupported("Chisquare does not support cdf", () -> d.cdf(v(1)));
    }

    @Test void laws() {
        assertShapes(d, Shape.of(3), Shape.SCALAR, "k");
        assertSamplesHaveItsMoments(d);
        assertEntropyIsMeanSurprise(d);
        assertProbFits(d, v(1, 2, 3));
        assertSamplesAreConstants(d);
        assertKeepsFloat32(new Chisquare(x(0.5, 9)));
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(maxRank = 2, minLength = 1, min = 0.1) NDArray x) {
        assertGradients(a -> new Chisquare(a[1]).logProb(a[0]), x, v(3.4).array());
        assertGradients(a -> new Chisquare(a[0]).entropy(), v(0.4, 3.4).array());
    }
}
