package catenary.device.cpu;

import catenary.array.NDArray;
import catenary.array.Shape;

/// An iteration space with as few axes as serve all operands, and each operand's strides along them.
///
/// Axes of length 1 are gone; neighbours that every operand steps through evenly are one.
final class Layout {

    /// Lengths of the axes, outermost first; at least one.
    final int[] lengths;

    /// Strides of each operand along each axis.
    final int[][] strides;

    private Layout(int[] lengths, int[][] strides) {
        this.lengths = lengths;
        this.strides = strides;
    }

    /// The space of `over`, to which the `operands` broadcast.
    static Layout of(Shape over, NDArray[] operands) {
        int rank = over.rank();
        int[][] all = new int[operands.length][];
        for (int i = 0; i < operands.length; i++) {
            all[i] = broadcast(operands[i], over);
        }
        boolean[] separate = new boolean[rank];
        return merge(over.toArray(), all, separate);
    }

    /// Strides of `x` along the axes of `over`: 0 where it is repeated.
    static int[] broadcast(NDArray x, Shape over) {
        int rank = over.rank();
        int skip = rank - x.rank();
        int[] s = new int[rank];
        for (int i = skip; i < rank; i++) {
            s[i] = x.shape().axis(i - skip) == 1 ? 0 : x.stride(i - skip);
        }
        return s;
    }

    /// Merges axes whose flag in `kind` is the same.
    static Layout merge(int[] d, int[][] all, boolean[] kind) {
        int rank = d.length;
        int[] lengths = new int[Math.max(1, rank)];
        int[][] strides = new int[all.length][Math.max(1, rank)];
        int n = 0;
        int last = -1;
        for (int i = 0; i < rank; i++) {
            if (d[i] == 1) {
                continue;
            }
            boolean joins = n > 0 && kind[last] == kind[i];
            for (int k = 0; joins && k < all.length; k++) {
                joins = strides[k][n - 1] == (long) all[k][i] * d[i];
            }
            if (joins) {
                lengths[n - 1] *= d[i];
            } else {
                lengths[n++] = d[i];
            }
            for (int k = 0; k < all.length; k++) {
                strides[k][n - 1] = all[k][i];
            }
            last = i;
        }
        if (n == 0) {
            lengths[n++] = 1;
        }
        for (int k = 0; k < all.length; k++) {
            strides[k] = java.util.Arrays.copyOf(strides[k], n);
        }
        return new Layout(java.util.Arrays.copyOf(lengths, n), strides);
    }

    /// The space of a copy of operand `k` (operand 1) into contiguous storage (operand 0).
    Layout contiguousCopy(int k) {
        int[] straight = new int[lengths.length];
        int step = 1;
        for (int i = lengths.length - 1; i >= 0; i--) {
            straight[i] = step;
            step *= lengths[i];
        }
        return new Layout(lengths, new int[][] {straight, strides[k]});
    }

    int size() {
        int n = 1;
        for (int d : lengths) {
            n *= d;
        }
        return n;
    }

    int inner() {
        return lengths[lengths.length - 1];
    }

    /// Whether operand `k` lies in iteration order without gaps.
    boolean isFlat(int k) {
        int step = 1;
        for (int i = lengths.length - 1; i >= 0; i--) {
            if (lengths[i] != 1 && strides[k][i] != step) {
                return false;
            }
            step *= lengths[i];
        }
        return true;
    }

    /// Whether operand `k` is one number throughout.
    boolean isScalar(int k) {
        for (int i = 0; i < lengths.length; i++) {
            if (strides[k][i] != 0) {
                return false;
            }
        }
        return true;
    }
}
