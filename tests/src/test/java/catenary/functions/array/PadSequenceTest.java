package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.functions.F;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PadSequenceTest {

    @Test void values() {
        assertClose(F.padSequence(List.of(x(1, 2), x(3))), 1, 2, 3, 0);
        assertClose(F.padSequence(List.of(x(1, 2), x(3)), o -> o.length(3).padding(-1)), 1, 2, -1, 3, -1, -1);
        assertEquals(Shape.of(2, 4, 3), F.padSequence(List.of(empty(0, 3), empty(4, 3))).shape());
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(max = 4) int n, @ForAll @IntRange(min = 1, max = 4) int m) {
        assertGradients((a, b) -> F.padSequence(List.of(a, b), o -> o.length(n + m)).pow(2), randn(n, 2), randn(m, 2));
        assertGradients((a, b) -> F.padSequence(List.of(a, b)).pow(2), randn(n), randn(m));
    }

    @Test void refusesALengthThatIsTooSmall() {
        assertRefused("padSequence: expected length >= 2, the longest sequence, but found 1",
                () -> F.padSequence(List.of(x(1, 2)), o -> o.length(1)));
    }
}
