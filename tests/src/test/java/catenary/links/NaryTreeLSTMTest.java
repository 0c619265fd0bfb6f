package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static catenary.links.Recurrence.randn;
import static catenary.links.Recurrence.sigma;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.rnn.LstmState;
import java.util.List;
import org.junit.jupiter.api.Test;

class NaryTreeLSTMTest {

    private static Variable one(double value) {
        return x(new double[][] {{value}});
    }

    @Test void joinsItsChildrenEachWithItsWeights() {
        var link = new NaryTreeLSTM(1, 1);
        link.W_x().W().array().assign(x(new double[][] {{0.1}, {0.2}, {0.3}, {0.4}, {0.5}}).array());
        link.W_h(1).W().array().assign(x(new double[][] {{1}, {2}, {3}, {4}, {5}}).array());
        link.W_h(2).W().array().assign(x(new double[][] {{-1}, {1}, {-1}, {1}, {-1}}).array());
        LstmState s = link.forward(one(3), one(-2), one(0.5), one(-0.25), one(2));
        double c = Math.tanh(0.2 + 0.5 + 0.25) * sigma(0.4 + 1 - 0.25) + sigma(0.8 + 2 - 0.25) * 3
                + sigma(1 + 2.5 + 0.25) * -2;
        assertClose(s.c(), c);
        assertClose(s.h(), sigma(0.6 + 1.5 + 0.25) * Math.tanh(c));
        Variable zero = one(0);
        assertEquals(link.forward(one(3), zero, one(0.5), zero, zero).h().array(),
                link.forward(one(3), null, one(0.5), null, null).h().array());
    }

    @Test void takesAsManyChildrenAsItIsTold() {
        var link = new NaryTreeLSTM(3, 4, 5);
        assertEquals(Shape.of(32, 4), link.W_h(5).W().shape());
        assertEquals(List.of("/W_h1/W", "/W_h2/W", "/W_h3/W", "/W_x/W", "/W_x/b"),
                new NaryTreeLSTM(4, o -> o.nAry(3)).namedParams().keySet().stream().toList());
        assertRefused("NaryTreeLSTM: expected c and h of 5 children, null for those that aren't there, but found 1",
                () -> link.forward(randn(1, 2, 4), randn(1, 2, 4), randn(1, 2, 3)));
        assertRefused("NaryTreeLSTM: expected nAry > 0, but found 0", () -> new NaryTreeLSTM(3, 4, 0));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new NaryTreeLSTM(4), List.of("W_x/W", "W_x/b", "W_h1/W", "W_h2/W"),
                link -> link.forward(null, randn(1, 2, 4), randn(2, 2, 4), null, randn(3, 2, 3)).h());
    }
}
