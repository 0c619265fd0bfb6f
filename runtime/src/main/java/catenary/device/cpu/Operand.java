package catenary.device.cpu;

import catenary.expr.DType;

/// One operand of a kernel, read or written through a block of the compute type where its elements are of another type
/// or not one after the other.
final class Operand {

    final Object storage;
    private final DType dtype;
    private final int offset;
    private final int[] lengths;
    private final int[] strides;

    /// Whether kernels can use the storage itself.
    final boolean direct;

    /// Whether the elements are of the compute type.
    final boolean isNative;

    /// Whether one number stands for all.
    final boolean scalar;

    /// Whether all rows (runs along the innermost axis) are the same.
    final boolean repeatsRows;

    Operand(Object storage, DType dtype, int offset, Layout layout, int operand, Compute compute) {
        this(storage, dtype, offset, layout, operand, dtype == compute.blockType());
    }

    private Operand(Object storage, DType dtype, int offset, Layout layout, int operand, boolean isNative) {
        this.storage = storage;
        this.dtype = dtype;
        this.offset = offset;
        this.isNative = isNative;
        lengths = layout.lengths;
        strides = layout.strides[operand];
        scalar = layout.isScalar(operand);
        direct = isNative && layout.isFlat(operand);
        boolean repeats = lengths.length > 1 && lengths[lengths.length - 1] < Interpreter.BLOCK;
        for (int i = 0; i < lengths.length - 1; i++) {
            repeats &= strides[i] == 0;
        }
        repeatsRows = repeats;
    }

    /// The same elements in another place, as operand 0 of `layout`.
    Operand at(Object storage, Layout layout) {
        return new Operand(storage, dtype, 0, layout, 0, isNative);
    }

    int innerStride() {
        return strides[strides.length - 1];
    }

    /// The position in the storage where a row begins.
    int row(int row) {
        int at = offset;
        for (int i = lengths.length - 2; i >= 0; i--) {
            at += row % lengths[i] * strides[i];
            row /= lengths[i];
        }
        return at;
    }

    /// The position in the storage of element `position`, for a direct operand.
    int position(int position) {
        return offset + position;
    }

    /// The stride along the axis before the innermost; 0 if there is none.
    int outerStride() {
        return strides.length > 1 ? strides[strides.length - 2] : 0;
    }

    /// Reads elements `from` to `from + n` of the iteration space.
    void load(Object block, int from, int n) {
        move(true, block, 0, from, n);
    }

    /// Writes elements `from` to `from + n` of the iteration space.
    void store(Object block, int from, int n) {
        move(false, block, 0, from, n);
    }

    /// Reads elements `from` to `from + n` of the iteration space into `block[at..]`.
    void load(Object block, int at, int from, int n) {
        move(true, block, at, from, n);
    }

    /// Writes elements `from` to `from + n` of the iteration space from `block[at..]`.
    void store(Object block, int at, int from, int n) {
        move(false, block, at, from, n);
    }

    private void move(boolean load, Object block, int start, int from, int n) {
        int last = lengths.length - 1;
        int inner = lengths[last];
        int step = strides[last];
        int done = 0;
        int column = from % inner;
        int row = from / inner;
        int at = row(row);
        int group = last == 0 ? 1 : lengths[last - 1]; // rows that are evenly apart
        int apart = last == 0 ? 0 : strides[last - 1];
        int left = group - row % group;
        while (done < n) {
            int m = Math.min(inner - column, n - done);
            int rows = isNative && m == inner ? Math.min(left, (n - done) / inner) : 1;
            if (rows > 1) {
                Rows.move(load, block, start + done, storage, at, apart, step, rows, inner);
            } else if (load) {
                Convert.load(block, start + done, storage, dtype, at + column * step, step, m);
            } else {
                Convert.store(block, start + done, storage, dtype, at + column * step, step, m);
            }
            done += rows * m;
            column = 0;
            row += rows;
            left -= rows;
            if (left > 0) {
                at += rows * apart;
            } else {
                at = row(row);
                left = group;
            }
        }
    }
}
