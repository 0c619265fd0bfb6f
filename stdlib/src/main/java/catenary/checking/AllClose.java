package catenary.checking;

import catenary.array.NDArray;
import java.util.Arrays;

/// Arrays held against those that were expected: Chainer's `testing.assert_allclose`.
///
/// ```java
/// assertAllClose(y.array(), expected);                // |y - expected| <= 1e-5 + 1e-4 |expected|
/// assertAllClose(y.array(), expected, 0, 1e-3);
/// ```
public final class AllClose {

    private static final double ATOL = 1e-5;
    private static final double RTOL = 1e-4;

    private AllClose() {}

    /// The same within 1e-5 and a ten thousandth.
    ///
    /// @throws AssertionError if they are not
    public static void assertAllClose(NDArray x, NDArray y) {
        assertAllClose(x, y, ATOL, RTOL);
    }

    /// Fails unless `|x - y| <= atol + rtol |y|` everywhere. Dtypes and devices may differ; NaN is NaN, and infinities are
    /// equal or not.
    ///
    /// @param x what was found
    /// @param y what was expected
    /// @throws AssertionError that shows how many elements are apart, and those that are most
    public static void assertAllClose(NDArray x, NDArray y, double atol, double rtol) {
        if (!x.shape().equals(y.shape())) {
            throw new AssertionError("assertAllClose: expected " + y.describe() + ", but found " + x.describe());
        }
        double[] found = x.toDoubleArray();
        double[] expected = y.toDoubleArray();
        int count = 0;
        int worst = -1;
        double most = -1;
        for (int i = 0; i < found.length; i++) {
            double apart = apart(found[i], expected[i]);
            double excess = apart - (atol + rtol * Math.abs(expected[i]));
            if (apart > 0 && !(excess <= 0)) {
                count++;
                double measure = Double.isNaN(excess) ? Double.POSITIVE_INFINITY : excess;
                if (measure > most) {
                    most = measure;
                    worst = i;
                }
            }
        }
        if (count > 0) {
            throw new AssertionError("assertAllClose: expected arrays within atol " + atol + " and rtol " + rtol
                    + ", but " + count + " of " + found.length + " elements are apart\n  worst: element "
                    + Arrays.toString(place(worst, x.shape().toArray())) + " is " + found[worst] + ", expected "
                    + expected[worst] + "\n  found: " + x.describe() + "\n  expected: " + y.describe());
        }
    }

    /// 0 for equal numbers, NaN and infinities among them.
    private static double apart(double a, double b) {
        return a == b || Double.isNaN(a) && Double.isNaN(b) ? 0
                : Double.isFinite(a) && Double.isFinite(b) ? Math.abs(a - b) : Double.POSITIVE_INFINITY;
    }

    private static int[] place(int flat, int[] lengths) {
        int[] place = new int[lengths.length];
        for (int axis = lengths.length - 1; axis >= 0; axis--) {
            place[axis] = flat % lengths[axis];
            flat /= lengths[axis];
        }
        return place;
    }
}
