package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TileTest {

    @Test void values() {
        assertClose(F.tile(x(1, 2), 2), 1, 2, 1, 2);
        assertEquals(Shape.of(2, 6, 2), F.tile(empty(2, 2), 2, 3, 1).shape());
        assertEquals(Shape.of(2, 0), F.tile(x(1, 2), 2, 0).shape());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 1) NDArray x, @ForAll @IntRange(max = 3) int p,
            @ForAll @IntRange(max = 2) int q) {
        assertGradients(v -> F.tile(v, p, q).pow(2), x);
    }

    @Test void refusesNegativeNumbers() {
        assertRefused("tile: expected reps >= 0, but found [-1]", () -> F.tile(x(1), -1));
    }
}
