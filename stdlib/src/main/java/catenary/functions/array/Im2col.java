package catenary.functions.array;

import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import catenary.functions.sampling.Unfold;
import catenary.functions.sampling.Windows;
import java.util.Arrays;
import java.util.function.Consumer;

/// The patches of images that windows of `ksize` see, as channels.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, H, W)` | float |
/// | `ksize` | one number, or height and width | |
/// | returns | `(N, C kh kw, oH, oW)` | that of `x` |
///
/// Channel `(c kh + i) kw + j` has, at `(p, q)`, pixel `(p stride - pad + i dilate, q stride - pad + j dilate)` of channel
/// `c`, or 0 outside the image. For the sizes see [Windows].
///
/// ```jshell
/// jshell> F.im2col(variable(new float[][][][] {{{{1, 2, 3}}}}), new int[] {1, 2})
/// $1 ==> variable([[[[1., 2.]],
///
///                   [[2., 3.]]]])
/// ```
public final class Im2col {

    /// What can be chosen beside `x` and `ksize`; one number for both axes, or height and width.
    public static final class Options {
        private int[] stride = {1};
        private int[] pad = {0};
        private int[] dilate = {1};
        private boolean coverAll;

        /// How far apart windows begin; 1 if not given.
        public Options stride(int... stride) {
            this.stride = stride;
            return this;
        }

        /// How many zeros are put on either side; 0 if not given.
        public Options pad(int... pad) {
            this.pad = pad;
            return this;
        }

        /// How far apart the pixels of a window are; 1 if not given.
        public Options dilate(int... dilate) {
            this.dilate = dilate;
            return this;
        }

        /// Whether every pixel is in some window, with windows that hang over the edge; false if not given.
        public Options coverAll(boolean coverAll) {
            this.coverAll = coverAll;
            return this;
        }
    }

    private Im2col() {}

    public static Variable im2col(Variable x, int... ksize) {
        return im2col(x, ksize, _ -> {});
    }

    public static Variable im2col(Variable x, int ksize, Consumer<Options> options) {
        return im2col(x, new int[] {ksize}, options);
    }

    /// @throws IllegalArgumentException if `x` is not float `(N, C, H, W)` or there is no room for a window
    public static Variable im2col(Variable x, int[] ksize, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        if (!x.dtype().isFloat() || x.rank() != 4) {
            throw new IllegalArgumentException(
                    "im2col: expected float x (N, C, H, W)\n  x: " + x.array().describe());
        }
        int[] d = x.shape().toArray();
        Windows w = Windows.over("im2col", Arrays.copyOfRange(d, 2, 4), ksize, o.stride, o.pad, o.dilate, o.coverAll);
        int[] count = w.count();
        return Reshape.reshape(Unfold.unfold(x, w), d[0], d[1] * w.volume(), count[0], count[1]);
    }
}
