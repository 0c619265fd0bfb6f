package catenary.functions.connection;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.FunctionNode;
import catenary.autograd.Inputs;
import catenary.autograd.Variable;
import java.util.Arrays;
import java.util.function.Consumer;

/// Channels moved, each group of them by another offset of a window: what a convolution does before it mixes channels.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(N, C, H, W)` with `C >= kh kw` | float |
/// | returns | that of `x` | that of `x` |
///
/// Channels are divided into `kh kw` equal groups, of which the last gets what is left over. The group of row `i` and column
/// `j` of the window moves down by `(i - kh / 2) dilate` and right by `(j - kw / 2) dilate`, and zeros follow; the middle of
/// the window, where nothing moves, and the last group change places. The gradient moves back.
///
/// ```jshell
/// jshell> F.shift(variable(1, 2, 3, 4, 5, 6, 7, 8, 9).reshape(1, 3, 1, 3), o -> o.ksize(1, 3))
/// $1 ==> variable([[[[2., 3., 0.]],
///
///                   [[0., 4., 5.]],
///
///                   [[7., 8., 9.]]]])
/// ```
///
/// Source: [Wu et al. (2018)](https://arxiv.org/abs/1711.08141).
public final class Shift extends FunctionNode.Unary {

    /// The window, by default 3 x 3 without gaps; one number for both axes, or height and width.
    public static final class Options {
        private int[] ksize = {3};
        private int[] dilate = {1};

        /// Lengths of the window, odd ones; 3 if not given.
        public Options ksize(int... ksize) {
            this.ksize = ksize;
            return this;
        }

        /// How far apart the offsets are; 1 if not given.
        public Options dilate(int... dilate) {
            this.dilate = dilate;
            return this;
        }
    }

    private final int[] ksize;
    private final int[] step; // negative ones move back

    private Shift(int[] ksize, int[] step) {
        super(Retain.NOTHING);
        this.ksize = ksize;
        this.step = step;
    }

    public static Variable shift(Variable x) {
        return shift(x, _ -> {});
    }

    /// With a window of `ksize x ksize`.
    public static Variable shift(Variable x, int ksize) {
        return shift(x, o -> o.ksize(ksize));
    }

    /// @throws IllegalArgumentException if `x` is not float `(N, C, H, W)`, has fewer channels than the window has places, or
    ///                                  the window has no middle
    public static Variable shift(Variable x, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        return new Shift(both("ksize", o.ksize), both("dilate", o.dilate)).apply(x);
    }

    private static int[] both(String name, int[] values) {
        if (values.length < 1 || values.length > 2 || Arrays.stream(values).anyMatch(v -> v < 1)) {
            throw new IllegalArgumentException("shift: expected " + name + " >= 1, one number or two, but found "
                    + Arrays.toString(values));
        }
        return new int[] {values[0], values[values.length - 1]};
    }

    @Override protected void check(Inputs in) {
        in.isFloat(0).rank(0, 4);
        in.require(ksize[0] % 2 == 1 && ksize[1] % 2 == 1, "odd ksize", Arrays.toString(ksize));
        int places = ksize[0] * ksize[1];
        in.require(in.get(0).shape().axis(1) >= places, "x.shape[1] >= " + places,
                in.get(0).shape().axis(1) + " < " + places);
    }

    @Override protected NDArray forward(NDArray x) {
        NDArray y = NDArray.zeros(x.device(), x.dtype(), x.shape());
        int channels = x.shape().axis(1);
        int places = ksize[0] * ksize[1];
        int group = channels / places;
        for (int i = 0; i < places; i++) {
            int place = i == places / 2 ? places - 1 : i == places - 1 ? places / 2 : i;
            int down = (place / ksize[1] - ksize[0] / 2) * step[0];
            int right = (place % ksize[1] - ksize[1] / 2) * step[1];
            int count = i < places - 1 ? group : channels - i * group;
            NDArray from = part(x, i * group, count, -down, -right);
            if (from.size() > 0) {
                part(y, i * group, count, down, right).assign(from);
            }
        }
        return y;
    }

    /// Some channels of the pixels that remain inside when images move that far.
    private static NDArray part(NDArray x, int channel, int channels, int down, int right) {
        int[] d = x.shape().toArray();
        d[1] = channels;
        d[2] = Math.max(0, d[2] - Math.abs(down));
        d[3] = Math.max(0, d[3] - Math.abs(right));
        int at = x.offset() + channel * x.stride(1) + Math.max(0, down) * x.stride(2)
                + Math.max(0, right) * x.stride(3);
        return x.view(Shape.of(d), at, x.strides());
    }

    @Override protected Variable backward(Variable gy) {
        return new Shift(ksize, new int[] {-step[0], -step[1]}).apply(gy);
    }
}
