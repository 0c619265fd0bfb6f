package catenary.functions.math;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Cast;
import catenary.autograd.CooMatrix;
import catenary.autograd.GetItem;
import catenary.autograd.Reshape;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.array.ScatterAdd;
import java.util.function.Consumer;

/// The product of a sparse matrix and a dense one, in either order; or of stacks of them, pair by pair.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `a` | `(M, K)` or `(B, M, K)` | float |
/// | `b` | `(K, N)` or `(B, K, N)` | float |
/// | returns | `(M, N)` or `(B, M, N)`, dense | the wider of the two |
///
/// One of `a` and `b` is a [CooMatrix]. With `transa` or `transb` the last two axes of that operand are swapped first. Both
/// the dense operand and the elements of the sparse one receive gradients; positions that it does not list receive none.
///
/// A composite: rows are gathered, multiplied and added where they belong, `L N` products for `L` elements.
///
/// ```jshell
/// jshell> F.sparseMatmul(catenary.autograd.CooMatrix.of(array(new float[][] {{0, 2}, {3, 0}})), variable(new float[][] {{1}, {10}}))
/// $1 ==> variable([[20.],
///                  [ 3.]])
/// ```
public final class SparseMatmul {

    private SparseMatmul() {}

    public static Variable sparseMatmul(CooMatrix a, Variable b) {
        return sparseMatmul(a, b, _ -> {});
    }

    public static Variable sparseMatmul(Variable a, CooMatrix b) {
        return sparseMatmul(a, b, _ -> {});
    }

    /// @throws IllegalArgumentException if shapes don't fit or an operand is no float
    public static Variable sparseMatmul(CooMatrix a, Variable b, Consumer<Matmul.Options> options) {
        Matmul.Options o = new Matmul.Options();
        options.accept(o);
        return product(o.transa ? a.transpose() : a, o.transb ? swapped(b) : b);
    }

    /// @throws IllegalArgumentException if shapes don't fit or an operand is no float
    public static Variable sparseMatmul(Variable a, CooMatrix b, Consumer<Matmul.Options> options) {
        Matmul.Options o = new Matmul.Options();
        options.accept(o);
        return swapped(product(o.transb ? b : b.transpose(), o.transa ? a : swapped(a))); // (a b)' = b' a'
    }

    private static Variable swapped(Variable x) {
        return x.rank() < 2 ? x : x.rank() == 2 ? Transpose.transpose(x, 1, 0) : Transpose.transpose(x, 0, 2, 1);
    }

    private static Variable product(CooMatrix sparse, Variable x) {
        Shape s = sparse.shape();
        Shape d = x.shape();
        boolean fits = d.rank() == s.rank() && d.axis(-2) == s.axis(-1) && (d.rank() == 2 || d.axis(0) == s.axis(0));
        if (!fits || !x.dtype().isFloat()) {
            throw new IllegalArgumentException(
                    "sparseMatmul: expected float matrices, or stacks, that fit, but found sparse "
                            + sparse.data().dtype() + " " + s
                            + " times dense " + x.dtype() + " " + d + " (as transposed)");
        }
        DType dtype = DType.promote(sparse.data().dtype(), x.dtype());
        Variable dense = Cast.cast(x, dtype);
        int count = d.rank() == 2 ? 1 : d.axis(0);
        int m = s.axis(-2);
        int n = d.axis(-1);
        int size = sparse.data().size();
        NDArray used = sparse.row().minimum(sparse.col()).ge(0).astype(dtype);
        Variable factors = Reshape.reshape(Cast.cast(sparse.data(), dtype).mul(Variable.constant(used)), size, 1);
        Variable rows = Reshape.reshape(dense, count * d.axis(-2), n);
        Variable products = GetItem.getItem(rows, placesInStack(sparse.col(), d.axis(-2))).mul(factors);
        Variable zeros = Variable.constant(NDArray.zeros(dense.device(), dtype, Shape.of(count * m, n)));
        Variable y = ScatterAdd.scatterAdd(zeros, placesInStack(sparse.row(), m), products);
        return d.rank() == 2 ? y : Reshape.reshape(y, count, m, n);
    }

    /// Positions in matrices of `length` rows as positions in the one long matrix that they make. Unused places become the
    /// first row, since what is found there is multiplied by 0.
    private static NDArray placesInStack(NDArray positions, int length) {
        NDArray at = positions.maximum(0);
        if (at.rank() == 1) {
            return at;
        }
        NDArray firsts = Create.arange(at.device(), DType.INT32, 0, at.length(), 1).mul(length);
        return at.add(firsts.expandDims(1)).reshape(at.size());
    }
}
