package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static catenary.links.Recurrence.assertGradients;
import static catenary.links.Recurrence.randn;
import static catenary.links.Recurrence.sigma;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import catenary.array.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatefulGRUTest {

    private static final List<String> KEYS = List.of("W_r/W", "W_r/b", "U_r/W", "U_r/b", "W_z/W", "W_z/b", "U_z/W",
            "U_z/b", "W/W", "W/b", "U/W", "U/b");

    @Test void computesItsFormula() {
        var link = new StatefulGRU(1, 1, o -> o.init(0.5).innerInit(0.25).biasInit(0.1));
        double h = sigma(0.6) * Math.tanh(0.6); // U_z and U, with their biases, are left out
        assertClose(link.apply(x(new double[][] {{1}})), h);
        for (double x : new double[] {-2, 0.5}) {
            double gate = sigma(0.5 * x + 0.1 + 0.25 * h + 0.1);
            double next = Math.tanh(0.5 * x + 0.1 + 0.25 * gate * h + 0.1);
            h = gate * next + (1 - gate) * h;
            assertClose(link.apply(x(new double[][] {{x}})), h);
            assertClose(link.h(), h);
        }
        link.resetState();
        assertClose(link.apply(x(new double[][] {{1}})), sigma(0.6) * Math.tanh(0.6));
    }

    @Test void firstStepTeachesNothingAboutTheState() {
        var link = new StatefulGRU(3, 2);
        link.clearGrads();
        link.apply(randn(1, 2, 3)).sum().backward();
        assertNull(link.U().W().grad());
        assertNull(link.W_r().W().grad());
    }

    @Test void differentiatesTwice() {
        assertGradients(() -> new StatefulGRU(3, 2), (link, x) -> {
            link.resetState();
            link.apply(x);
            return link.apply(x.mul(2));
        }, 2, 3);
    }

    @Test void continuesFromAGivenStateOfItsSize() {
        var link = new StatefulGRU(3, 2);
        link.setState(x(new double[][] {{1, 2}}));
        assertClose(link.h(), 1, 2);
        assertRefused("StatefulGRU: expected h of shape (batch, 2), but found float32 (2,) on cpu",
                () -> link.setState(x(1, 2)));
        assertRefused("StatefulGRU: expected as many rows of x as of the state, but 2 != 1",
                () -> link.apply(randn(1, 2, 3)));
    }

    @Test void learnsItsInputSizeFromTheFirstInputs() {
        var link = new StatefulGRU(2);
        link.apply(randn(1, 2, 3));
        link.apply(randn(2, 2, 3));
        assertEquals(Shape.of(2, 3), link.W_r().W().shape());
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new StatefulGRU(2), KEYS, link -> {
            link.resetState();
            link.apply(randn(1, 2, 3));
            return link.apply(randn(2, 2, 3));
        });
        var link = new StatefulGRU(3, 2);
        link.apply(randn(1, 2, 3));
        assertNull(((StatefulGRU) link.copy(CopyMode.INIT)).h());
        assertEquals(link.h(), ((StatefulGRU) link.copy(CopyMode.SHARE)).h());
    }
}
