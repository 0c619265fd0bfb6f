package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.checking.ArrayOf;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DetTest {

    @Test void values() {
        assertClose(F.det(x(new double[][] {{1, 2}, {3, 4}})), -2);
        assertClose(F.det(x(new double[][] {{0, 1, 0}, {0, 0, 1}, {1, 0, 0}})), 1);
        assertClose(F.det(x(new double[][] {{1, 2, 3}, {2, 4, 6}, {0, 0, 0}})), 0);
        assertClose(F.det(empty(0, 0)), 1);
        assertEquals(Shape.SCALAR, F.det(x(new double[][] {{3}})).shape());
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(shape = {3, 3}, min = -1, max = 1) NDArray x) {
        assertGradients(v -> F.det(v), x.add(Create.eye(Given.device(), DType.FLOAT64, 3).mul(4)));
    }

    @Test void refusesOthersThanSquares() {
        assertRefused("det: expected float a (N, N), but found float32 (2, 3) on cpu", () -> F.det(empty(2, 3)));
    }
}
