package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.functions.F;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TransposeSequenceTest {

    @Test void values() {
        var steps = F.transposeSequence(List.of(x(1, 2, 3), x(4, 5), x(6)));
        assertClose(steps.get(0), 1, 4, 6);
        assertClose(steps.get(1), 2, 5);
        assertClose(steps.get(2), 3);
        assertClose(F.transposeSequence(steps).get(1), 4, 5);
        assertTrue(F.transposeSequence(List.of()).isEmpty());
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(max = 3) int n, @ForAll @IntRange(min = 1, max = 3) int m) {
        assertGradients((a, b) -> {
            var steps = F.transposeSequence(List.of(a, b));
            return F.concat(steps, 0).pow(2);
        }, randn(n + m, 2), randn(m, 2));
    }

    @Test void refusesAscendingLengths() {
        assertRefused("transposeSequence: expected sequences of descending length, but found [1, 2]",
                () -> F.transposeSequence(List.of(x(1), x(1, 2))));
    }
}
