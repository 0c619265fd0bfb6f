package catenary.array;

import catenary.expr.DType;
import java.util.Arrays;
import java.util.List;

/// An n-dimensional array of numbers on a device, with NumPy's names, broadcasting, indexing and printing.
///
/// Row-major. `reshape` of contiguous data, `transpose`, slices and `broadcastTo` are views: they share storage, so a
/// write through `...Assign` to one is seen by the other. Everything else makes a new array. The user never frees one.
public final class NDArray {

    private final Device device;
    private final DType dtype;
    private final Shape shape;
    private final Object storage;
    private final int offset;
    private final int[] strides; // in elements; null when row-major without gaps

    private NDArray(Device device, DType dtype, Shape shape, Object storage, int offset, int[] strides) {
        this.device = device;
        this.dtype = dtype;
        this.shape = shape;
        this.storage = storage;
        this.offset = offset;
        this.strides = strides;
    }

    /// A new contiguous array whose contents are unspecified: for results that are about to be written.
    public static NDArray uninitialized(Device device, DType dtype, Shape shape) {
        return new NDArray(device, dtype, shape, device.allocate(dtype, shape.size()), 0, null);
    }

    /// A new contiguous array of zeros.
    public static NDArray zeros(Device device, DType dtype, Shape shape) {
        return new NDArray(device, dtype, shape, device.allocateZeroed(dtype, shape.size()), 0, null);
    }

    /// A view of this array's storage. The caller answers for staying inside it.
    public NDArray view(Shape shape, int offset, int[] strides) {
        return new NDArray(device, dtype, shape, storage, offset, isRowMajor(shape, strides) ? null : strides);
    }

    // ---- what it is

    /// Where the elements lie.
    public Device device() {
        return device;
    }

    /// The type of the elements.
    public DType dtype() {
        return dtype;
    }

    /// The lengths of the axes.
    public Shape shape() {
        return shape;
    }

    /// Number of axes.
    public int rank() {
        return shape.rank();
    }

    /// Number of elements.
    public int size() {
        return shape.size();
    }

    /// Length of the first axis.
    ///
    /// @throws IllegalStateException for a single number, which has none
    public int length() {
        if (rank() == 0) {
            throw new IllegalStateException("length: a 0-d array has no length");
        }
        return shape.lengths()[0];
    }

    /// The device's storage: only that device can read it.
    public Object storage() {
        return storage;
    }

    /// Position of the first element in the storage.
    public int offset() {
        return offset;
    }

    /// Whether the elements lie in row-major order without gaps.
    public boolean isContiguous() {
        return strides == null;
    }

    /// Distance in elements between neighbours along `axis` (counted from the front).
    public int stride(int axis) {
        if (strides != null) {
            return strides[axis];
        }
        int s = 1;
        int[] d = shape.lengths();
        for (int i = d.length - 1; i > axis; i--) {
            s *= d[i];
        }
        return s;
    }

    /// All strides, in a new Java array.
    public int[] strides() {
        return strides != null ? strides.clone() : rowMajor(shape);
    }

    static int[] rowMajor(Shape shape) {
        int[] d = shape.lengths();
        int[] s = new int[d.length];
        int step = 1;
        for (int i = d.length - 1; i >= 0; i--) {
            s[i] = step;
            step *= d[i];
        }
        return s;
    }

    private static boolean isRowMajor(Shape shape, int[] strides) {
        if (strides == null || shape.size() == 0) {
            return true;
        }
        int[] d = shape.lengths();
        int step = 1;
        for (int i = d.length - 1; i >= 0; i--) {
            if (d[i] != 1 && strides[i] != step) {
                return false;
            }
            step *= d[i];
        }
        return true;
    }

    // ---- arithmetic: NumPy's broadcasting and promotion; a Java number takes the array's dtype

    /// `this + b`.
    public NDArray add(NDArray b) {
        return Kernels.ADD.on(this, b);
    }

    public NDArray add(double b) {
        return Kernels.ADD_SCALAR.on(Kernels.roomFor(this, b), b);
    }

    /// `this - b`.
    public NDArray sub(NDArray b) {
        return Kernels.SUB.on(this, b);
    }

    public NDArray sub(double b) {
        return Kernels.SUB_SCALAR.on(Kernels.roomFor(this, b), b);
    }

