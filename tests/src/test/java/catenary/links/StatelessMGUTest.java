package catenary.links;

import static catenary.functions.Given.assertRefused;
import static catenary.links.Kept.assertKept;
import static catenary.links.Recurrence.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatelessMGUTest {

    @Test void isAStepOfStatefulMGU() {
        var link = new StatelessMGU(3, 2);
        var stateful = new StatefulMGU(3, 2);
        stateful.copyParams(link);
        stateful.setState(randn(1, 2, 2));
        assertEquals(stateful.apply(randn(2, 2, 3)).array(), link.apply(randn(1, 2, 2), randn(2, 2, 3)).array());
    }

    @Test void refusesAStateOfAnotherBatch() {
        assertRefused("StatelessMGU: expected as many rows of x as of the state, but 2 != 3",
                () -> new StatelessMGU(3, 2).apply(randn(1, 3, 2), randn(1, 2, 3)));
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new StatelessMGU(3, 2), List.of("W_f/W", "W_f/b", "W_h/W", "W_h/b"), randn(1, 2, 2),
                randn(2, 2, 3));
    }
}
