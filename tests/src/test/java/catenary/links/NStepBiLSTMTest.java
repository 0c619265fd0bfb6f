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

class NStepBiLSTMTest {

    @Test void givesEachSequenceWhatItGetsAlone() {
        var link = new NStepBiLSTM(2, 3, 2, 0);
        assertEachAloneWithMemory(4, 3, (h, xs) -> link.apply(h, h == null ? null : h.mul(2), xs));
        assertEquals(2, link.nCells());
        assertEquals(Shape.of(4, 5, 2), link.initHx(sequences(3)).shape());
    }

    @Test void refusesWhatDoesNotFit() {
        var link = new NStepBiLSTM(1, 3, 2, 0);
        assertRefused("NStepBiLSTM: expected cx of shape (2, 1, 2), but found float32 (2, 2, 2) on cpu",
                () -> link.apply(null, randn(1, 2, 2, 2), List.of(randn(1, 4, 3))));
        assertRefused("NStepBiLSTM: expected at least one sequence, but found none",
                () -> link.apply(null, null, List.of()));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new NStepBiLSTM(2, 3, 2, 0.5), keys(4, 8),
                link -> Concat.concat(link.apply(null, null, sequences(3)).ys(), 0));
    }
}
