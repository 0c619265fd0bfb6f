package catenary.autograd;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;

/// A sparse matrix, or a stack of them, as a list of its elements and their positions: the coordinate format.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `data` | `(L,)`, or `(B, L)` for a stack | float; receives a gradient if the variable does |
/// | `row`, `col` | that of `data` | signed integer; -1 for a place that is not used |
/// | `shape` | `(M, N)`; of a stack `(B, M, N)`, which `(M, N)` is read as | |
///
/// Elements may come in any order; those at one position are added.
public record CooMatrix(Variable data, NDArray row, NDArray col, Shape shape) {

    /// @throws IllegalArgumentException if shapes, dtypes or devices don't fit, or a position lies outside
    public CooMatrix {
        shape = shape.rank() == 2 && data.rank() == 2 ? Shape.of(data.length(), shape.axis(0), shape.axis(1)) : shape;
        boolean fits = shape.rank() == 2 && data.rank() == 1
                || shape.rank() == 3 && data.rank() == 2 && data.length() == shape.axis(0);
        boolean positions = row.shape().equals(data.shape()) && col.shape().equals(data.shape())
                && row.dtype().kind() == DType.Kind.SIGNED && col.dtype().kind() == DType.Kind.SIGNED;
        boolean together = row.device() == data.device() && col.device() == data.device();
        if (!fits || !positions || !together || !data.dtype().isFloat()) {
            throw new IllegalArgumentException("cooMatrix: expected float data (L,) and integer row and col like it for"
                    + " shape (M, N), or (B, L) for (B, M, N), but found " + shape + "\n  data: "
                    + data.array().describe() + "\n  row: " + row.describe() + "\n  col: " + col.describe());
        }
        requireInside("row", row, shape.axis(-2));
        requireInside("col", col, shape.axis(-1));
    }

    private static void requireInside(String name, NDArray positions, int length) {
        if (positions.size() > 0 && (positions.min().item() < -1 || positions.max().item() >= length)) {
            throw new IllegalArgumentException("cooMatrix: expected -1 <= " + name + " < " + length + ", but found "
                    + (long) positions.min().item() + " to " + (long) positions.max().item());
        }
    }

    /// The elements of a matrix `(M, N)` that are not 0, row by row, as a leaf whose gradient is wanted.
    ///
    /// @throws IllegalArgumentException if `dense` is no float matrix
    public static CooMatrix of(NDArray dense) {
        if (dense.rank() != 2 || !dense.dtype().isFloat()) {
            throw new IllegalArgumentException("cooMatrix: expected a float matrix, but found " + dense.describe());
        }
        NDArray used = dense.ne(0);
        NDArray rows = Create.arange(dense.device(), DType.INT32, 0, dense.shape().axis(0), 1).expandDims(1);
        NDArray columns = Create.arange(dense.device(), DType.INT32, 0, dense.shape().axis(1), 1);
        return new CooMatrix(new Variable(dense.get(used)), rows.broadcastTo(dense.shape()).get(used),
                columns.broadcastTo(dense.shape()).get(used), dense.shape());
    }

    /// The matrix, or each of the stack, with rows and columns exchanged. The elements stay where they are.
    public CooMatrix transpose() {
        int[] d = shape.toArray();
        int m = d[d.length - 2];
        d[d.length - 2] = d[d.length - 1];
        d[d.length - 1] = m;
        return new CooMatrix(data, col, row, Shape.of(d));
    }
}
