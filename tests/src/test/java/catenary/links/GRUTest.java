package catenary.links;

import static catenary.links.Recurrence.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class GRUTest {

    @Test void isStatefulGRU() {
        var link = new GRU(3, 2, o -> o.biasInit(0.5));
        var other = new StatefulGRU(3, 2);
        other.copyParams(link);
        link.apply(randn(1, 2, 3));
        other.apply(randn(1, 2, 3));
        assertEquals(other.apply(randn(2, 2, 3)).array(), link.apply(randn(2, 2, 3)).array());
        assertEquals("GRU(inSize=?, outSize=2", new GRU(2).toString().lines().findFirst().orElseThrow());
    }

    @Test void takesNoStateFromTheCaller() {
        var e = assertThrows(UnsupportedOperationException.class,
                () -> new GRU(3, 2).apply(randn(1, 2, 2), randn(2, 2, 3)));
        assertEquals("GRU: expected a call with 1 variable(s), but found a call with 2", e.getMessage());
    }
}
