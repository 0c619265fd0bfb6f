package catenary.links;

import static catenary.functions.Given.assertRefused;
import static catenary.links.Kept.assertKept;
import static catenary.links.Recurrence.assertEachAloneWithMemory;
import static catenary.links.Recurrence.keys;
import static catenary.links.Recurrence.randn;
import static catenary.links.Recurrence.sequences;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Concat;
import java.util.List;
import org.junit.jupiter.api.Test;

class NStepLSTMTest {

    @Test void givesEachSequenceWhatItGetsAlone() {
        var link = new NStepLSTM(2, 3, 2, 0);
        assertEachAloneWithMemory(2, 3, (h, xs) -> link.apply(h, h == null ? null : h.mul(2), xs));
        assertEquals(2, link.nCells());
        assertEquals(Shape.of(2, 5, 2), link.initHx(sequences(3)).shape());
    }

    @Test void refusesWhatDoesNotFit() {
        var link = new NStepLSTM(1, 3, 2, 0);
        assertRefused("NStepLSTM: expected cx of shape (1, 1, 2), but found float32 (1, 2, 2) on cpu",
                () -> link.apply(null, randn(1, 1, 2, 2), List.of(randn(1, 4, 3))));
        assertRefused("NStepLSTM: expected at least one sequence, but found none",
                () -> link.apply(null, null, List.of()));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new NStepLSTM(2, 3, 2, 0.5), keys(2, 8),
                link -> Concat.concat(link.apply(null, null, sequences(3)).ys(), 0));
    }

    @Test void startsWithNoBiasForForgetting() {
        var link = new NStepLSTM(1, 3, 2, 0, o -> o.initialW(0.5).initialBias(0.25));
        link.namedParams()
                .forEach((path, p) -> assertEquals(path.startsWith("/0/w") ? 0.5 : 0.25, p.array().max().item()));
        new NStepLSTM(1, 3, 2, 0).namedParams()
                .forEach((path, p) -> assertEquals(path.startsWith("/0/w"), p.array().max().item() != 0));
    }

    @Test void dropsBetweenLayersInTrainingOnly() {
        var link = new NStepLSTM(2, 3, 2, 0.9);
        var xs = List.of(randn(1, 20, 3));
        assertRefused("NStepLSTM: expected 0 <= dropout < 1, but found 1.0", () -> new NStepLSTM(1, 3, 2, 1));
        var dropped = link.apply(null, null, xs).ys().getFirst().array();
        try (var _ = catenary.autograd.Config.testMode()) {
            var y = link.apply(null, null, xs).ys().getFirst().array();
            assertEquals(y, link.apply(null, null, xs).ys().getFirst().array());
            assertEquals(false, y.equals(dropped));
        }
    }
}
