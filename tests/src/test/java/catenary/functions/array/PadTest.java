package catenary.functions.array;

import static catenary.functions.Given.assertClose;
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
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PadTest {

    private final Variable x = x(1, 2, 4, 8);
    private final Variable m = x(new double[][] {{1, 2, 3}, {4, 5, 6}});
    private final int[] two = {2, 3};

    @Test void constants() {
        assertClose(F.pad(x, 1, "constant"), 0, 1, 2, 4, 8, 0);
        assertClose(F.pad(m, new int[][] {{1, 0}, {0, 1}}, "constant",
                o -> o.constantValues(new double[][] {{7, 8}, {9, 5}})), 7, 7, 7, 5, 1, 2, 3, 5, 4, 5, 6, 5);
        assertClose(F.pad(m, 1, "constant", o -> o.constantValues(new double[][] {{1, 2}, {3, 4}})), 3, 1, 1, 1, 4, 3,
                1, 2, 3, 4, 3, 4, 5, 6, 4, 3, 2, 2, 2, 4);
        assertClose(F.pad(x(1), 1, "constant", o -> o.constantValues(2)), 2, 1, 2);
        assertEquals(Shape.of(2, 2), F.pad(empty(0, 0), 1, "constant").shape());
        assertEquals(Shape.of(6), F.pad(x, 1, "empty").shape());
        assertClose(F.pad(x.sum(), 1, "constant"), 15);
    }

    @Test void edgesAndRamps() {
        assertClose(F.pad(x, 2, "edge"), 1, 1, 1, 2, 4, 8, 8, 8);
        assertClose(F.pad(x, two, "linear_ramp", o -> o.endValues(new double[] {5, -4})), 5, 3, 1, 2, 4, 8, 4, 0, -4);
        assertClose(F.pad(m, 1, "linear_ramp"), 0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 4, 5, 6, 0, 0, 0, 0, 0, 0);
    }

    @Test void statistics() {
        assertClose(F.pad(m, new int[][] {{1, 0}, {0, 1}}, "maximum"), 4, 5, 6, 6, 1, 2, 3, 3, 4, 5, 6, 6);
        assertClose(F.pad(x, 2, "maximum", o -> o.statLength(2)), 2, 2, 1, 2, 4, 8, 8, 8);
        assertClose(F.pad(x, new int[] {1, 2}, "minimum", o -> o.statLength(new int[] {3, 1})), 1, 1, 2, 4, 8, 8, 8);
        assertClose(F.pad(x, 1, "mean"), 3.75, 1, 2, 4, 8, 3.75);
        assertClose(F.pad(x, 1, "median"), 3, 1, 2, 4, 8, 3);
        assertClose(F.pad(x, 1, "median", o -> o.statLength(3)), 2, 1, 2, 4, 8, 4);
        assertClose(F.pad(m, 1, "median"), 3.5, 2.5, 3.5, 4.5, 3.5, 2, 1, 2, 3, 2, 5, 4, 5, 6, 5, 3.5, 2.5, 3.5, 4.5,
                3.5);
        double inf = Double.POSITIVE_INFINITY;
        assertClose(F.pad(x(3, inf, 3, 3, 1), new int[] {1, 0}, "median"), 3, 3, inf, 3, 3, 1);
    }

    @Test void mirrors() {
        assertClose(F.pad(x, two, "reflect"), 4, 2, 1, 2, 4, 8, 4, 2, 1);
        assertClose(F.pad(x(1, 2, 4), new int[] {5, 3}, "reflect"), 2, 1, 2, 4, 2, 1, 2, 4, 2, 1, 2);
        assertClose(F.pad(x, two, "symmetric"), 2, 1, 1, 2, 4, 8, 8, 4, 2);
        assertClose(F.pad(m, new int[][] {{1, 0}, {1, 1}}, "reflect"), 5, 4, 5, 6, 5, 2, 1, 2, 3, 2, 5, 4, 5, 6, 5);
        assertClose(F.pad(x(3), 2, "reflect", o -> o.reflectType("odd")), 3, 3, 3, 3, 3);
        assertClose(F.pad(x(3), 2, "symmetric"), 3, 3, 3, 3, 3);
    }

    @Test void oddMirrors() {
        assertClose(F.pad(x, two, "reflect", o -> o.reflectType("odd")), -2, 0, 1, 2, 4, 8, 12, 14, 15);
        assertClose(F.pad(x, two, "symmetric", o -> o.reflectType("odd")), 0, 1, 1, 2, 4, 8, 8, 12, 14);
        assertClose(F.pad(x(1, 2), new int[] {4, 5}, "symmetric", o -> o.reflectType("odd")), -1, 0, 0, 1, 1, 2, 2, 3,
                3, 4, 4);
        assertClose(F.pad(x(1, 2, 5), new int[] {4, 5}, "reflect", o -> o.reflectType("odd")), -7, -6, -3, 0, 1, 2, 5,
                8, 9, 10, 13, 16);
        double inf = Double.POSITIVE_INFINITY;
        assertClose(F.pad(x(1, 2, inf), new int[] {1, 0}, "reflect", o -> o.reflectType("odd")), 0, 1, 2, inf);
    }

    @Test void theOtherEnd() {
        assertClose(F.pad(x, two, "wrap"), 4, 8, 1, 2, 4, 8, 1, 2, 4);
        assertClose(F.pad(x(1, 2, 3), new int[] {4, 5}, "wrap"), 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2);
    }

    @Test void dtypes() {
        Variable half = new Variable(x.array().astype(DType.FLOAT16));
        for (String mode : new String[] {"constant", "linear_ramp", "mean", "median", "symmetric"}) {
            assertEquals(DType.FLOAT16, F.pad(half, 1, mode).dtype());
        }
    }

    @Test void thePaddingCountsInTheGradient() {
        F.pad(x, two, "edge").sum().backward();
        assertClose(x.grad(), 3, 1, 1, 4);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(shape = {3, 4}) NDArray x,
            @ForAll @IntRange(max = 6) int before, @ForAll @IntRange(max = 6) int behind) {
        int[][] width = {{behind, before}, {before, behind}};
        for (String mode : new String[] {"constant", "edge", "linear_ramp", "mean", "reflect", "symmetric", "wrap"}) {
            assertGradients(v -> F.pad(v, width, mode).pow(2), x);
        }
        assertGradients(v -> F.pad(v, width, "reflect", o -> o.reflectType("odd")).pow(2), x);
        assertGradients(v -> F.pad(v, width, "symmetric", o -> o.reflectType("odd")).pow(2), x);
        assertGradients(v -> F.pad(v, width, "mean", o -> o.statLength(2)).pow(2), x);
    }

    @Property(tries = 5) void gradientsOfWhatDependsOnOrder(@ForAll @IntRange(max = 3) int before) {
        NDArray x = x(3, -1, 7, 4, 10, 1).array().astype(DType.FLOAT64).reshape(2, 3);
        int[] width = {before, 2};
        for (String mode : new String[] {"maximum", "minimum", "median"}) {
            assertGradients(v -> F.pad(v, width, mode, o -> o.statLength(2)).pow(2), x);
            assertGradients(v -> F.pad(v, width, mode).pow(2), x);
        }
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("pad: expected padWidth >= 0, one number, a pair, or a pair for each axis, but found [[-1, -1]]",
                () -> F.pad(x, -1, "constant"));
        assertRefused("pad: expected padWidth >= 0, one number, a pair, or a pair for each axis, but found"
                + " [[1, 1], [1, 1]]", () -> F.pad(x, new int[][] {{1, 1}, {1, 1}}, "edge"));
        assertRefused("pad: expected mode constant, edge, linear_ramp, maximum, mean, median, minimum, reflect,"
                + " symmetric, wrap or empty, but found mirror", () -> F.pad(x, 1, "mirror"));
        assertRefused("pad: expected constantValues with mode constant only, but found it with edge",
                () -> F.pad(x, 1, "edge", o -> o.constantValues(1)));
        assertRefused("pad: expected reflectType even or odd, but found both",
                () -> F.pad(x, 1, "reflect", o -> o.reflectType("both")));
        assertRefused("pad: expected statLength >= 1, one number, a pair, or a pair for each axis, but found [[0, 0]]",
                () -> F.pad(x, 1, "mean", o -> o.statLength(0)));
        assertRefused("pad: expected constantValues to be one number, a pair, or a pair for each axis, but found"
                + " [[1.0, 2.0, 3.0]]", () -> F.pad(x, 1, "constant", o -> o.constantValues(new double[] {1, 2, 3})));
        assertRefused("pad: expected elements along axis 0 to pad with in mode edge", () -> F.pad(empty(0), 1, "edge"));
    }
}
