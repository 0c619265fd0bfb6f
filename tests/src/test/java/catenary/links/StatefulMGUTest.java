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

import java.util.List;
import org.junit.jupiter.api.Test;

class StatefulMGUTest {

    @Test void computesItsFormula() {
        var link = new StatefulMGU(1, 1);
        link.W_f().W().array().assign(x(new double[][] {{0.5, 0.25}}).array());
        link.W_h().W().array().assign(x(new double[][] {{-0.5, 1}}).array());
        double h = 0;
        for (double x : new double[] {1, -2, 0.5}) {
            double f = sigma(0.5 * h + 0.25 * x);
            h = f * Math.tanh(-0.5 * f * h + x) + (1 - f) * h;
            assertClose(link.apply(x(new double[][] {{x}})), h);
        }
        link.resetState();
        assertNull(link.h());
    }

    @Test void differentiatesTwice() {
        assertGradients(() -> new StatefulMGU(3, 2), (link, x) -> {
            link.resetState();
            link.apply(x);
            return link.apply(x.mul(2));
        }, 2, 3);
    }

    @Test void refusesWhatDoesNotFit() {
        var link = new StatefulMGU(3, 2);
        link.setState(x(new double[][] {{1, 2}}));
        assertRefused("StatefulMGU: expected as many rows of x as of the state, but 2 != 1",
                () -> link.apply(randn(1, 2, 3)));
        assertRefused("StatefulMGU: expected h of shape (batch, 2), but found null", () -> link.setState(null));
        assertRefused("StatefulMGU: expected inSize > 0, but found -2", () -> new StatefulMGU(-2, 3));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new StatefulMGU(3, 2), List.of("W_f/W", "W_f/b", "W_h/W", "W_h/b"), link -> {
            link.resetState();
            link.apply(randn(1, 2, 3));
            return link.apply(randn(2, 2, 3));
        });
        var link = new StatefulMGU(3, 2);
        link.apply(randn(1, 2, 3));
        assertNull(((StatefulMGU) link.copy(CopyMode.INIT)).h());
        assertEquals(link.h(), ((StatefulMGU) link.copy(CopyMode.COPY)).h());
    }
}