    /// `this * b`.
    public NDArray mul(NDArray b) {
        return Kernels.MUL.on(this, b);
    }

    public NDArray mul(double b) {
        return Kernels.MUL_SCALAR.on(Kernels.roomFor(this, b), b);
    }

    /// `this / b`; integers become float64.
    public NDArray div(NDArray b) {
        return Kernels.DIV.on(this, b);
    }

    public NDArray div(double b) {
        return Kernels.DIV_SCALAR.on(this, b);
    }

    /// `this` to the power `b`.
    public NDArray pow(NDArray b) {
        return Kernels.POW.on(this, b);
    }

    /// `this` to the power `b`; squares and other small powers are products.
    public NDArray pow(double b) {
        return b == 2 ? Kernels.SQUARE.on(this) : Kernels.POW_SCALAR.on(this, b);
    }

    /// The greater of the two; NaN if either is.
    public NDArray maximum(NDArray b) {
        return Kernels.MAXIMUM.on(this, b);
    }

    public NDArray maximum(double b) {
        return Kernels.MAXIMUM_SCALAR.on(Kernels.roomFor(this, b), b);
    }

    /// The smaller of the two; NaN if either is.
    public NDArray minimum(NDArray b) {
        return Kernels.MINIMUM.on(this, b);
    }

    public NDArray minimum(double b) {
        return Kernels.MINIMUM_SCALAR.on(Kernels.roomFor(this, b), b);
    }

    /// `-x`.
    public NDArray neg() {
        return Kernels.NEG.on(this);
    }

    /// The absolute value.
    public NDArray abs() {
        return Kernels.ABS.on(this);
    }

    /// -1, 0 or 1; NaN stays NaN.
    public NDArray sign() {
        return Kernels.SIGN.on(this);
    }

    /// `x * x`.
    public NDArray square() {
        return Kernels.SQUARE.on(this);
    }

    /// The square root; NaN of what is negative.
    public NDArray sqrt() {
        return Kernels.SQRT.on(this);
    }

    /// e to the power `x`.
    public NDArray exp() {
        return Kernels.EXP.on(this);
    }

    /// The natural logarithm.
    public NDArray log() {
        return Kernels.LOG.on(this);
    }

    /// The hyperbolic tangent.
    public NDArray tanh() {
        return Kernels.TANH.on(this);
    }

    /// The sine of an angle in radians.
    public NDArray sin() {
        return Kernels.SIN.on(this);
    }

    /// The cosine of an angle in radians.
    public NDArray cos() {
        return Kernels.COS.on(this);
    }

    /// The greatest whole number up to `x`.
    public NDArray floor() {
        return Kernels.FLOOR.on(this);
    }

    /// The least whole number from `x` on.
    public NDArray ceil() {
        return Kernels.CEIL.on(this);
    }

    // ---- comparisons, of dtype bool

    /// Where they are equal. The two broadcast.
    public NDArray eq(NDArray b) {
        return Kernels.EQ.on(this, b);
    }

    public NDArray eq(double b) {
        return Kernels.EQ_SCALAR.on(Kernels.roomFor(this, b), b);
    }

    /// Where they differ. The two broadcast.
    public NDArray ne(NDArray b) {
        return Kernels.NE.on(this, b);
    }

    public NDArray ne(double b) {
        return Kernels.NE_SCALAR.on(Kernels.roomFor(this, b), b);
    }

    /// Where this is less. The two broadcast.
    public NDArray lt(NDArray b) {
        return Kernels.LT.on(this, b);
    }

    public NDArray lt(double b) {
        return Kernels.LT_SCALAR.on(Kernels.roomFor(this, b), b);
    }

    /// Where this is less or equal. The two broadcast.
    public NDArray le(NDArray b) {
        return Kernels.LE.on(this, b);
    }

    public NDArray le(double b) {
        return Kernels.LE_SCALAR.on(Kernels.roomFor(this, b), b);
    }

    /// Where this is greater. The two broadcast.
    public NDArray gt(NDArray b) {
        return Kernels.GT.on(this, b);
    }

    public NDArray gt(double b) {
        return Kernels.GT_SCALAR.on(Kernels.roomFor(this, b), b);
    }

    /// Where this is greater or equal. The two broadcast.
    public NDArray ge(NDArray b) {
        return Kernels.GE.on(this, b);
    }

