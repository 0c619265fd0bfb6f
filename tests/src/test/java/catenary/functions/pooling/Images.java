package catenary.functions.pooling;

import static catenary.functions.Given.randn;

import catenary.array.NDArray;
import catenary.array.Shape;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Images and how windows lie in them, for definitions written as loops.
record Images(int n, int channels, int[] size, int[] k, int[] stride, int[] pad, boolean coverAll) {

    /// Receives each element of each window: positions in the window, in the result and in the images.
    interface Visitor {
        void visit(int place, int result, int element);
    }

    /// Of one to three axes, with a little of everything.
    static Arbitrary<Images> any(boolean coverAll) {
        Arbitrary<int[]> two = each(2, 1, 2);
        int[] longest = {9, 5, 4};
        return Arbitraries.integers().between(1, 3)
                .flatMap(axes -> Combinators.combine(two, each(axes, 1, longest[axes - 1]), each(axes, 1, 3),
                        each(axes, 1, 3), each(axes, 0, 2), Arbitraries.of(coverAll, false))
                        .as((c, size, k, stride, pad, cover) -> new Images(c[0], c[1], size, k, stride, pad, cover)))
                .filter(Images::hasRoom);
    }

    /// With windows of more places than one kernel takes.
    static Arbitrary<Images> large(boolean coverAll) {
        Arbitrary<int[]> size = each(2, 6, 12);
        return Combinators.combine(size, each(2, 6, 8), each(2, 2, 9), each(2, 0, 3), Arbitraries.of(coverAll, false))
                .as((d, k, stride, pad, cover) -> new Images(1, 2, d, k, stride, pad, cover)).filter(Images::hasRoom);
    }

    /// Of these, those whose windows have an element each.
    static Arbitrary<Images> full(boolean coverAll) {
        return any(coverAll).filter(Images::isFull);
    }

    private static Arbitrary<int[]> each(int axes, int least, int most) {
        return Arbitraries.integers().between(least, most).array(int[].class).ofSize(axes);
    }

    private boolean hasRoom() {
        for (int i = 0; i < size.length; i++) {
            if (size[i] + 2 * pad[i] < k[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isFull() {
        for (int i = 0; i < size.length; i++) {
            if (pad[i] >= k[i] || (count()[i] - 1) * stride[i] - pad[i] >= size[i]) {
                return false;
            }
        }
        return true;
    }

    /// Number of windows along each axis.
    int[] count() {
        int[] o = new int[size.length];
        Arrays.setAll(o, i -> (size[i] + 2 * pad[i] - k[i] + (coverAll ? stride[i] - 1 : 0)) / stride[i] + 1);
        return o;
    }

    /// Number of elements of a window.
    int volume() {
        return Shape.of(k).size();
    }

    private int[] shape(int[] space) {
        int[] d = new int[size.length + 2];
        d[0] = n;
        d[1] = channels;
        System.arraycopy(space, 0, d, 2, size.length);
        return d;
    }

    /// The images: normal numbers.
    NDArray x() {
        return randn(shape(size));
    }

    /// Normal numbers, one for each window.
    NDArray y() {
        return randn(shape(count()));
    }

    void forEach(Visitor visitor) {
        int[] o = count();
        int windows = Shape.of(o).size();
        int pixels = Shape.of(size).size();
        for (int result = 0; result < n * channels * windows; result++) {
            for (int place = 0; place < volume(); place++) {
                int element = result / windows * pixels;
                boolean inside = true;
                int step = 1;
                for (int i = size.length - 1, p = result % windows, q = place; i >= 0; i--) {
                    int at = p % o[i] * stride[i] - pad[i] + q % k[i];
                    inside &= at >= 0 && at < size[i];
                    element += at * step;
                    step *= size[i];
                    p /= o[i];
                    q /= k[i];
                }
                if (inside) {
                    visitor.visit(place, result, element);
                }
            }
        }
    }

    @Override public String toString() {
        return n + " x " + channels + ", " + Arrays.toString(size) + " k " + Arrays.toString(k) + " stride "
                + Arrays.toString(stride) + " pad " + Arrays.toString(pad) + " " + coverAll;
    }
}
