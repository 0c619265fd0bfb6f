package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static catenary.links.Recurrence.assertGradients;
import static catenary.links.Recurrence.randn;
import static catenary.links.Recurrence.sigma;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatefulPeepholeLSTMTest {

    @Test void gatesSeeTheMemory() {
        var link = new StatefulPeepholeLSTM(1, 1);
        link.upward().W().array().assign(x(new double[][] {{0.1}, {0.2}, {0.3}, {0.4}}).array());
        link.lateral().W().array().assign(x(new double[][] {{0.5}, {0.6}, {0.7}, {0.8}}).array());
        link.peep_i().W().array().fill(-0.5);
        link.peep_f().W().array().fill(0.75);
        link.peep_o().W().array().fill(1.5);
        double c = 0;
        double h = 0;
        for (double x : new double[] {1, -2, 0.5}) {
            double a = Math.tanh(0.1 * x + 0.5 * h);
            double i = sigma(0.2 * x + 0.6 * h - 0.5 * c);
            double f = sigma(0.3 * x + 0.7 * h + 0.75 * c);
            c = a * i + f * c;
            h = sigma(0.4 * x + 0.8 * h + 1.5 * c) * Math.tanh(c);
            assertClose(link.apply(x(new double[][] {{x}})), h);
            assertClose(link.c(), c);
        }
    }

    @Test void differentiatesTwice() {
        assertGradients(() -> new StatefulPeepholeLSTM(3, 2), (link, x) -> {
            link.resetState();
            link.apply(x);
            return link.apply(x.mul(2));
        }, 2, 3);
    }

    @Test void forgetsNothingBeforehand() {
        assertClose(new StatefulPeepholeLSTM(2, 1).upward().b().array(), 0, 0, 0, 0);
    }

    @Test void refusesOtherRows() {
        var link = new StatefulPeepholeLSTM(3, 2);
        link.apply(randn(1, 2, 3));
        assertRefused("StatefulPeepholeLSTM: expected as many rows of x as of the state, but 1 != 2",
                () -> link.apply(randn(1, 1, 3)));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new StatefulPeepholeLSTM(2),
                List.of("upward/W", "upward/b", "lateral/W", "peep_i/W", "peep_f/W", "peep_o/W"), link -> {
                    link.resetState();
                    link.apply(randn(1, 2, 3));
                    return link.apply(randn(2, 2, 3));
                });
    }
}
