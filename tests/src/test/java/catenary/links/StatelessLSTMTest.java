package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static catenary.links.Recurrence.randn;
import static catenary.links.Recurrence.sigma;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.functions.rnn.LstmState;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatelessLSTMTest {

    @Test void isAStepOfLSTM() {
        var link = new StatelessLSTM(3, 4);
        var stateful = new LSTM(3, 4);
        stateful.copyParams(link);
        LstmState s = link.apply(null, null, randn(1, 2, 3));
        assertEquals(stateful.apply(randn(1, 2, 3)).array(), s.h().array());
        s = link.apply(s.c(), s.h(), randn(2, 2, 3));
        assertEquals(stateful.apply(randn(2, 2, 3)).array(), s.h().array());
        assertEquals(stateful.c().array(), s.c().array());
    }

    @Test void eitherPartOfTheStateMayBeNull() {
        var link = new StatelessLSTM(1, o -> o.upwardInit(0.5).lateralInit(0.25).biasInit(0.1).forgetBiasInit(0.3));
        double gate = 0.5 * 2 + 0.1;
        double c = Math.tanh(gate) * sigma(gate) + sigma(gate + 0.2) * 3;
        assertClose(link.apply(x(new double[][] {{3}}), null, x(new double[][] {{2}})).c(), c);
        gate += 0.25 * 3;
        assertClose(link.apply(null, x(new double[][] {{3}}), x(new double[][] {{2}})).c(),
                Math.tanh(gate) * sigma(gate));
    }

    @Test void refusesAStateOfAnotherBatch() {
        assertRefused("StatelessLSTM: expected as many rows of x as of the state, but 2 != 3",
                () -> new StatelessLSTM(3, 4).apply(null, randn(1, 3, 4), randn(1, 2, 3)));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new StatelessLSTM(4), List.of("upward/W", "upward/b", "lateral/W"),
                link -> link.apply(null, randn(1, 2, 4), randn(2, 2, 3)).h());
    }
}
