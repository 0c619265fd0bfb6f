package catenary.functions.sampling;

import static catenary.functions.Given.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.checking.GradientCheck;
import catenary.expr.DType;
import catenary.functions.Given;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WindowsTest {

    private static final int[] ONE = {1};
    private static final int[] NONE = {0};

    private static NDArray arange(int... shape) {
        return Create.arange(Given.device(), DType.FLOAT64, 0, Shape.of(shape).size(), 1).reshape(shape);
    }

    private static int count(int size, int k, int stride, int pad, int dilate, boolean coverAll) {
        return Windows.over("f", new int[] {size}, new int[] {k}, new int[] {stride}, new int[] {pad},
                new int[] {dilate}, coverAll).count()[0];
    }

    @Test void sizes() {
        assertEquals(5, count(7, 3, 1, 0, 1, false));
        assertEquals(7, count(7, 3, 1, 1, 1, false));
        assertEquals(3, count(8, 3, 2, 0, 1, false));
        assertEquals(4, count(8, 3, 2, 0, 1, true));
        assertEquals(3, count(7, 3, 1, 0, 2, false));
        assertEquals(1, count(1, 2, 2, 0, 1, true));
    }

    @Test void withoutPaddingWindowsAreTheArrayItself() {
        NDArray x = arange(2, 5);
        Windows w = Windows.over("f", new int[] {5}, new int[] {3}, ONE, NONE, ONE, false);
        NDArray y = w.of(x, 0);
        assertSame(x.storage(), y.storage());
        assertEquals(Shape.of(2, 3, 3), y.shape());
        assertArrayEquals(new double[] {0, 1, 2, 1, 2, 3, 2, 3, 4}, y.get(0).toDoubleArray());
        assertArrayEquals(new int[] {1}, w.windowAxes(x.rank()));
        assertArrayEquals(new double[] {2, 3, 4, 7, 8, 9}, y.max(w.windowAxes(x.rank())).toDoubleArray());
    }

    @Test void paddingIsWhatItIsSaidToBe() {
        Windows w = Windows.over("f", new int[] {2}, new int[] {2}, ONE, ONE, ONE, false);
        assertArrayEquals(new double[] {-7, 0, 1, 0, 1, -7}, w.of(arange(2), -7).toDoubleArray());
    }

    @Test void elementsThatNoWindowReachesGetNothing() {
        Windows w = Windows.over("f", new int[] {5}, new int[] {1}, new int[] {3}, NONE, ONE, false);
        assertArrayEquals(new double[] {0, 0, 0, 3, 0}, w.sum(w.of(arange(5), 0)).toDoubleArray());
    }

    @Property(tries = 60) void everyElementIsWhereTheFormulaSays(@ForAll @IntRange(min = 1, max = 6) int size,
            @ForAll @IntRange(min = 1, max = 3) int k, @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(max = 2) int pad, @ForAll @IntRange(min = 1, max = 2) int dilate,
            @ForAll boolean coverAll) {
        Assume.that(size + 2 * pad >= (k - 1) * dilate + 1);
        Windows w = windows(size, k, stride, pad, dilate, coverAll);
        NDArray x = arange(2, 3, size).add(1);
        double[] y = w.of(x, -1).toDoubleArray();
        int o = w.count()[1];
        int at = 0;
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < k; j++) {
                    for (int p = 0; p < 2; p++) {
                        for (int q = 0; q < o; q++) {
                            int column = q * stride - pad + j * dilate;
                            double expected = column < 0 || column >= size ? -1 : (c * 3 + i + p) * size + column + 1;
                            assertEquals(expected, y[at++]);
                        }
                    }
                }
            }
        }
        assertEquals(y.length, at);
    }

    private static Windows windows(int size, int k, int stride, int pad, int dilate, boolean coverAll) {
        return Windows.over("f", new int[] {3, size}, new int[] {2, k}, new int[] {1, stride}, new int[] {0, pad},
                new int[] {1, dilate}, coverAll);
    }

    @Property(tries = 60) void sumIsTheAdjoint(@ForAll @IntRange(min = 1, max = 6) int size,
            @ForAll @IntRange(min = 1, max = 3) int k, @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(max = 2) int pad, @ForAll @IntRange(min = 1, max = 2) int dilate,
            @ForAll boolean coverAll) {
        Assume.that(size + 2 * pad >= (k - 1) * dilate + 1);
        Windows w = windows(size, k, stride, pad, dilate, coverAll);
        var random = new Generator(3);
        NDArray x = random.randn(Given.device(), DType.FLOAT64, Shape.of(2, 3, size));
        NDArray y = w.of(x, 0);
        NDArray c = random.randn(Given.device(), DType.FLOAT64, y.shape());
        double expected = y.mul(c).sum().item();
        assertEquals(expected, x.mul(w.sum(c)).sum().item(), 1e-12 * (1 + Math.abs(expected)));
        assertTrue(w.sum(c).isContiguous());
    }

    @Test void unfoldAndFoldAreEachOthersGradient() {
        Windows w = windows(5, 3, 2, 1, 1, true);
        NDArray x = new Generator(3).randn(Given.device(), DType.FLOAT64, Shape.of(2, 3, 5));
        GradientCheck.of(v -> Unfold.unfold(v, w).pow(3)).order(3).at(x);
        GradientCheck.of(v -> Unfold.fold(v, w).pow(3)).order(2).at(w.of(x, 0).copy());
    }

    @Test void windowsCanBeCountedForTransposedConvolution() {
        int[] three = {3};
        assertArrayEquals(three, Windows.counted("f", new int[] {2}, three, new int[] {2}, ONE, ONE, null).size());
        assertArrayEquals(new int[] {4},
                Windows.counted("f", new int[] {2}, three, new int[] {2}, ONE, ONE, new int[] {4}).size());
        assertRefused("f: expected a result that has 2 windows along axis 0 of those slid over, but found length 5 with"
                + " ksize 3, stride 2, pad 1, dilate 1",
                () -> Windows.counted("f", new int[] {2}, three, new int[] {2}, ONE, ONE, new int[] {5}));
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("f: expected stride >= 1, one number or 1, but found [0]", () -> count(3, 1, 0, 0, 1, false));
        assertRefused("f: expected pad >= 0, one number or 1, but found [-1]", () -> count(3, 1, 1, -1, 1, false));
        assertRefused("f: expected ksize >= 1, one number or 2, but found [1, 1, 1]",
                () -> Windows.over("f", new int[] {2, 2}, new int[] {1, 1, 1}, ONE, NONE, ONE, false));
        assertRefused("f: expected room for a window, but axis 0 of those slid over has length 3 and padding 2 * 0, and"
                + " a window reaches over 5", () -> count(3, 3, 1, 0, 2, false));
    }
}
