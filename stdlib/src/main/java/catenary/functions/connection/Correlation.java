package catenary.functions.connection;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.functions.sampling.Windows;
import java.util.Arrays;
import java.util.function.Supplier;

/// The three products of convolution on arrays, for any number of axes, strides, dilations and groups; each is the adjoint
/// of another. They are all that [Convolution] needs.
///
/// A device may have convolutions of its own ([catenary.array.Device#correlate]). What it leaves to us,
/// `y[n, o, p] = sum over c, k of W[o, c, k] x[n, c, p stride - pad + k dilate]`, is a product of matrices once the windows
/// of `x` are laid out as columns. Only as much is copied as must be:
///
/// - Where windows begin at every place of the first axis, they are laid out along the other axes alone: what a window
///   has further along the first axis lies further along the same rows of the columns. One product for each place there,
///   on a shifted view, adds up to the result. That is a third of the copies for 3 x 3, none for 1 x 1 or sequences.
/// - Small images are put side by side, since one wide product is faster than many narrow ones.
/// - Columns are made for a few images at a time, which are still in the cache when they are read.
final class Correlation {

    private final Windows windows;
    private final int groups;

    Correlation(Windows windows, int groups) {
        this.windows = windows;
        this.groups = groups;
    }

    /// `(N, C, d...)` and `(O, C / groups, k...)` to `(N, O, o...)`; `b`, of length `O`, may be null.
    NDArray forward(NDArray x, NDArray W, NDArray b) {
        NDArray y = byDevice(x, W, null, images(x.length(), W.length(), windows.count()),
                () -> forwardByProducts(x, W, null));
        return y == null ? forwardByProducts(x, W, b) : plus(y, b);
    }

    /// The adjoint in `x`: `(N, O, o...)` and `(O, C / groups, k...)` to `(N, C, d...)`; `b`, of length `C`, may be null.
    NDArray data(NDArray gy, NDArray W, NDArray b) {
        NDArray x = byDevice(null, W, gy, images(gy.length(), W.shape().axis(1) * groups, windows.size()),
                () -> dataByProducts(gy, W, null));
        return x == null ? dataByProducts(gy, W, b) : plus(x, b);
    }

    /// The adjoint in `W`: `(N, C, d...)` and `(N, O, o...)` to `(O, C / groups, k...)`.
    NDArray weight(NDArray x, NDArray gy) {
        NDArray W = byDevice(x, null, gy, images(gy.shape().axis(1), x.shape().axis(1) / groups, windows.ksize()),
                () -> weightByProducts(x, gy));
        return W == null ? weightByProducts(x, gy) : W;
    }

    private NDArray byDevice(NDArray x, NDArray W, NDArray y, Shape result, Supplier<NDArray> products) {
        return (x == null ? y : x).device().correlate(x, W, y, result, windows.stride(), windows.pad(),
                windows.dilate(), groups, products);
    }

    private static NDArray plus(NDArray y, NDArray b) {
        if (b != null) {
            y.reshape(y.length(), b.length(), -1).addAssign(b.reshape(b.length(), 1));
        }
        return y;
    }

    private NDArray forwardByProducts(NDArray x, NDArray W, NDArray b) {
        int n = x.length();
        int out = W.length();
        NDArray y = NDArray.uninitialized(x.device(), x.dtype(), images(n, out, windows.count()));
        Columns columns = new Columns(windows, groups, x, x.shape().axis(1), true, 0);
        NDArray weights = columns.weights(W);
        for (int from = 0; from < n; from += columns.chunk) {
            NDArray u = columns.of(some(x, from, columns.chunk));
            NDArray part = some(y, from, columns.chunk);
            NDArray product = columns.product(part);
            if (b != null) {
                product.assign(b.reshape(groups, out / groups, 1));
            }
            for (int i = 0; i < columns.shifts; i++) {
                products(at(weights, 0, i), columns.shifted(u, i), b == null && i == 0 ? 0 : 1, product);
            }
            columns.put(product, part);
        }
        columns.recycle();
        return y;
    }

