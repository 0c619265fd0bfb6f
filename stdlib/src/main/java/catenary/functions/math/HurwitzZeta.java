package catenary.functions.math;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.expr.Expr;
import catenary.expr.Formula;
import java.util.List;

/// `sum over k >= 0 of (q + k)^-s` in float64, on both sides of 0.
final class HurwitzZeta {

    private static final Elementwise RIGHT = elementwise("zeta", GammaFunctions::zeta);
    private static final Elementwise FRACTION = elementwise("zeta", q -> q.sub(q.floor()));
    private static final Elementwise EITHER = new Elementwise(new Formula("zeta", 5, 0, List.of(
            either(new Expr.Arg(0), new Expr.Arg(1), new Expr.Arg(2), new Expr.Arg(3), new Expr.Arg(4)))));

    private HurwitzZeta() {}

    /// For `s > 1` and `q > 0`, or whole `s > 1` and `q < 0`; infinite at `s = 1` and at `q = 0, -1, -2 ...`, else NaN.
    static NDArray of(NDArray s, NDArray q) {
        NDArray right = RIGHT.on(s, q);
        if (q.size() == 0 || q.min().item() > 0) {
            return right;
        }
        // The terms left of 0 are, but for their sign, those of the sum that starts at 1 - fraction, up to that of 1 - q.
        NDArray fraction = FRACTION.on(q);
        NDArray left = RIGHT.on(s, fraction.neg().add(1)).sub(RIGHT.on(s, q.neg().add(1)));
        return EITHER.run(new NDArray[] {s, q, right, RIGHT.on(s, fraction), left}, new double[0]);
    }

    private static Expr either(Expr s, Expr q, Expr right, Expr fromFraction, Expr left) {
        Expr sign = s.mul(0.5).sub(s.mul(0.5).floor()).mul(-4).add(1); // (-1)^s
        Expr mirrored = q.lt(0).and(q.ne(q.floor())).and(s.eq(s.floor())).and(s.gt(1));
        return mirrored.where(fromFraction.add(left.mul(sign)), right);
    }
}
