package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;

class BatchInvTest {

    @Test void values() {
        Variable a = F.reshape(x(1, 2, 3, 4, 0, 2, 4, 0), 2, 2, 2);
        assertClose(F.batchInv(a), -2, 1, 1.5, -0.5, 0, 0.25, 0.5, 0);
        assertEquals(Shape.of(0, 3, 3), F.batchInv(empty(0, 3, 3)).shape());
        assertEquals(Shape.of(2, 0, 0), F.batchInv(empty(2, 0, 0)).shape());
        Variable half = new Variable(a.array().astype(DType.FLOAT16));
        assertEquals(DType.FLOAT16, F.batchInv(half).dtype());
    }

    @Test void matricesOfEverySizeTimesTheirInversesAreOne() {
        for (int n : new int[] {1, 2, 3, 15, 16, 17, 33, 96, 97}) {
            NDArray a = randn(3, n, n);
            NDArray one = a.matmul(F.batchInv(new Variable(a)).array());
            NDArray eye = Create.eye(Given.device(), DType.FLOAT64, n).broadcastTo(3, n, n);
            assertTrue(one.allClose(eye, 0, 1e-8), () -> "n = " + n);
        }
    }

    @Test void zerosOnTheDiagonalAreNoObstacle() {
        Variable turned = x(new double[][] {{0, 0, 1}, {1, 0, 0}, {0, 1, 0}});
        assertClose(F.batchInv(F.expandDims(turned, 0)), 0, 1, 0, 0, 0, 1, 1, 0, 0);
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(shape = {2, 3, 3}, min = -1, max = 1) NDArray x) {
        assertGradients(v -> F.batchInv(v), x.add(Create.eye(Given.device(), DType.FLOAT64, 3).mul(4)));
    }

    @Test void refusesSingularMatrices() {
        Variable a = F.reshape(x(1, 0, 0, 1, 1, 2, 2, 4), 2, 2, 2);
        assertRefused("batchInv: expected an invertible matrix, but found a singular one", () -> F.batchInv(a));
    }

    @Test void refusesWhatIsNoStackOfSquares() {
        assertRefused("batchInv: expected float a (B, N, N), but found float32 (2, 2) on cpu",
                () -> F.batchInv(empty(2, 2)));
        assertRefused("batchInv: expected float a (B, N, N), but found float32 (1, 2, 3) on cpu",
                () -> F.batchInv(empty(1, 2, 3)));
    }
}
