package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.links.Kept.assertKept;
import static catenary.links.Recurrence.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.functions.F;
import catenary.functions.rnn.LstmState;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatefulZoneoutLSTMTest {

    @Test void isLSTMInTestMode() {
        var link = new StatefulZoneoutLSTM(3, 4);
        var plain = new LSTM(3, 4);
        plain.copyParams(link);
        try (var _ = Config.testMode()) {
            link.apply(randn(1, 2, 3));
            plain.apply(randn(1, 2, 3));
            assertEquals(plain.apply(randn(2, 2, 3)).array(), link.apply(randn(2, 2, 3)).array());
        }
    }

    @Test void probabilitiesMayFollowTheSizes() {
        assertTrue(new StatefulZoneoutLSTM(null, 4, 0.25, 0.75).toString().contains("cRatio=0.25, hRatio=0.75"));
    }

    @Test void keepsElementsOfTheStateWithTheirProbabilities() {
        var link = new StatefulZoneoutLSTM(3, 1000, o -> o.cRatio(0.25).hRatio(0.75));
        link.setState(randn(1, 2, 1000), randn(2, 2, 1000));
        NDArray c = link.c().array();
        NDArray h = link.h().array();
        LstmState next = F.lstm(link.c(), link.upward().apply(randn(3, 2, 3)).add(link.lateral().apply(link.h())));
        link.apply(randn(3, 2, 3));
        assertKeeps(0.25, c, next.c().array(), link.c().array());
        assertKeeps(0.75, h, next.h().array(), link.h().array());
    }

    private static void assertKeeps(double ratio, NDArray before, NDArray next, NDArray found) {
        double[] b = before.toDoubleArray();
        double[] n = next.toDoubleArray();
        double[] f = found.toDoubleArray();
        int kept = 0;
        for (int i = 0; i < f.length; i++) {
            assertTrue(f[i] == b[i] || f[i] == n[i]);
            kept += f[i] == b[i] ? 1 : 0;
        }
        assertEquals(ratio, (double) kept / f.length, 0.06); // five standard errors
    }

    @Test void forgetsNothingBeforehand() {
        assertClose(new StatefulZoneoutLSTM(2, 1).upward().b().array(), 0, 0, 0, 0);
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("StatefulZoneoutLSTM: expected 0 <= hRatio < 1, but found 1.0",
                () -> new StatefulZoneoutLSTM(2, 3, o -> o.hRatio(1)));
        var link = new StatefulZoneoutLSTM(3);
        link.apply(randn(1, 2, 3));
        assertRefused("StatefulZoneoutLSTM: expected as many rows of x as of the state, but 1 != 2",
                () -> link.apply(randn(1, 1, 3)));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new StatefulZoneoutLSTM(2), List.of("upward/W", "upward/b", "lateral/W"), link -> {
            link.resetState();
            link.apply(randn(1, 2, 3));
            return link.apply(randn(2, 2, 3));
        });
    }
}
