package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
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
import org.junit.jupiter.api.Test;

class BatchDetTest {

    @Test void values() {
        assertClose(F.batchDet(F.reshape(x(1, 2, 3, 4, 0, 2, 4, 0), 2, 2, 2)), -2, -8);
        assertEquals(Shape.of(0), F.batchDet(empty(0, 3, 3)).shape());
        assertClose(F.batchDet(empty(2, 0, 0)), 1, 1);
    }

    @Test void theDeterminantOfAProductIsTheProductOfDeterminants() {
        for (int n : new int[] {2, 16, 17, 40, 97}) {
            NDArray a = randn(2, n, n).mul(0.3);
            NDArray b = a.add(0.1);
            double[] one = F.batchDet(new Variable(a)).mul(F.batchDet(new Variable(b))).array().toDoubleArray();
            double[] both = F.batchDet(new Variable(a.matmul(b))).array().toDoubleArray();
            for (int i = 0; i < 2; i++) {
                assertEquals(one[i], both[i], 1e-9 * Math.abs(one[i]));
            }
        }
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(shape = {2, 3, 3}, min = -1, max = 1) NDArray x) {
        assertGradients(v -> F.batchDet(v), x.add(Create.eye(Given.device(), DType.FLOAT64, 3).mul(4)));
    }

    @Test void singularMatricesHaveADeterminantButNoGradient() {
        Variable a = F.reshape(x(1, 2, 2, 4), 1, 2, 2);
        Variable y = F.batchDet(a);
        assertClose(y, 0);
        assertRefused("the gradient of batchDet: expected an invertible matrix, but found a singular one",
                () -> y.backward());
    }

    @Test void refusesWhatIsNoStackOfSquares() {
        assertRefused("batchDet: expected float a (B, N, N), but found float32 (2, 2) on cpu",
                () -> F.batchDet(empty(2, 2)));
    }
}
