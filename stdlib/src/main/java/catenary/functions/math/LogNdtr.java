package catenary.functions.math;

import catenary.autograd.Variable;
import catenary.expr.Expr;

/// The logarithm of [Ndtr], exact where that is nearly 0 or 1.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// ```jshell
/// jshell> F.logNdtr(variable(-10, 0, 1))
/// $1 ==> variable([-53.231285  ,  -0.6931472 ,  -0.17275378])
/// ```
public final class LogNdtr {

    private static final Special LOG_NDTR =
            Special.special("logNdtr", LogNdtr::formula,
                    (x, _) -> Erfcx.erfcx(x.mul(-Math.sqrt(0.5))).pow(-1).mul(Math.sqrt(2 / Math.PI)));

    private LogNdtr() {}

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable logNdtr(Variable x) {
        return LOG_NDTR.on(x);
    }

    private static Expr formula(Expr x) {
        Expr z = x.mul(-Math.sqrt(0.5));
        Expr low = ErrorFunctions.erfcx(z).mul(0.5).log().sub(z.square());
        return x.gt(0).where(ErrorFunctions.erfc(z.neg()).mul(-0.5).log1p(), low);
    }
}
