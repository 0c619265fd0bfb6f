package catenary.functions.connection;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LinearTest {

    private final Variable W = x(new double[][] {{3, 4}, {5, 6}});

    @Test void values() {
        assertClose(F.linear(x(new double[][] {{1, 2}}), W, x(10, 20)), 21, 37);
        assertClose(F.linear(x(new double[][] {{1, 2}}), W), 11, 17);
    }

    @Test void theRestOfTheShapeIsReadAsOneAxis() {
        assertEquals(Shape.of(3, 2), F.linear(empty(3, 1, 2), W).shape());
        assertEquals(Shape.of(3, 1, 2), F.linear(empty(3, 1, 2), W, null, 2).shape());
        assertEquals(Shape.of(3, 1, 2), F.linear(empty(3, 1, 2), W, 2).shape());
        assertEquals(Shape.of(0, 2), F.linear(empty(0, 2), W, x(1, 2)).shape());
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 4) int n,
            @ForAll @IntRange(min = 1, max = 4) int in, @ForAll @IntRange(min = 1, max = 4) int out) {
        GradientCheck.ofMany(v -> F.linear(v[0], v[1], v[2])).order(2).at(randn(n, in), randn(out, in), randn(out));
        GradientCheck.ofMany(v -> F.linear(v[0], v[1], v[2], 2)).order(2).at(randn(2, n, in), randn(out, in),
                randn(out));
        assertGradients((a, b) -> F.linear(a, b), randn(n, in), randn(out, in));
    }

    @Test void aConstantInputCostsNoGradient() {
        Variable x = Variable.constant(x(new double[][] {{1, 2}}).array());
        F.linear(x, W).sum().backward();
        assertNull(x.grad());
        assertClose(W.grad(), 1, 2, 1, 2);
    }

    @Test void refusesShapesThatDoNotFit() {
        assertRefused("linear: expected x.shape[1] == W.shape[1], but 3 != 2", () -> F.linear(empty(1, 3), W));
        assertRefused("linear: expected b.shape[0] == W.shape[0], but 3 != 2",
                () -> F.linear(empty(1, 2), W, x(1, 2, 3)));
        assertRefused("linear: expected 1 <= nBatchAxes < x.rank, but found 2",
                () -> F.linear(empty(1, 2), W, null, 2));
        assertRefused("linear: expected W.dtype to be a float, but found int32",
                () -> F.linear(empty(1, 2), Variable.constant(ints(new int[2][2]))));
    }
}
