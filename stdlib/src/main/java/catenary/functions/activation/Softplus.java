package catenary.functions.activation;

import static catenary.autograd.Pointwise.withParam;

import catenary.autograd.Pointwise;
import catenary.autograd.Variable;

/// The smooth maximum of `x` and 0, `y = log(1 + exp(beta x)) / beta`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | returns | that of `x` | that of `x` |
///
/// A greater `beta` is a sharper bend. Computed as `(max(z, 0) + log1p(exp(-|z|))) / beta` with `z = beta x`, so that
/// nothing overflows.
///
/// ```jshell
/// jshell> F.softplus(variable(-1, 0, 1))
/// $1 ==> variable([0.3132617, 0.6931472, 1.3132617])
/// ```
///
/// Source: [Dugas et al. (2000)](https://papers.nips.cc/paper/1920-incorporating-second-order-functional-knowledge-for-better-option-pricing).
public final class Softplus {

    // log1p(exp(-|z|)) has a kink at 0 that max(z, 0) takes back; the derivative is written without either.
    private static final Pointwise SOFTPLUS = withParam(
            "softplus",
            (x, beta) -> {
                var z = x.mul(beta);
                return z.max(0).add(z.abs().neg().exp().log1p()).div(beta);
            })
            .derivative((x, beta) -> x.mul(beta).sigmoid());

    private Softplus() {}

    /// With `beta = 1`.
    public static Variable softplus(Variable x) {
        return softplus(x, 1);
    }

    /// @throws IllegalArgumentException if `x` is not float
    public static Variable softplus(Variable x, double beta) {
        return SOFTPLUS.on(x, beta);
    }
}
