package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AsStridedTest {

    private final Variable x = x(1, 2, 3, 4, 5, 6);

    private static int[] of(int... values) {
        return values;
    }

    @Test void values() {
        assertClose(F.asStrided(x, of(2, 3), of(1, 2)), 1, 3, 5, 2, 4, 6);
        assertClose(F.asStrided(x, of(3), of(-2), 5), 6, 4, 2);
        assertClose(F.asStrided(x, of(2, 2), of(0, 3), 1), 2, 5, 2, 5);
        assertClose(F.asStrided(x, of(), of(), 4), 5);
        assertEquals(Shape.of(0, 2), F.asStrided(x, of(0, 2), of(9, 9), 99).shape());
    }

    @Test void positionsCountElementsHoweverTheArrayWasMade() {
        assertClose(F.asStrided(F.reshape(x, 2, 3).transpose(), of(6), of(1)), 1, 4, 2, 5, 3, 6);
    }

    @Test void occurrencesAreAddedInTheGradient() {
        F.asStrided(x, of(3, 2), of(1, 1)).sum().backward();
        assertClose(x.grad(), 1, 2, 2, 1, 0, 0);
    }

    @Property(tries = 15) void gradients(@ForAll @ArrayOf(shape = {3, 4}) NDArray x,
            @ForAll @IntRange(max = 3) int down, @ForAll @IntRange(min = -1, max = 2) int right) {
        assertGradients(v -> F.asStrided(v, of(3, 2), of(down, right), 2).pow(2), x);
    }

    @Test void refusesPositionsOutside() {
        assertRefused("asStrided: expected positions from 0 to 5, but found positions from 0 to 6",
                () -> F.asStrided(x, of(3), of(3)));
        assertRefused("asStrided: expected positions from 0 to 5, but found positions from -1 to 0",
                () -> F.asStrided(x, of(2), of(-1)));
        assertRefused("asStrided: expected one distance for each axis of shape (3,), but found [1, 1]",
                () -> F.asStrided(x, of(3), of(1, 1)));
    }
}
