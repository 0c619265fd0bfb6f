package catenary.links;

import static catenary.functions.Given.assertRefused;
import static catenary.links.Kept.assertKept;
import static catenary.links.Recurrence.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.autograd.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatelessGRUTest {

    @Test void isAStepOfStatefulGRU() {
        var link = new StatelessGRU(3, 2, o -> o.biasInit(0.5));
        var stateful = new StatefulGRU(3, 2);
        stateful.copyParams(link);
        Variable h = link.apply(null, randn(1, 2, 3));
        assertEquals(stateful.apply(randn(1, 2, 3)).array(), h.array());
        assertEquals(stateful.apply(randn(2, 2, 3)).array(), link.apply(h, randn(2, 2, 3)).array());
    }

    @Test void refusesAStateOfAnotherBatch() {
        assertRefused("StatelessGRU: expected as many rows of x as of the state, but 2 != 3",
                () -> new StatelessGRU(3, 2).apply(randn(1, 3, 2), randn(1, 2, 3)));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new StatelessGRU(2), List.of("W_r/W", "W_r/b", "U_r/W", "U_r/b", "W_z/W", "W_z/b", "U_z/W",
                "U_z/b", "W/W", "W/b", "U/W", "U/b"), randn(1, 2, 2), randn(2, 2, 3));
    }
}
