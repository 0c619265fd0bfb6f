package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static catenary.links.Recurrence.randn;
import static catenary.links.Recurrence.sigma;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.rnn.LstmState;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildSumTreeLSTMTest {

    private static Variable one(double value) {
        return x(new double[][] {{value}});
    }

    private static ChildSumTreeLSTM small() {
        var link = new ChildSumTreeLSTM(1, 1);
        link.W_x().W().array().assign(x(new double[][] {{0.1}, {0.2}, {0.3}, {0.4}}).array());
        link.W_h_aio().W().array().assign(x(new double[][] {{0.5}, {0.6}, {0.7}}).array());
        link.W_h_f().W().array().fill(0.8);
        return link;
    }

    @Test void joinsItsChildren() {
        LstmState s = small().forward(one(3), one(-2), one(0.5), one(-0.25), one(2));
        double sum = 0.25;
        double f1 = sigma(0.4 * 2 + 0.8 * 0.5);
        double f2 = sigma(0.4 * 2 + 0.8 * -0.25);
        double c = Math.tanh(0.2 + 0.5 * sum) * sigma(0.4 + 0.6 * sum) + f1 * 3 + f2 * -2;
        assertClose(s.c(), c);
        assertClose(s.h(), sigma(0.6 + 0.7 * sum) * Math.tanh(c));
    }

    @Test void hasNoOrderOfChildren() {
        var link = new ChildSumTreeLSTM(3, 4);
        Variable[] s = {randn(1, 2, 4), randn(2, 2, 4), randn(3, 2, 4), randn(4, 2, 4), randn(5, 2, 3)};
        LstmState a = link.forward(s[0], s[1], s[2], s[3], s[4]);
        LstmState b = link.apply(List.of(s[1], s[0]), List.of(s[3], s[2]), s[4]);
        Recurrence.assertClose(a.c(), b.c());
        Recurrence.assertClose(a.h(), b.h());
    }

    @Test void whatIsMissingIsZero() {
        var link = small();
        double c = Math.tanh(0.2) * sigma(0.4);
        assertClose(link.forward(new Variable[] {one(2)}).c(), c);
        assertClose(link.forward(null, null, one(2)).c(), c);
        Variable zero = one(0);
        assertEquals(link.forward(one(3), zero, one(0.5), zero, zero).h().array(),
                link.forward(one(3), null, one(0.5), null, null).h().array());
    }

    @Test void refusesWhatDoesNotFit() {
        var link = small();
        assertRefused("ChildSumTreeLSTM: expected a variable among cs, hs and x, but found only nulls",
                () -> link.apply(Arrays.asList((Variable) null), Arrays.asList((Variable) null), null));
        assertRefused("ChildSumTreeLSTM: expected c_1 ... c_K, h_1 ... h_K and x, but found 2 arguments",
                () -> link.forward(one(1), one(2)));
        assertRefused("ChildSumTreeLSTM: expected as many cs as hs, but 1 != 0",
                () -> link.apply(List.of(one(1)), List.of(), one(2)));
        assertRefused(
                "ChildSumTreeLSTM: expected children's states of shape (batch, 1), but found float32 (1, 2) on cpu",
                () -> link.forward(one(1), x(new double[][] {{1, 2}}), one(2)));
        assertRefused("ChildSumTreeLSTM: expected as many rows of x as of the state, but 2 != 1",
                () -> link.forward(one(1), one(1), randn(1, 2, 1)));
        assertThrows(IllegalStateException.class, () -> new ChildSumTreeLSTM(1).forward(one(1), one(1), null));
    }

    @Test void learnsItsInputSizeFromTheFirstInput() {
        var link = new ChildSumTreeLSTM(2);
        link.forward(new Variable[] {randn(1, 4, 3)});
        assertEquals(Shape.of(8, 3), link.W_x().W().shape());
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new ChildSumTreeLSTM(4), List.of("W_x/W", "W_x/b", "W_h_aio/W", "W_h_f/W"),
                link -> link.forward(randn(1, 2, 4), randn(2, 2, 4), randn(3, 2, 3)).h());
    }
}
