package catenary.functions.loss;

import catenary.autograd.MatMul;
import catenary.autograd.Mean;
import catenary.autograd.Sum;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;

/// Half the sum of squared covariances between two sets of variables, `sum(C^2) / 2` with
/// `C = (y - mean)' (z - mean) / B`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `y` | `(B, M)` | float |
/// | `z` | `(B, N)` | that of `y` |
/// | returns | `()`, or `(M, N)` (`C` itself) with `reduce("no")` | that of `y` |
///
/// A composite. `reduce` is `"half_squared_sum"` unless given.
///
/// ```jshell
/// jshell> F.crossCovariance(variable(new float[][] {{1}, {2}}), variable(new float[][] {{1}, {3}}))
/// $1 ==> variable(0.125)
/// ```
public final class CrossCovariance {

    private CrossCovariance() {}

    public static Variable crossCovariance(Variable y, Variable z) {
        return crossCovariance(y, z, "half_squared_sum");
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit
    public static Variable crossCovariance(Variable y, Variable z, String reduce) {
        if (y.rank() != 2 || z.rank() != 2 || y.length() != z.length() || y.dtype() != z.dtype()
                || !y.dtype().isFloat()) {
            throw new IllegalArgumentException(
                    "crossCovariance: expected float y (B, M) and z (B, N) of one dtype\n  y: "
                            + y.array().describe() + "\n  z: " + z.array().describe());
        }
        Variable c = covariance(y, z);
        return switch (reduce) {
            case "no" -> c;
            case "half_squared_sum" -> Sum.sum(c.pow(2), null, false).mul(0.5);
            default -> throw new IllegalArgumentException(
                    "crossCovariance: expected reduce to be one of half_squared_sum, no, but found " + reduce);
        };
    }

    /// `(y - mean)' (z - mean) / B`.
    static Variable covariance(Variable y, Variable z) {
        Variable yc = y.sub(Mean.mean(y, new int[] {0}, true));
        Variable zc = z.sub(Mean.mean(z, new int[] {0}, true));
        return MatMul.matmul(Transpose.transpose(yc), zc).div(y.length()); // (M, B)(B, N) -> (M, N)
    }
}