    private NDArray dataByProducts(NDArray gy, NDArray W, NDArray b) {
        Windows mirrored = windows.mirrored();
        if (mirrored != null && Columns.areLarge(windows) && W.size() < gy.size()) {
            return new Correlation(mirrored, groups).forwardByProducts(gy, mirrored(W), b);
        }
        int n = gy.length();
        int in = W.shape().axis(1) * groups;
        NDArray x = NDArray.uninitialized(gy.device(), gy.dtype(), images(n, in, windows.size()));
        if (b == null) {
            x.fill(0);
        } else {
            x.reshape(n, in, -1).assign(b.reshape(in, 1));
        }
        Columns columns = new Columns(windows, groups, gy, in, false, 0);
        NDArray weights = swapLast(at(columns.weights(W), 0, 0));
        for (int from = 0; from < n; from += columns.chunk) {
            NDArray g = some(gy, from, columns.chunk);
            NDArray u = columns.room(g.length());
            products(weights, columns.get(g), 0, u);
            windows.sumTo(some(x, from, columns.chunk), columns.windows(u, g.length()));
        }
        columns.recycle();
        return x;
    }

    private NDArray weightByProducts(NDArray x, NDArray gy) {
        int n = x.length();
        int out = gy.shape().axis(1);
        Columns columns = new Columns(windows, groups, x, x.shape().axis(1), true, out);
        NDArray sums = columns.sums(n, out);
        for (int from = 0; from < n; from += columns.chunk) {
            NDArray u = columns.of(some(x, from, columns.chunk));
            NDArray g = columns.get(some(gy, from, columns.chunk));
            NDArray target = some(sums, 0, g.length());
            for (int i = 0; i < columns.shifts; i++) {
                products(g, swapLast(columns.shifted(u, i)), from == 0 ? 0 : 1, at(target, 1, i));
            }
        }
        columns.recycle();
        return columns.kernel(sums);
    }

    private static Shape images(int n, int channels, int[] size) {
        int[] lengths = new int[size.length + 2];
        lengths[0] = n;
        lengths[1] = channels;
        System.arraycopy(size, 0, lengths, 2, size.length);
        return Shape.of(lengths);
    }

    /// `(O, C / groups, k...)` as `(C, O / groups, k...)` with every axis of the kernel reversed.
    private NDArray mirrored(NDArray W) {
        int[] d = W.shape().toArray();
        int axes = d.length - 2;
        int[] lengths = new int[axes + 3];
        int[] strides = new int[axes + 3];
        lengths[0] = groups;
        lengths[1] = d[1];
        lengths[2] = d[0] / groups;
        strides[0] = W.stride(0) * lengths[2];
        strides[1] = W.stride(1);
        strides[2] = W.stride(0);
        int offset = W.offset();
        for (int i = 0; i < axes; i++) {
            lengths[3 + i] = d[2 + i];
            strides[3 + i] = -W.stride(2 + i);
            offset += (d[2 + i] - 1) * W.stride(2 + i);
        }
        d[1] = lengths[2];
        d[0] = lengths[1] * groups;
        return W.view(Shape.of(lengths), offset, strides).reshape(Shape.of(d));
    }

    /// `out = a b + beta out` for stacks of stacks of matrices; `a` may lack the first axis.
    private static void products(NDArray a, NDArray b, double beta, NDArray out) {
        int[] all = out.shape().toArray();
        NDArray left = a.rank() == 4 ? a : a.broadcastTo(all[0], all[1], a.shape().axis(1), a.shape().axis(2));
        int one = all[0] < all[1] ? 0 : 1;
        for (int i = 0; i < all[one]; i++) {
            out.device().gemm(1, at(left, one, i), at(b, one, i), beta, at(out, one, i));
        }
    }

    private static NDArray swapLast(NDArray x) {
        int[] axes = new int[x.rank()];
        Arrays.setAll(axes, i -> i);
        axes[axes.length - 1] = axes.length - 2;
        axes[axes.length - 2] = axes.length - 1;
        return x.transpose(axes);
    }

    /// Up to `count` elements of the first axis.
    private static NDArray some(NDArray x, int from, int count) {
        int[] d = x.shape().toArray();
        d[0] = Math.min(count, d[0] - from);
        return x.view(Shape.of(d), x.offset() + from * x.stride(0), x.strides());
    }

    /// Element `i` of one axis.
    private static NDArray at(NDArray x, int axis, int i) {
        int[] d = new int[x.rank() - 1];
        int[] s = new int[d.length];
        for (int j = 0; j < d.length; j++) {
            d[j] = x.shape().axis(j < axis ? j : j + 1);
            s[j] = x.stride(j < axis ? j : j + 1);
        }
        return x.view(Shape.of(d), x.offset() + i * x.stride(axis), s);
    }
}
