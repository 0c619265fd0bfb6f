package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RepeatTest {

    private final Variable x = x(new double[][] {{1, 2}, {3, 4}});

    @Test void values() {
        assertClose(F.repeat(x, 2), 1, 1, 2, 2, 3, 3, 4, 4);
        assertClose(F.repeat(x, 2, 0), 1, 2, 1, 2, 3, 4, 3, 4);
        assertClose(F.repeat(x, new int[] {0, 2}, 1), 2, 2, 4, 4);
        assertClose(F.repeat(x, new int[] {1, 0, 0, 2}), 1, 4, 4);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 1) NDArray x,
            @ForAll @IntRange(max = 3) int times) {
        assertGradients(v -> F.repeat(v, times, 0).pow(2), x);
        assertGradients(v -> F.repeat(v, times, -1).pow(2), x);
    }

    @Test void refusesNegativeNumbers() {
        assertRefused("repeat: expected 2 numbers >= 0, but found [-1, -1]", () -> F.repeat(x, -1, 0));
    }
}
