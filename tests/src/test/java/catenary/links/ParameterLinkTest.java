package catenary.links;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.x;
import static catenary.links.Kept.assertKept;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.NDArray;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterLinkTest {

    private final NDArray array = x(1, 2).array();

    @Test void givesItsParameter() {
        var link = new ParameterLink(array);
        assertSame(link.W(), link.apply());
        link.clearGrads();
        link.apply().mul(x(3, 4)).sum().backward();
        assertClose(link.W().grad(), 3, 4);
        link.W().array().mulAssign(2);
        assertClose(array, 1, 2);
    }

    @Test void takesNoInput() {
        assertEquals("ParameterLink: expected a call with 0 variable(s), but found a call with 1",
                assertThrows(UnsupportedOperationException.class, () -> new ParameterLink(array).apply(x(1)))
                        .getMessage());
    }

    @Test void staysItselfInFilesAndCopies() {
        assertKept(() -> new ParameterLink(array), List.of("W"));
    }
}
