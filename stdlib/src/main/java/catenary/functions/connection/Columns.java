package catenary.functions.connection;

import catenary.array.Device;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import catenary.functions.sampling.Windows;
import java.util.Arrays;

/// The windows of a few images as stacks of matrices, `(s, groups, K, L)`; see [Correlation] for why they look as they do.
///
/// Large images are a stack, `s` of them; small ones lie side by side in one matrix, `s = 1`. Results of a convolution have
/// the same form, `(s, groups, O / groups, T)`.
final class Columns {

    /// Places in a result from which on an image has products of its own. On one core a convolution of 512 channels of
    /// 4 x 4 takes 21 ms image by image and 13 ms side by side; of 64 channels of 8 x 8, 4.4 ms and 7 ms.
    private static final int LARGE = 64;

    /// Elements of columns that are made at a time.
    private static final int ROOM = 1 << 20;

    /// Number of images taken at a time.
    final int chunk;

    /// Number of products that add up to a result, one for each place of a window along the first axis, or 1.
    final int shifts;

    private final Windows laidOut;
    private final int groups;
    private final int rows; // K
    private final int length; // L of one image
    private final int places; // T of one image
    private final int step; // from the columns of one shift to those of the next
    private final boolean sideBySide;
    private final int[] kernel; // of W: (C / groups, k...)
    private final Device device;
    private final DType dtype;
    private NDArray room;

    /// For images of so many channels. `shifting` is false where columns are written, so that each element must be there
    /// once; `out` are the results' channels where the weights are summed, else 0.
    Columns(Windows windows, int groups, NDArray like, int channels, boolean shifting, int out) {
        boolean large = areLarge(windows);
        // Sums of 16-bit numbers are rounded once, hence not made of several products.
        boolean inRows = shifting && large && windows.stride()[0] == 1 && like.dtype().bytes() > 2;
        this.groups = groups;
        device = like.device();
        dtype = like.dtype();
        laidOut = inRows ? windows.slices() : windows;
        sideBySide = !large;
        kernel = joined(new int[] {channels / groups}, windows.ksize());
        places = Shape.of(windows.count()).size();
        length = Shape.of(laidOut.count()).size();
        rows = kernel[0] * laidOut.volume();
        shifts = inRows ? windows.ksize()[0] : 1;
        step = inRows ? windows.dilate()[0] * (length / laidOut.count()[0]) : 0;
        long image = (long) groups * rows * length + (sideBySide ? 0 : (long) out * rows * shifts);
        int images = Math.max(1, like.length());
        int fitting = Math.clamp(ROOM / Math.max(1, image), 1, images);
        int chunks = (images + fitting - 1) / fitting;
        chunk = (images + chunks - 1) / chunks;
    }

    /// Whether images are so large that each has products of its own.
    static boolean areLarge(Windows windows) {
        return Shape.of(windows.count()).size() >= LARGE;
    }

    private Shape shape(int images, int height, int width) {
        return sideBySide ? Shape.of(1, groups, height, images * width) : Shape.of(images, groups, height, width);
    }

    /// Gives back the memory of the columns, which nobody holds.
    void recycle() {
        if (room != null) {
            device.recycle(dtype, room.storage());
        }
    }

    // ---- columns

    /// Columns of so many images, to be written.
    NDArray room(int images) {
        if (room == null) {
            room = NDArray.uninitialized(device, dtype, shape(chunk, rows, length));
        }
        return room.view(shape(images, rows, length), room.offset(), null);
    }

    /// The columns of images `(s, C, d...)`: without a copy where these lie as columns do.
    NDArray of(NDArray x) {
        NDArray seen = laidOut.of(x, 0);
        NDArray y = sideBySide ? seen.transpose(imagesTo(laidOut.axes() + 1, seen.rank())) : seen;
        if (!y.isContiguous()) {
            y = room(x.length()).reshape(y.shape()).assign(y);
        }
        return y.reshape(shape(x.length(), rows, length));
    }

    /// Columns as windows `(s, C, k..., o...)`.
    NDArray windows(NDArray u, int images) {
        int n = laidOut.axes();
        int[] channel = {kernel[0] * groups};
        int[] some = {images};
        if (!sideBySide) {
            return u.reshape(Shape.of(joined(some, channel, laidOut.ksize(), laidOut.count())));
        }
        NDArray x = u.reshape(Shape.of(joined(channel, laidOut.ksize(), some, laidOut.count())));
        int[] axes = new int[x.rank()];
        Arrays.setAll(axes, i -> i == 0 ? n + 1 : i <= n + 1 ? i - 1 : i);
        return x.transpose(axes);
    }

    /// The columns that product `i` reads.
    NDArray shifted(NDArray u, int i) {
        if (shifts == 1) {
            return u;
        }
        int[] d = u.shape().toArray();
        d[3] = places;
        return u.view(Shape.of(d), u.offset() + i * step, u.strides());
    }

    // ---- results

    /// Results `(s, O, o...)` as matrices `(s, groups, O / groups, T)`.
    NDArray get(NDArray y) {
        int channels = y.shape().axis(1) / groups;
        NDArray x = sideBySide ? y.transpose(imagesTo(1, y.rank())) : y;
        return x.reshape(shape(y.length(), channels, places));
    }

    /// Where the matrices of results `y` are to be written.
    NDArray product(NDArray y) {
        Shape shape = shape(y.length(), y.shape().axis(1) / groups, places);
        return sideBySide ? NDArray.uninitialized(device, dtype, shape) : y.reshape(shape);
    }

    /// Brings a product to its place.
    void put(NDArray product, NDArray y) {
        if (sideBySide) {
            NDArray to = y.transpose(imagesTo(1, y.rank()));
            to.assign(product.reshape(to.shape()));
        }
    }

    /// The axes of an array with the first one moved to `position`.
    private static int[] imagesTo(int position, int rank) {
        int[] axes = new int[rank];
        Arrays.setAll(axes, i -> i < position ? i + 1 : i == position ? 0 : i);
        return axes;
    }

    // ---- weights

    /// Weights `(O, C / groups, k...)` as matrices `(shifts, groups, O / groups, K)`.
    NDArray weights(NDArray W) {
        NDArray x = shifts == 1 ? W : W.transpose(kernelAxes(2, 0, 1));
        return x.reshape(shifts, groups, W.length() / groups, rows);
    }

    /// Room for sums of weights, `(s, shifts, groups, O / groups, K)`.
    NDArray sums(int images, int out) {
        Shape shape = Shape.of(sideBySide ? 1 : Math.min(images, chunk), shifts, groups, out / groups, rows);
        return images == 0 ? NDArray.zeros(device, dtype, shape) : NDArray.uninitialized(device, dtype, shape);
    }

    /// Sums of weights as `(O, C / groups, k...)`.
    NDArray kernel(NDArray sums) {
        NDArray x = sums.sum(0);
        int[] out = {x.shape().axis(1) * x.shape().axis(2)};
        if (shifts == 1) {
            return x.reshape(Shape.of(joined(out, kernel)));
        }
        int[] d = joined(new int[] {shifts}, out, kernel);
        int[] thin = Arrays.copyOf(d, d.length - 1);
        System.arraycopy(d, 4, thin, 3, d.length - 4);
        return x.reshape(Shape.of(thin)).transpose(kernelAxes(1, 2, 0)).contiguous();
    }

    /// All axes of a kernel, of which these are the first three.
    private int[] kernelAxes(int... first) {
        int[] axes = new int[kernel.length + 1];
        Arrays.setAll(axes, i -> i < 3 ? first[i] : i);
        return axes;
    }

    private static int[] joined(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }
}
