package catenary.array;

import catenary.expr.DType;
import catenary.expr.Fold;
import catenary.expr.Formula;
import catenary.expr.RowFormula;
import java.util.function.Supplier;

/// Where arrays live and kernels run: the whole of what the library asks of a processor.
///
/// Operations, links and optimizers never name a device or a Java array; all they do ends in one of these methods.
/// Callers have checked shapes, dtypes and devices (that is [Elementwise], [Reduction] and [NDArray]'s part), so an
/// implementation may rely on what each method promises. Work may be queued: [#download] and [#scalar] wait for it.
public abstract class Device {

    /// `cpu`, `cuda:0`.
    public abstract String name();

    /// Slot of [Formula#compiled(int)] that devices of this kind own: 0 is the CPU, 1 CUDA.
    public abstract int kind();

    /// Storage for `size` elements, an object only this device understands; its contents are unspecified.
    public abstract Object allocate(DType dtype, int size);

    /// Storage for `size` elements, all zero.
    public abstract Object allocateZeroed(DType dtype, int size);

    /// Takes storage back for reuse. Called only by the engine, for storage that nobody else can hold.
    public abstract void recycle(DType dtype, Object storage);

    /// Computes every output of `formula` at every position. All `outs` have one shape; `ins` broadcast to it by
    /// NumPy's rule. The arithmetic is done in `compute` (a float or integer type); operands of another dtype are
    /// converted when read, results when written (float to integer truncates, to bool tests for non-zero).
    /// An output may be one of the inputs (the same storage, offset and strides), not otherwise overlap one: at each
    /// position all inputs are read before any output is written.
    public abstract void elementwise(Formula formula, DType compute, NDArray[] outs, NDArray[] ins, double[] params);

    /// [#elementwise] for each of several sets of operands, which depend in nothing on each other. A device may compute
    /// all of them at once.
    public void elementwiseAll(Formula formula, DType compute, NDArray[][] outs, NDArray[][] ins, double[] params) {
        for (int i = 0; i < outs.length; i++) {
            elementwise(formula, compute, outs[i], ins[i], params);
        }
    }

    /// Reduces the axes flagged in `axes` (indexed by the axes of the broadcast shape `over` of the `ins`). `out` is
    /// contiguous, with the reduced axes removed or of length 1, either way in the same order of elements.
    /// Float sums are accumulated so that the error doesn't grow in proportion to the count. Sums of integers
    /// wrap around in the output's dtype.
    public abstract void fold(
            Fold fold, DType compute, NDArray out, NDArray[] ins, Shape over, boolean[] axes, double[] params);

    /// Computes the results of `formula` on rows: along the axes flagged in `axes` (indexed by the axes of the broadcast
    /// shape `over` of the `ins`). `outs` are contiguous, of shape `over`, or with the reduced axes of length 1 where the
    /// result is one number a row. The arithmetic is done in `compute`, a float type of 32 or 64 bits.
    ///
    /// By default stage by stage on whole arrays.
    public void rows(RowFormula formula, DType compute, NDArray[] outs, NDArray[] ins, Shape over, boolean[] axes,
            double[] params) {
        rowsByStages(formula, compute, outs, ins, over, axes, params);
    }

    /// [#rows], each stage on whole arrays.
    protected final void rowsByStages(RowFormula formula, DType compute, NDArray[] outs, NDArray[] ins, Shape over,
            boolean[] axes, double[] params) {
        NDArray[] values = new NDArray[formula.registers()];
        for (int i = 0; i < ins.length; i++) {
            values[formula.array(i)] = ins[i];
        }
        Shape each = over.reduce(axes, true);
        for (RowFormula.Stage stage : formula.stages()) {
            int to = stage.to();
            boolean narrow = formula.isNarrow(to);
            values[to] = NDArray.uninitialized(this, compute, narrow ? each : over);
            for (int i = 0; i < outs.length; i++) {
                if (formula.result(i) == to && outs[i].dtype() == compute) {
                    values[to] = outs[i];
                }
            }
            NDArray[] reads = new NDArray[stage.reads().length];
            for (int k = 0; k < reads.length; k++) {
                reads[k] = values[stage.reads()[k]];
            }
            switch (stage) {
                case RowFormula.Stage.Combination(var fold, _, _) ->
                        fold(fold, compute, values[to], reads, over, axes, params);
                case RowFormula.Stage.Map(var map, _, _) ->
                        elementwise(map, compute, new NDArray[] {values[to]}, reads, params);
            }
        }
        for (int i = 0; i < outs.length; i++) {
            if (values[formula.result(i)] != outs[i]) {
                outs[i].assign(values[formula.result(i)]);
            }
        }
    }

    /// `out = alpha * a b + beta * out`, for matrices (rank 2) or stacks of them (rank 3, equal first axes; an operand
    /// may have stride 0 there). Any strides: a transposed view costs no copy. All float dtype of one kind; `out`
    /// has unit stride in its last axis. With `beta == 0`, `out` is not read.
    public abstract void gemm(double alpha, NDArray a, NDArray b, double beta, NDArray out);