    public NDArray ge(double b) {
        return Kernels.GE_SCALAR.on(Kernels.roomFor(this, b), b);
    }

    /// `yes` where this holds (is not 0), else `no`.
    public NDArray where(NDArray yes, NDArray no) {
        return Kernels.WHERE.on(this, yes, no);
    }

    /// Whether every element is finite.
    public boolean isFinite() {
        return !dtype.isFloat() || size() == 0 || Kernels.ALL_FINITE.on(this).item() != 0;
    }

    /// Whether some element is NaN.
    public boolean hasNaN() {
        return dtype.isFloat() && size() > 0 && Kernels.ANY_NAN.on(this).item() != 0;
    }

    // ---- reductions: over the axes given, or over all of them

    /// The sum; 0 of no elements.
    public NDArray sum(int... axes) {
        return Kernels.SUM.on(this, axes);
    }

    /// The sum, with the reduced axes kept at length 1.
    public NDArray sumKeepDims(int... axes) {
        return Kernels.SUM.on(new NDArray[] {this}, axes, true);
    }

    /// The product.
    public NDArray prod(int... axes) {
        return Kernels.PROD.on(this, axes);
    }

    /// The arithmetic mean; NaN for no elements. Integers become float64.
    public NDArray mean(int... axes) {
        NDArray x = dtype.isFloat() ? this : astype(DType.FLOAT64);
        boolean[] flags = Reduction.flags("mean", shape, axes);
        int out = shape.reduce(flags, false).size();
        double n = out == 0 ? 1 : (double) size() / out;
        return Kernels.MEAN.on(new NDArray[] {x}, axes, false, n);
    }

    /// The greatest element; NaN if there is one.
    public NDArray max(int... axes) {
        return Kernels.MAX.on(this, axes);
    }

    /// The greatest element, with the reduced axes kept at length 1.
    public NDArray maxKeepDims(int... axes) {
        return Kernels.MAX.on(new NDArray[] {this}, axes, true);
    }

    /// The least element; NaN if there is one.
    public NDArray min(int... axes) {
        return Kernels.MIN.on(this, axes);
    }

    /// Position (int32) of the first greatest element among all, in row-major order.
    public NDArray argmax() {
        return Kernels.ARGMAX.on(reshape(size()));
    }

    /// Position (int32) of the first greatest element along `axis`.
    public NDArray argmax(int axis) {
        return Kernels.ARGMAX.on(this, axis);
    }

    /// Position (int32) of the first least element among all, in row-major order.
    public NDArray argmin() {
        return Kernels.ARGMIN.on(reshape(size()));
    }

    /// Position (int32) of the first least element along `axis`.
    public NDArray argmin(int axis) {
        return Kernels.ARGMIN.on(this, axis);
    }

    /// The matrix product, by NumPy's rule for vectors, matrices and stacks of matrices.
    public NDArray matmul(NDArray b) {
        return MatMul.of(this, b);
    }

    // ---- views and copies

    /// The same elements in another shape; one length may be -1. A view where the data are contiguous.
    public NDArray reshape(int... lengths) {
        return reshape(Views.inferred(this, lengths));
    }

    public NDArray reshape(Shape to) {
        if (to.equals(shape)) {
            return this;
        }
        if (to.size() != size()) {
            throw new IllegalArgumentException(
                    "reshape: expected " + size() + " elements, but " + to + " has " + to.size() + "\n  x: "
                            + describe());
        }
        NDArray x = contiguous();
        return new NDArray(device, dtype, to, x.storage, x.offset, null);
    }

    /// All axes in reverse order: a view.
    public NDArray transpose() {
        return Views.transpose(this, null);
    }

    /// Axis `i` of the result is axis `axes[i]` of this: a view.
    public NDArray transpose(int... axes) {
        return Views.transpose(this, axes.length == 0 ? null : axes);
    }

    /// A view with a new axis of length 1 at `axis`.
    public NDArray expandDims(int axis) {
        return Views.expandDims(this, axis);
    }

    /// A view without the axes of length 1 (all of them if none is given).
    public NDArray squeeze(int... axes) {
        return Views.squeeze(this, axes);
    }

    /// A view repeated to `shape` by NumPy's rule. Not to be written to.
    public NDArray broadcastTo(Shape shape) {
        return Views.broadcastTo(this, shape);
    }

