package catenary.functions.connection;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShiftTest {

    @Test void referenceValues() {
        NDArray x = Create.arange(Given.device(), DType.FLOAT32, 0, 81, 1).reshape(1, 9, 3, 3);
        assertClose(F.shift(new Variable(x)).get(0, ":", 1, 1), 8, 16, 24, 32, 36, 48, 56, 64, 76);
    }

    @Test void theLastGroupGetsWhatIsLeftOver() {
        Variable x = F.reshape(x(1, 2, 3, 4, 5, 6, 7, 8), 1, 4, 1, 2);
        assertClose(F.shift(x, o -> o.ksize(1, 3)), 2, 0, 0, 3, 5, 6, 7, 8);
        assertClose(F.shift(x, 1), 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test void offsetsBeyondTheImageLeaveZeros() {
        Variable x = F.reshape(x(1, 2, 3, 4, 5, 6), 1, 3, 1, 2);
        assertClose(F.shift(x, o -> o.ksize(1, 3).dilate(5)), 0, 0, 0, 0, 5, 6);
        assertEquals(Shape.of(0, 9, 2, 2), F.shift(empty(0, 9, 2, 2)).shape());
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(shape = {2, 7, 4, 3}) NDArray x,
            @ForAll @IntRange(min = 1, max = 3) int dilate) {
        assertGradients(v -> F.shift(v, o -> o.ksize(3, 1).dilate(dilate, 1)).pow(3), x);
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("shift: expected odd ksize, but found [2, 2]", () -> F.shift(empty(1, 9, 3, 3), 2));
        assertRefused("shift: expected x.shape[1] >= 9, but 8 < 9", () -> F.shift(empty(1, 8, 3, 3)));
        assertRefused("shift: expected x.rank == 4, but 3 != 4", () -> F.shift(empty(9, 3, 3)));
        assertRefused("shift: expected dilate >= 1, one number or two, but found [0]",
                () -> F.shift(empty(1, 9, 3, 3), o -> o.dilate(0)));
    }
}
