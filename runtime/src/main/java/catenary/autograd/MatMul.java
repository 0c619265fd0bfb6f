package catenary.autograd;

import catenary.array.NDArray;
import catenary.array.Shape;

/// The matrix product by NumPy's rule for vectors, matrices and broadcast stacks of matrices.
///
/// `gA = gY B'` and `gB = A' gY`, summed over the axes along which an operand was repeated.
public final class MatMul extends FunctionNode.Binary {

    private MatMul() {
        super(Retain.INPUTS);
    }

    @Override public String label() {
        return "matmul";
    }

    /// See [Variable#matmul].
    public static Variable matmul(Variable a, Variable b) {
        return new MatMul().apply(a, b);
    }

    @Override protected void check(Inputs in) {
        in.isFloat(0, 1).rankAtLeast(0, 1).rankAtLeast(1, 1);
        in.sameAxis(0, -1, 1, in.get(1).rank() == 1 ? 0 : -2, null);
    }

    @Override protected NDArray forward(NDArray a, NDArray b) {
        return a.matmul(b);
    }

    @Override protected Grads backward(Variable gy) {
        Variable a = input(0);
        Variable b = input(1);
        boolean row = a.rank() == 1; // a vector on the left is a row, on the right a column
        boolean column = b.rank() == 1;
        Variable x = row ? Reshape.reshape(a, 1, a.size()) : a;
        Variable y = column ? Reshape.reshape(b, b.size(), 1) : b;
        Variable g = Reshape.reshape(gy, full(gy.shape(), row, column));
        return Grads.of(
                () -> fit(matmul(g, swapLast(y)), x.shape(), a), // (..., m, n)(..., n, k) -> (..., m, k)
                () -> fit(matmul(swapLast(x), g), y.shape(), b)); // (..., k, m)(..., m, n) -> (..., k, n)
    }

    private static Variable fit(Variable g, Shape matrix, Variable operand) {
        Variable summed = Reshape.reshape(SumTo.sumTo(g, matrix), operand.shape());
        return summed.dtype() == operand.dtype() ? summed : Cast.cast(summed, operand.dtype());
    }

    private static Shape full(Shape y, boolean row, boolean column) {
        int n = y.rank() + (row ? 1 : 0) + (column ? 1 : 0);
        int[] d = new int[n];
        int[] from = y.toArray();
        int leading = from.length - (row ? 0 : 1) - (column ? 0 : 1);
        System.arraycopy(from, 0, d, 0, leading);
        d[n - 2] = row ? 1 : from[leading];
        d[n - 1] = column ? 1 : from[from.length - 1];
        return Shape.of(d);
    }

    private static Variable swapLast(Variable x) {
        int[] axes = new int[x.rank()];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = i;
        }
        axes[axes.length - 1] = axes.length - 2;
        axes[axes.length - 2] = axes.length - 1;
        return Transpose.transpose(x, axes);
    }
}