    public NDArray broadcastTo(int... lengths) {
        return broadcastTo(Shape.of(lengths));
    }

    /// The sum over the axes along which broadcasting to this shape had repeated `shape`.
    public NDArray sumTo(Shape shape) {
        return Views.sumTo(this, shape);
    }

    /// NumPy's indexing: numbers, [Index]es, int arrays and bool arrays, one for each axis from the front.
    /// Numbers and slices alone give a view.
    public NDArray get(Object... index) {
        return Indexing.get(this, index);
    }

    /// Writes `value`, broadcast, to the indexed positions.
    public void setItem(NDArray value, Object... index) {
        Indexing.put(this, index, value, false);
    }

    public void setItem(double value, Object... index) {
        setItem(Create.full(device, dtype, Shape.SCALAR, value), index);
    }

    /// Adds `value`, broadcast, to the indexed positions; repeated positions accumulate.
    public void addItem(NDArray value, Object... index) {
        Indexing.put(this, index, value, true);
    }

    /// The slices of this at `indices` (int32 or int64) along `axis`.
    public NDArray take(NDArray indices, int axis) {
        int a = shape.normalizeAxis(axis);
        int[] d = new int[rank() - 1 + indices.rank()];
        int[] from = shape.lengths();
        System.arraycopy(from, 0, d, 0, a);
        System.arraycopy(indices.shape.lengths(), 0, d, a, indices.rank());
        System.arraycopy(from, a + 1, d, a + indices.rank(), rank() - 1 - a);
        checkHere("take", indices);
        NDArray out = uninitialized(device, dtype, Shape.of(d));
        device.take(this, a, indices, out);
        return out;
    }

    /// This array, or a row-major copy if it is not contiguous.
    public NDArray contiguous() {
        return isContiguous() ? this : copy();
    }

    /// A contiguous copy.
    public NDArray copy() {
        NDArray out = uninitialized(device, dtype, shape);
        Kernels.IDENTITY.into(out, new NDArray[] {this});
        return out;
    }

    /// The elements converted to `dtype`; this array itself if it has it. Floats are truncated to integers.
    public NDArray astype(DType dtype) {
        if (dtype == this.dtype) {
            return this;
        }
        NDArray out = uninitialized(device, dtype, shape);
        Kernels.IDENTITY.into(out, new NDArray[] {this});
        return out;
    }

    /// This array on `device`; itself if it is there.
    public NDArray to(Device device) {
        if (device == this.device) {
            return this;
        }
        NDArray from = contiguous();
        Object host = HostData.javaArray(dtype, size());
        this.device.download(from, host, 0);
        NDArray out = uninitialized(device, dtype, shape);
        device.upload(host, 0, out);
        return out;
    }

    /// Zeros of this array's shape, dtype and device.
    public NDArray zerosLike() {
        return zeros(device, dtype, shape);
    }

    // ---- in place

    /// `this += b`, with `b` broadcast.
    public NDArray addAssign(NDArray b) {
        return assign(Kernels.ADD, b);
    }

    /// `this -= b`, with `b` broadcast.
    public NDArray subAssign(NDArray b) {
        return assign(Kernels.SUB, b);
    }

    /// `this *= b`, with `b` broadcast.
    public NDArray mulAssign(NDArray b) {
        return assign(Kernels.MUL, b);
    }

    /// `this *= b`.
    public NDArray mulAssign(double b) {
        Kernels.MUL_SCALAR.into(this, new NDArray[] {this}, b);
        return this;
    }

    /// `this += a b`, the matrix product, in one pass of the device's GEMM. All three are matrices of one float dtype.
    public NDArray addMatmulAssign(NDArray a, NDArray b) {
        checkWritable("addMatmulAssign");
        MatMul.addTo(this, a, b);
        return this;
    }

    /// Adds slices of `values` at `indices` along `axis`, the adjoint of [#take]; repeated positions accumulate.
    public NDArray addAtAssign(NDArray values, NDArray indices, int axis) {
        checkWritable("addAtAssign");
        checkHere("addAtAssign", indices);
        checkHere("addAtAssign", values);
        device.put(this, shape.normalizeAxis(axis), indices, values.contiguous(), true);
        return this;
    }

