package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.Given;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InvTest {

    @Test void values() {
        assertClose(F.inv(x(new double[][] {{1, 2}, {3, 4}})), -2, 1, 1.5, -0.5);
        assertClose(F.inv(x(new double[][] {{4}})), 0.25);
        assertClose(F.inv(empty(0, 0)));
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(shape = {4, 4}, min = -1, max = 1) NDArray x) {
        assertGradients(v -> F.inv(v), x.add(Create.eye(Given.device(), DType.FLOAT64, 4).mul(5)));
    }

    @Test void refusesSingularMatricesAndOthersThanSquares() {
        assertRefused("inv: expected an invertible matrix, but found a singular one",
                () -> F.inv(x(new double[][] {{0, 0}, {0, 0}})));
        assertRefused("inv: expected float a (N, N), but found float32 (2, 3) on cpu", () -> F.inv(empty(2, 3)));
        assertRefused("inv: expected float a (N, N), but found int32 (1, 1) on cpu",
                () -> F.inv(Variable.constant(ints(new int[1][1]))));
    }
}
