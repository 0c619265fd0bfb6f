package catenary.functions;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The functions that `F` takes from autograd.
class FTest {

    private final Variable m = x(new double[][] {{1, 2, 3}, {4, 5, 6}});

    @Test void arithmetic() {
        assertClose(F.sub(x(3), x(1)), 2);
        assertClose(F.sub(5, x(1)), 4);
        assertClose(F.div(6, x(4)), 1.5);
        assertClose(F.div(x(6), 4), 1.5);
        assertClose(F.pow(2, x(3)), 8);
        assertClose(F.pow(x(3), 2), 9);
        assertClose(F.neg(x(3)), -3);
        assertGradients(F::mul, randn(2, 3), randn(3));
        assertGradients(F::div, randn(2, 3), at(1, -2, 0.7));
        assertGradients(F::pow, at(0.3, 1.2, 2), at(1, -2, 0.7));
        assertGradients(v -> F.pow(2, v), at(1, -2, 0.7));
        assertGradients(v -> F.div(2, v), at(1, -2, 0.7));
        assertRefused("mul: expected shapes that broadcast, but found (2,) and (3,)",
                () -> F.mul(x(1, 2), x(1, 2, 3)));
    }

    @Test void reshapeAndTranspose() {
        assertEquals(Shape.of(3, 2), F.reshape(m, 3, -1).shape());
        assertSame(m, F.reshape(m, 2, 3));
        assertClose(F.transpose(m), 1, 4, 2, 5, 3, 6);
        assertGradients(v -> F.transpose(F.reshape(v, 3, 2, 4), 2, 0, 1).pow(3), randn(2, 3, 4));
        assertRefused("reshape: expected 6 elements, but (4, 2) has 8", () -> F.reshape(m, 4, 2));
    }

    @Test void concat() {
        assertClose(F.concat(List.of(m, m)), 1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6);
        assertEquals(Shape.of(4, 3), F.concat(List.of(m, m), -2).shape());
        assertGradients((a, b) -> F.concat(List.of(a, b), 0).pow(3), randn(2, 3), randn(1, 3));
        assertRefused("concat: expected x0.shape[0] == x1.shape[0], but 2 != 3",
                () -> F.concat(List.of(m, empty(3, 3)), 1));
    }

    @Test void getItem() {
        assertClose(F.getItem(m, 1), 4, 5, 6);
        assertClose(F.getItem(m, "::-1", 0), 4, 1);
        assertClose(F.getItem(m, ints(new int[] {0, 0}), ints(new int[] {2, 1})), 3, 2);
        assertGradients(v -> F.getItem(v, ints(new int[] {0, 0, 1})).pow(3), randn(2, 3));
    }

    @Test void broadcastToAndSumTo() {
        assertEquals(Shape.of(4, 2, 3), F.broadcastTo(m, 4, 2, 3).shape());
        assertClose(F.sumTo(m, 1, 3), 5, 7, 9);
        assertGradients(v -> F.broadcastTo(v, 2, 4, 3).pow(3), randn(4, 1));
        assertGradients(v -> F.sumTo(v, 3, 1).pow(3), randn(2, 3, 4));
    }

    @Test void cast() {
        assertEquals(DType.FLOAT64, F.cast(m, DType.FLOAT64).dtype());
        Variable v = x(1, 2);
        F.cast(v, DType.FLOAT64).pow(2).sum().backward();
        assertEquals(DType.FLOAT32, v.grad().dtype());
        assertClose(v.grad(), 2, 4);
    }
}