    /// Copies `b`, broadcast and converted, into this array.
    public NDArray assign(NDArray b) {
        if (!b.shape.broadcastsTo(shape)) {
            throw new IllegalArgumentException("assign: expected a value that broadcasts to " + shape + ", but found "
                    + b.describe());
        }
        NDArray from = b.device == device ? b : b.to(device);
        Kernels.IDENTITY.into(this, new NDArray[] {apartFrom(from)});
        return this;
    }

    /// Sets every element.
    public NDArray fill(double value) {
        return assign(Create.full(device, dtype, Shape.SCALAR, value));
    }

    private NDArray assign(Elementwise op, NDArray b) {
        if (!b.shape.broadcastsTo(shape)) {
            throw new IllegalArgumentException(op.formula().name() + "Assign: expected a value that broadcasts to "
                    + shape + ", but found " + b.describe());
        }
        op.into(this, new NDArray[] {this, apartFrom(b)});
        return this;
    }

    /// `b`, or its copy if it is another view of this array's storage, whose elements would change while they are read.
    private NDArray apartFrom(NDArray b) {
        boolean same = b.offset == offset && b.shape.equals(shape) && Arrays.equals(b.strides, strides);
        return b.storage != storage || same ? b : b.copy();
    }

    /// Fails if several elements are one place in the storage, as in a broadcast view.
    void checkWritable(String op) {
        for (int i = 0; strides != null && i < strides.length; i++) {
            if (strides[i] == 0 && shape.lengths()[i] > 1) {
                throw new IllegalStateException(op + ": expected an array whose elements can be written one by one, but"
                        + " found a broadcast view\n  x: " + describe() + "\n  hint: write to x.copy()");
            }
        }
    }

    private void checkHere(String op, NDArray b) {
        if (b.device != device) {
            throw new IllegalArgumentException(op + ": expected operands on " + device + ", but found " + b.describe()
                    + "\n  hint: move it with to(device)");
        }
    }

    // ---- to Java

    /// The only element.
    ///
    /// @throws IllegalStateException if there is not exactly one
    public double item() {
        if (size() != 1) {
            throw new IllegalStateException("item: expected exactly one element, but x is " + describe());
        }
        return device.scalar(this, offset);
    }

    /// The elements in row-major order.
    public float[] toFloatArray() {
        return HostData.floats(this);
    }

    /// The elements in row-major order.
    public double[] toDoubleArray() {
        return HostData.doubles(this);
    }

    /// The elements in row-major order, floats truncated.
    public int[] toIntArray() {
        return HostData.ints(this);
    }

    /// The elements in row-major order, floats truncated.
    public long[] toLongArray() {
        return HostData.longs(this);
    }

    /// Whether every `|this - other| <= atol + rtol * |other|`; NaN is close to nothing.
    public boolean allClose(NDArray other, double rtol, double atol) {
        if (!shape.equals(other.shape)) {
            return false;
        }
        double[] a = toDoubleArray();
        double[] b = other.toDoubleArray();
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i] && !(Math.abs(a[i] - b[i]) <= atol + rtol * Math.abs(b[i]))) {
                return false;
            }
        }
        return true;
    }

    /// Whether `o` has the same dtype, shape and elements, wherever it lies. NaN equals NaN.
    @Override public boolean equals(Object o) {
        return this == o
                || o instanceof NDArray b
                        && dtype == b.dtype
                        && shape.equals(b.shape)
                        && Arrays.equals(HostData.comparable(this), HostData.comparable(b));
    }

    @Override public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(HostData.comparable(this));
    }

    /// `float32 (2, 3) on cpu`, for messages.
    public String describe() {
        return dtype + " " + shape + " on " + device;
    }

    /// As NumPy prints it.
    @Override public String toString() {
        return ArrayPrinter.repr(this);
    }

    // ---- joining

    /// The arrays joined along `axis`.
    public static NDArray concat(int axis, NDArray... xs) {
        return Views.concat(axis, List.of(xs));
    }

    /// The arrays joined along `axis`.
    public static NDArray concat(int axis, List<NDArray> xs) {
        return Views.concat(axis, xs);
    }

    /// The arrays joined along a new axis.
    public static NDArray stack(int axis, List<NDArray> xs) {
        return Views.concat(axis, xs.stream().map(x -> x.expandDims(axis)).toList());
    }
}
