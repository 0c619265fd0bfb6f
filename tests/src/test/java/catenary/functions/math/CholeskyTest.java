package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

class CholeskyTest {

    private static NDArray eye(int n) {
        return Create.eye(Given.device(), DType.FLOAT64, n).mul(n);
    }

    @Test void whatIsAboveTheDiagonalIsNotRead() {
        assertClose(F.cholesky(x(new double[][] {{4, 99}, {2, 10}})), 2, 0, 1, 3);
        assertClose(F.cholesky(x(new double[][] {{9}})), 3);
        assertClose(F.cholesky(empty(0, 0)));
    }

    @Test void theFactorTimesItsTransposeIsTheMatrix() {
        for (int n : new int[] {3, 16, 17, 50, 97, 130}) {
            NDArray s = randn(n, n);
            NDArray a = s.matmul(s.transpose()).add(eye(n));
            NDArray l = F.cholesky(new Variable(a)).array();
            assertTrue(l.matmul(l.transpose()).allClose(a, 1e-12, 1e-12), () -> "n = " + n);
        }
    }

    @Property(tries = 10) void gradients(@ForAll @ArrayOf(shape = {4, 4}, min = -1, max = 1) NDArray x) {
        Variable eye = Variable.constant(eye(4));
        assertGradients(v -> F.cholesky(v.matmul(v.transpose()).add(eye)), x);
    }

    @Test void refusesMatricesThatAreNotPositiveDefinite() {
        assertRefused("cholesky: expected a positive definite matrix, but found another",
                () -> F.cholesky(x(new double[][] {{1, 2}, {2, 1}})));
        assertRefused("cholesky: expected a positive definite matrix, but found another",
                () -> F.cholesky(x(new double[][] {{1, 1}, {1, 1}})));
        assertRefused("cholesky: expected float a (N, N), but found float32 (2, 2, 2) on cpu",
                () -> F.cholesky(empty(2, 2, 2)));
    }
}
