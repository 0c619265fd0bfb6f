package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
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

class DiagonalTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {4, 5, 6}});

    @Test void values() {
        assertClose(F.diagonal(x), 1, 5);
        assertClose(F.diagonal(x, 1), 2, 6);
        assertClose(F.diagonal(x, 2), 3);
        assertClose(F.diagonal(x, -1), 4);
        assertClose(F.diagonal(x, 0, 1, 0), 1, 5);
        assertClose(F.diagonal(F.reshape(x, 1, 2, 3), o -> o.axis1(1).axis2(-1).offset(1)), 2, 6);
        assertClose(F.diagonal(F.flip(x, 1)), 3, 5);
    }

    @Test void emptyOnes() {
        assertEquals(Shape.of(0), F.diagonal(x, 3).shape());
        assertEquals(Shape.of(0), F.diagonal(x, -5).shape());
        assertEquals(Shape.of(0, 2), F.diagonal(empty(2, 2, 0)).transpose().transpose().shape());
    }

    @Property(tries = 15) void gradients(@ForAll @ArrayOf(minRank = 2, maxRank = 4, minLength = 1) NDArray x,
            @ForAll @IntRange(min = -3, max = 3) int offset) {
        assertGradients(v -> F.diagonal(v, offset).pow(2), x);
        assertGradients(v -> F.diagonal(v, offset, x.rank() - 1, x.rank() - 2).pow(2), x);
    }

    @Test void refusesAxesThatAreNotThere() {
        assertRefused("diagonal: expected x.rank >= 2, but 1 < 2", () -> F.diagonal(x(1)));
        assertRefused("diagonal: expected -2 <= axis < 2 for x of rank 2, but axis = 2",
                () -> F.diagonal(x, 0, 0, 2));
        assertRefused("diagonal: expected two different axes, but found 1 and -1", () -> F.diagonal(x, 0, 1, -1));
    }
}
