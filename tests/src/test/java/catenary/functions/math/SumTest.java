package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import org.junit.jupiter.api.Test;

class SumTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {4, 5, 6}});

    @Test void values() {
        assertClose(F.sum(x), 21);
        assertClose(F.sum(x, 0), 5, 7, 9);
        assertEquals(Shape.of(2, 1), F.sum(x, o -> o.axis(-1).keepdims(true)).shape());
        assertClose(F.sum(empty(0, 3)), 0);
    }

    @Test void gradients() {
        assertGradients(v -> F.sum(v.mul(v), 0, 2), randn(2, 3, 4));
        assertGradients(v -> F.sum(v.mul(v), o -> o.axis(1).keepdims(true)), randn(2, 3));
    }

    @Test void refusesAnAxisNamedTwice() {
        assertThrows(IllegalArgumentException.class, () -> F.sum(x, 1, -1));
    }

    @Test void refusesIntegers() {
        assertFloatsOnly("sum", v -> F.sum(v));
    }
}
