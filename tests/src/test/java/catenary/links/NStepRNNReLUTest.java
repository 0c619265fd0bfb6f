package catenary.links;

import static catenary.functions.Given.assertRefused;
import static catenary.links.Kept.assertKept;
import static catenary.links.Recurrence.assertEachAlone;
import static catenary.links.Recurrence.keys;
import static catenary.links.Recurrence.randn;
import static catenary.links.Recurrence.sequences;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.autograd.Concat;
import java.util.List;
import org.junit.jupiter.api.Test;

class NStepRNNReLUTest {

    @Test void givesEachSequenceWhatItGetsAlone() {
        var link = new NStepRNNReLU(2, 3, 2, 0);
        assertEachAlone(2, 3, link::apply);
        assertEquals(1, link.nCells());
    }

    @Test void refusesWhatDoesNotFit() {
        var link = new NStepRNNReLU(1, 3, 2, 0);
        assertRefused("NStepRNNReLU: expected hx of shape (1, 1, 2), but found float32 (1, 2, 2) on cpu",
                () -> link.apply(randn(1, 1, 2, 2), List.of(randn(1, 4, 3))));
        assertRefused("NStepRNNReLU: expected sequences of shape (length, 3), but found float32 (4, 2) on cpu",
                () -> link.apply(null, List.of(randn(1, 4, 2))));
        assertRefused(
                "NStepRNNReLU: expected sequences that differ only in length, but sequence 1 is float32 (4, 2) on cpu"
                        + " and sequence 0 float32 (4, 3) on cpu",
                () -> link.apply(null, List.of(randn(1, 4, 3), randn(1, 4, 2))));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new NStepRNNReLU(2, 3, 2, 0.5), keys(2, 2),
                link -> Concat.concat(link.apply(null, sequences(3)).ys(), 0));
    }
}
