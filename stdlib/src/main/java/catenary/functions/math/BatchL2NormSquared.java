package catenary.functions.math;

import catenary.autograd.Sum;
import catenary.autograd.Variable;
import java.util.stream.IntStream;

/// The squared length of each row, `y[n] = sum(x[n]^2)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(B, ...)` | float |
/// | returns | `(B,)` | that of `x` |
///
/// A composite.
///
/// ```jshell
/// jshell> F.batchL2NormSquared(variable(new float[][] {{3, 4}, {1, 0}}))
/// $1 ==> variable([25.,  1.])
/// ```
public final class BatchL2NormSquared {

    private BatchL2NormSquared() {}

    /// @throws IllegalArgumentException if `x` is not float or has fewer than 2 axes
    public static Variable batchL2NormSquared(Variable x) {
        if (x.rank() < 2) {
            throw new IllegalArgumentException("batchL2NormSquared: expected x.rank >= 2, but " + x.rank()
                    + " < 2\n  x: " + x.array().describe());
        }
        return Sum.sum(Square.square(x), IntStream.range(1, x.rank()).toArray(), false);
    }
}