    /// Of convolution, `y[n, o, p] = sum over c, k of W[o, c, k] x[n, c, p stride - pad + k dilate]`, with `x` of shape
    /// `(N, C, d...)`, `W` of `(O, C / groups, k...)` and `y` of `(N, O, o...)`: the one of the three that is null, from the
    /// other two. For `y` that is the sum, for `x` and `W` its adjoint. All are of one float dtype; the operands have any
    /// strides, the result is contiguous.
    ///
    /// @param result   the result's shape
    /// @param products computes the same by other operations of this device, to find out which is faster; what it returns is
    ///     nobody else's
    /// @return null if the caller had better compute it so
    public NDArray correlate(NDArray x, NDArray W, NDArray y, Shape result, int[] stride, int[] pad, int[] dilate,
            int groups, Supplier<NDArray> products) {
        return null;
    }

    /// The inverses of float matrices `a` `(B, N, N)`, of any strides, into the contiguous `out`, if this device has a way for
    /// matrices of that size which doesn't wait.
    ///
    /// @return how many could be inverted; -1 if the caller had better compute them by other operations
    public int invert(NDArray a, NDArray out) {
        return -1;
    }

    /// [#invert] for the lower Cholesky factors: how many matrices were positive definite, by their elements on and below the
    /// diagonal.
    public int factor(NDArray a, NDArray out) {
        return -1;
    }

    /// [#invert] for the determinants, `out` of shape `(B,)`: whether they were computed.
    public boolean determinants(NDArray a, NDArray out) {
        return false;
    }

    /// Gaussian elimination in columns `from` to `to` of float matrices `m` `(B, n, w)`, whose earlier columns it has been done
    /// in: elements below the diagonal become factors, whole rows change places for the pivots, the elements of greatest
    /// absolute value, and `exchanges[b, j]` becomes how far below the diagonal each was. Columns from `to` on are exchanged
    /// only. Returns whether it was done, else nothing has changed.
    public boolean eliminate(NDArray m, int from, int to, NDArray exchanges) {
        return false;
    }

    /// `x = L^-1 x` in place for `x` of shape `(B, k, c)` with few rows, where `L` is `l` `(B, k, k)` below the diagonal and 1 on
    /// it. Returns whether it was done, else nothing has changed.
    public boolean solveLower(NDArray l, NDArray x) {
        return false;
    }

    /// `out[o, i..., r] = x[o, index[i...], r]`, where `x` has axes `(o..., axis, r...)`. `index` is int32 or int64;
    /// negative ones count from the end; others out of range throw [IndexOutOfBoundsException] naming the value.
    /// `out` is contiguous.
    public abstract void take(NDArray x, int axis, NDArray index, NDArray out);

    /// The adjoint of [#take]: `x[o, index[i...], r] += values[o, i..., r]` (or `=` unless `add`), in place, in the
    /// order of `index`, so that repeated positions accumulate (or the last one wins) deterministically.
    public abstract void put(NDArray x, int axis, NDArray index, NDArray values, boolean add);

    /// Fills the contiguous float array `out` from the counter-based generator Philox4x32-10 with key `seed`, starting
    /// at block `counter`: element `i` comes from block `counter + i / 4` (float32; `i / 2` for float64), word `i % 4`.
    /// Uniform values lie in [0, 1); normal ones come from Box and Muller's transform of the words of one block.
    /// Every device yields the same numbers up to the rounding of its transcendental functions.
    public abstract void random(NDArray out, boolean normal, long seed, long counter);

    /// Copies from a Java array (`float[] double[] int[] long[] short[] byte[]`, by the dtype's width) starting at
    /// `position` into the contiguous array `to`.
    public abstract void upload(Object javaArray, int position, NDArray to);

    /// Copies the contiguous array `from` into a Java array, waiting for pending work.
    public abstract void download(NDArray from, Object javaArray, int position);

    /// The element at `position` of the storage, waiting for pending work.
    public abstract double scalar(NDArray x, int position);

    /// Runs a user's own kernel in `grid` blocks of `block` threads, three numbers each. `args` are what the kernel
    /// declares; its arrays are contiguous and lie here. A device that doesn't run CUDA C takes the body in Java, or
    /// refuses.
    public void launch(RawKernel kernel, int[] grid, int[] block, Object[] args) {
        kernel.runBody(this, args);
    }

    /// Waits until all queued work is done.
    public abstract void synchronize();

    /// How its memory is used now.
    public abstract DeviceMemory memory();

    /// Whether work is queued, so that reading a value waits for it. Where it is, operations read no values.
    public boolean queues() {
        return false;
    }

    /// Does what the calling thread asks for as ever, and writes it down, until [Capture#end()].
    ///
    /// @param earlier an ended capture of the same step, to compare with; null for the first
    /// @throws UnsupportedOperationException if this device cannot repeat work, saying why
    public Capture capture(Capture earlier) {
        throw new UnsupportedOperationException(name() + " does its work at once and has nothing to record");
    }

    @Override public String toString() {
        return name();
    }
}
