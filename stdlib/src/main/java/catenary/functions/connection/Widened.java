package catenary.functions.connection;

import catenary.autograd.Cast;
import catenary.autograd.Variable;
import catenary.expr.DType;

/// A product of `x` and weights `W` of another float dtype: computed in the wider of the two, the result in the dtype of
/// `x`, each gradient in that of its own array. So float16 images go through weights that are kept in float32.
final class Widened {

    /// What is computed of arrays of one dtype; `b` may be null.
    interface Product {
        Variable of(Variable x, Variable W, Variable b);
    }

    private Widened() {}

    /// Whether `x` and `W` are floats of different dtypes. Else the function itself says what it takes.
    static boolean applies(Variable x, Variable W) {
        return x.dtype() != W.dtype() && x.dtype().isFloat() && W.dtype().isFloat();
    }

    /// @throws IllegalArgumentException if `b` has another dtype than `x`
    static Variable apply(String op, Variable x, Variable W, Variable b, Product product) {
        if (b != null && b.dtype() != x.dtype()) {
            throw new IllegalArgumentException(op + ": expected x.dtype == b.dtype, but " + x.dtype() + " != "
                    + b.dtype() + "\n  x: " + x.array().describe() + "\n  W: " + W.array().describe() + "\n  b: "
                    + b.array().describe());
        }
        DType dtype = DType.promote(x.dtype(), W.dtype());
        Variable y = product.of(Cast.cast(x, dtype), Cast.cast(W, dtype), b == null ? null : Cast.cast(b, dtype));
        return Cast.cast(y, x.dtype());
    }
}
