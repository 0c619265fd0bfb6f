package catenary.functions.loss;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.autograd.Sum;
import catenary.autograd.Variable;

/// Half the sum of squared covariances between different units, which decorrelates a layer.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `h` | `(B, N)` | float |
/// | returns | `()`, or `(N, N)` (the covariances with diagonal 0) with `reduce("no")` | that of `h` |
///
/// A composite. `reduce` is `"half_squared_sum"` unless given.
///
/// ```jshell
/// jshell> F.decov(variable(new float[][] {{1, 1}, {2, 3}}))
/// $1 ==> variable(0.25)
/// ```
///
/// Source: [Cogswell et al. (2016)](https://arxiv.org/abs/1511.06068).
public final class Decov {

    private Decov() {}

    public static Variable decov(Variable h) {
        return decov(h, "half_squared_sum");
    }

    /// @throws IllegalArgumentException if `h` is not float or has not 2 axes
    public static Variable decov(Variable h, String reduce) {
        if (h.rank() != 2) {
            throw new IllegalArgumentException("decov: expected h (B, N)\n  h: " + h.array().describe());
        }
        NDArray diagonal = Create.eye(h.device(), h.dtype(), h.shape().axis(1));
        Variable c = CrossCovariance.covariance(h, h).mul(Variable.constant(diagonal.neg().add(1)));
        return switch (reduce) {
            case "no" -> c;
            case "half_squared_sum" -> Sum.sum(c.pow(2), null, false).mul(0.5);
            default -> throw new IllegalArgumentException(
                    "decov: expected reduce to be one of half_squared_sum, no, but found " + reduce);
        };
    }
}
