package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertFloatsOnly;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.expr.DType;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CumsumTest {

    private final Variable x = x(new double[][] {{1, 2, 3}, {4, 5, 6}});

    @Test void values() {
        assertClose(F.cumsum(x), 1, 3, 6, 10, 15, 21);
        assertClose(F.cumsum(x, 0), 1, 2, 3, 5, 7, 9);
        assertClose(F.cumsum(x, -1), 1, 3, 6, 4, 9, 15);
    }

    @Test void whatFollowsDoesNotMatter() {
        assertClose(F.cumsum(x(1, Double.POSITIVE_INFINITY, 2, Double.NaN)), 1, Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY, Double.NaN);
    }

    @Test void shapesAndDtypes() {
        assertEquals(Shape.of(0), F.cumsum(empty(2, 0)).shape());
        assertEquals(Shape.of(2, 0), F.cumsum(empty(2, 0), 1).shape());
        assertEquals(Shape.of(1), F.cumsum(x.sum()).shape());
        Variable half = new Variable(x.array().astype(DType.FLOAT16));
        assertEquals(DType.FLOAT16, F.cumsum(half, 1).dtype());
        assertClose(F.cumsum(half, 1), 1, 3, 6, 4, 9, 15);
    }

    @Property(tries = 20) void everyElementIsTheSumUpToIt(@ForAll @ArrayOf(shape = {37}) NDArray x) {
        double[] values = x.toDoubleArray();
        double[] sums = F.cumsum(new Variable(x)).array().toDoubleArray();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i];
            assertEquals(sum, sums[i], 1e-12);
        }
    }

    @Property(tries = 15) void gradients(@ForAll @ArrayOf(minRank = 1, maxRank = 3) NDArray x) {
        for (int axis = 0; axis < x.rank(); axis++) {
            int a = axis;
            assertGradients(v -> F.cumsum(v, a).pow(2), x);
        }
        assertGradients(v -> F.cumsum(v).pow(2), x);
    }

    @Test void refusesIntegersAndWrongAxes() {
        assertFloatsOnly("cumsum", F::cumsum);
        assertRefused("cumsum: expected -2 <= axis < 2 for x of rank 2, but axis = 2", () -> F.cumsum(x, 2));
    }
}
