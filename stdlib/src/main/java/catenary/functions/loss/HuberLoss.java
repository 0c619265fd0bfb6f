package catenary.functions.loss;

import static catenary.autograd.Pointwise.pointwise;
import static catenary.autograd.Pointwise.withParam;

import catenary.autograd.Pointwise;
import catenary.autograd.Sum;
import catenary.autograd.Variable;

/// Squared error near 0, absolute error beyond `delta`: `d^2 / 2` where `|d| <= delta`, else `delta |d| - delta^2 / 2`,
/// with `d = x - t`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x`, `t` | one shape | one float dtype |
/// | returns | that of `x` without axis 1, or that of `x` with `reduce("no")` | that of `x` |
///
/// Summed over axis 1 (`reduce` is `"sum_along_second_axis"`), so not a single number.
///
/// ```jshell
/// jshell> F.huberLoss(variable(new float[][] {{0, 3}}), variable(new float[][] {{0.5f, 0}}), 1)
/// $1 ==> variable([2.625])
/// ```
public final class HuberLoss {

    private static final Pointwise DIFFERENCE =
            pointwise("huberLoss", (x, t) -> x.sub(t)).sameShape().names("x", "t");
    private static final Pointwise HUBER = withParam("huberLoss", (d, delta) -> d.abs().le(delta)
            .where(d.square().mul(0.5), d.abs().sub(delta.mul(0.5)).mul(delta)))
            .derivative((d, delta) -> d.max(delta.neg()).min(delta));

    private HuberLoss() {}

    public static Variable huberLoss(Variable x, Variable t, double delta) {
        return huberLoss(x, t, delta, "sum_along_second_axis");
    }

    /// @throws IllegalArgumentException if shapes or dtypes differ
    public static Variable huberLoss(Variable x, Variable t, double delta, String reduce) {
        Variable each = HUBER.on(DIFFERENCE.on(x, t), delta);
        return switch (reduce) {
            case "no" -> each;
            case "sum_along_second_axis" -> Sum.sum(each, new int[] {1}, false);
            default -> throw new IllegalArgumentException(
                    "huberLoss: expected reduce to be one of sum_along_second_axis, no, but found " + reduce);
        };
    }
}
