package catenary.functions.noise;

import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.functions.array.Where;

/// In training, each element keeps its old value `h` with probability `ratio`, else takes the new one `x`; in test mode
/// `x` itself.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `h`, `x` | one shape | one float dtype |
/// | returns | that of `x` | that of `x` |
///
/// Test mode does not mix the expectation, as the reference does not.
///
/// ```jshell
/// jshell> F.zoneout(variable(1, 1), variable(2, 2), 0)
/// $1 ==> variable([2., 2.])
/// ```
///
/// Source: [Krueger et al. (2017)](https://arxiv.org/abs/1606.01305).
public final class Zoneout {

    private Zoneout() {}

    /// With `ratio = 0.5`.
    public static Variable zoneout(Variable h, Variable x) {
        return zoneout(h, x, 0.5);
    }

    /// @throws IllegalArgumentException if shapes or dtypes differ or `ratio` is not in `[0, 1]`
    public static Variable zoneout(Variable h, Variable x, double ratio) {
        if (!(ratio >= 0 && ratio <= 1)) {
            throw new IllegalArgumentException("zoneout: expected 0 <= ratio <= 1, but found " + ratio);
        }
        if (!x.dtype().isFloat() || h.dtype() != x.dtype()) {
            throw new IllegalArgumentException("zoneout: expected h and x of one float dtype, but found " + h.dtype()
                    + " and " + x.dtype() + "\n  h: " + h.array().describe() + "\n  x: " + x.array().describe());
        }
        if (!h.shape().equals(x.shape())) {
            throw new IllegalArgumentException("zoneout: expected h.shape == x.shape, but " + h.shape() + " != "
                    + x.shape() + "\n  h: " + h.array().describe() + "\n  x: " + x.array().describe());
        }
        if (!Config.current().train()) {
            return x;
        }
        NDArray u = Generator.global().rand(x.device(), x.dtype(), x.shape());
        return Where.where(u.lt(ratio), h, x);
    }
}
