package catenary.functions.array;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Create;
import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.GetItem;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import java.util.Arrays;
import java.util.function.Consumer;

/// Images in another size.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, H, W)` | float |
/// | `outputShape` | height and width | |
/// | returns | `(N, C, oH, oW)` | that of `x` |
///
/// With `mode("bilinear")`, the default, pixel `i` of `oH` is read at `i (H - 1) / (oH - 1)`, so that the corners are those of
/// `x`; with `alignCorners(false)` at `(i + 1/2) H / oH - 1/2`, or at 0 if that is less: the mean of the pixels above and below,
/// weighted by nearness. With `mode("nearest")` it is pixel `i H / oH`, rounded down. Columns likewise.
///
/// A composite: each axis is two gathers and their weighted mean.
///
/// ```jshell
/// jshell> F.resizeImages(variable(new float[][][][] {{{{1, 2}, {3, 4}}}}), 3, 3)
/// $1 ==> variable([[[[1. , 1.5, 2. ],
///                    [2. , 2.5, 3. ],
///                    [3. , 3.5, 4. ]]]])
/// ```
public final class ResizeImages {

    private static final String NAME = "resizeImages";
    private static final Pointwise BETWEEN =
            pointwise(NAME, (low, high, t) -> low.add(high.sub(low).mul(t)));

    private enum Mode {
        BILINEAR,
        NEAREST
    }

    /// What can be chosen beside `x` and `outputShape`.
    public static final class Options {
        private Mode mode = Mode.BILINEAR;
        private boolean alignCorners = true;

        /// `"bilinear"`, the default, or `"nearest"`.
        ///
        /// @throws IllegalArgumentException for anything else
        public Options mode(String mode) {
            this.mode = switch (mode) {
                case "bilinear" -> Mode.BILINEAR;
                case "nearest" -> Mode.NEAREST;
                default -> throw new IllegalArgumentException(
                        NAME + ": expected mode to be one of bilinear, nearest, but found " + mode);
            };
            return this;
        }

        /// Whether the centres of the corner pixels stay where they are (the default), or the corners themselves. For
        /// bilinear.
        public Options alignCorners(boolean alignCorners) {
            this.alignCorners = alignCorners;
            return this;
        }
    }

    private ResizeImages() {}

    public static Variable resizeImages(Variable x, int... outputShape) {
        return resizeImages(x, outputShape, _ -> {});
    }

    /// @throws IllegalArgumentException if `x` is not float (N, C, H, W) with pixels, or `outputShape` not two positive numbers
    public static Variable resizeImages(Variable x, int[] outputShape, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        if (!x.dtype().isFloat() || x.rank() != 4 || x.shape().axis(2) == 0 || x.shape().axis(3) == 0) {
            throw new IllegalArgumentException(
                    NAME + ": expected float x (N, C, H, W) with pixels\n  x: " + x.array().describe());
        }
        if (outputShape.length != 2 || outputShape[0] < 1 || outputShape[1] < 1) {
            throw new IllegalArgumentException(NAME + ": expected outputShape to be two positive numbers, but found "
                    + Arrays.toString(outputShape));
        }
        return along(3, along(2, x, outputShape[0], o), outputShape[1], o);
    }

    private static Variable along(int axis, Variable x, int length, Options o) {
        int last = x.shape().axis(axis) - 1;
        int[] low = new int[length];
        int[] high = new int[length];
        double[] weight = new double[length];
        for (int i = 0; i < length; i++) {
            double at = o.mode == Mode.NEAREST
                    ? Math.floorDiv((long) i * (last + 1), length)
                    : o.alignCorners
                            ? (length == 1 ? 0 : (double) i * last / (length - 1))
                            : Math.max(0, (i + 0.5) * (last + 1) / length - 0.5);
            low[i] = Math.min((int) at, last);
            high[i] = Math.min(low[i] + 1, last);
            weight[i] = at - low[i];
        }
        Variable lower = at(x, axis, low);
        if (o.mode == Mode.NEAREST) {
            return lower;
        }
        Shape shape = axis == 2 ? Shape.of(length, 1) : Shape.of(length);
        NDArray t = Create.of(x.device(), x.dtype(), shape, weight);
        return BETWEEN.on(lower, at(x, axis, high), Variable.constant(t));
    }

    private static Variable at(Variable x, int axis, int[] positions) {
        NDArray p = Create.of(x.device(), Shape.of(positions.length), positions);
        return axis == 2 ? GetItem.getItem(x, Index.all(), Index.all(), p) : GetItem.getItem(x, Index.ellipsis(), p);
    }
}
