package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;

import catenary.autograd.Variable;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class MatmulTest {

    private final Variable a = x(new double[][] {{1, 2}, {3, 4}});

    @Test void values() {
        assertClose(F.matmul(a, a), 7, 10, 15, 22);
        assertClose(F.matmul(a, a, o -> o.transa(true)), 10, 14, 14, 20);
        assertClose(F.matmul(a, a, o -> o.transb(true)), 5, 11, 11, 25);
        assertClose(F.matmul(x(1, 2), x(3, 4)), 11);
        assertClose(F.matmul(empty(2, 0), empty(0, 1)), 0, 0);
    }

    @Test void gradients() {
        assertGradients((p, q) -> F.matmul(p, q), randn(2, 3), randn(3, 4));
        assertGradients((p, q) -> F.matmul(p, q, o -> o.transa(true).transb(true)), randn(5, 3, 2), randn(4, 3));
        assertGradients((p, q) -> F.matmul(p, q), randn(3), randn(5, 3, 2));
    }

    @Test void refusesShapesThatDoNotFit() {
        assertRefused("matmul: expected a.shape[-1] == b.shape[-2], but 2 != 3", () -> F.matmul(a, empty(3, 2)));
    }
}
