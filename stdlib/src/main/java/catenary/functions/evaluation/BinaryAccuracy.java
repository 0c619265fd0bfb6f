package catenary.functions.evaluation;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.expr.DType;

/// The share of scores on the right side of 0, `mean((y >= 0) == t)`, over the positions whose label is not -1.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `y` | any | float; scores |
/// | `t` | that of `y` | integer; 0, 1, or -1 to ignore the position |
/// | returns | `()` | that of `y`; in `[0, 1]` |
///
/// If all positions are ignored the result is 0. Not differentiable.
///
/// ```jshell
/// jshell> F.binaryAccuracy(variable(1, -1, 1), array(new int[] {1, 0, 0}))
/// $1 ==> variable(0.6666667)
/// ```
public final class BinaryAccuracy {

    private static final Elementwise HIT =
            elementwise("binaryAccuracy", (y, t) -> t.eq(y.ge(0).where(1, 0)).where(1, 0));
    private static final Elementwise COUNTS = elementwise("binaryAccuracy", t -> t.ne(-1).where(1, 0));
    private static final Elementwise SHARE = elementwise("binaryAccuracy", (hits, n) -> hits.div(n.max(1)));

    private BinaryAccuracy() {}

    /// @throws IllegalArgumentException if shapes or dtypes don't fit
    public static Variable binaryAccuracy(Variable y, Variable t) {
        if (!y.dtype().isFloat() || t.dtype().kind() != DType.Kind.SIGNED || !y.shape().equals(t.shape())) {
            throw new IllegalArgumentException("binaryAccuracy: expected float y and integer t with y.shape == t.shape"
                    + "\n  y: " + y.array().describe() + "\n  t: " + t.array().describe());
        }
        NDArray hits = NDArray.uninitialized(y.device(), y.dtype(), y.shape());
        HIT.into(hits, new NDArray[] {y.array(), t.array()});
        NDArray counts = NDArray.uninitialized(y.device(), y.dtype(), y.shape());
        COUNTS.into(counts, new NDArray[] {t.array()});
        return Variable.constant(SHARE.on(hits.mul(counts).sum(), counts.sum()));
    }
}
