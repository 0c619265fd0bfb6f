package catenary.functions.math;

import static catenary.autograd.Pointwise.withParams;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;

/// `x` kept between two bounds, `y = min(max(x, xMin), xMax)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | `xMin`, `xMax` | numbers; infinite or null for none | |
/// | returns | that of `x` | that of `x` |
///
/// The gradient is 1 where `xMin <= x <= xMax`, the bounds included, else 0.
///
/// ```jshell
/// jshell> F.clip(variable(-1, 0.5, 2), 0, 1)
/// $1 ==> variable([0. , 0.5, 1. ])
/// ```
public final class Clip {

    private static final Pointwise CLIP = withParams("clip", (x, min, max) -> x.max(min).min(max));

    private Clip() {}

    /// @throws IllegalArgumentException if `x` is not float or not `xMin < xMax`
    public static Variable clip(Variable x, double xMin, double xMax) {
        if (!(xMin < xMax)) {
            throw new IllegalArgumentException("clip: expected xMin < xMax, but " + xMin + " >= " + xMax);
        }
        return CLIP.on(x, xMin, xMax);
    }

    /// With null for a bound that is not given.
    ///
    /// @throws IllegalArgumentException if both are null
    public static Variable clip(Variable x, Double xMin, Double xMax) {
        if (xMin == null && xMax == null) {
            throw new IllegalArgumentException("clip: expected xMin, xMax or both, but found neither");
        }
        return clip(
                x,
                xMin == null ? Double.NEGATIVE_INFINITY : xMin.doubleValue(),
                xMax == null ? Double.POSITIVE_INFINITY : xMax.doubleValue());
    }
}
