package catenary.optimizers.hooks;

import static catenary.array.Reduction.reduction;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Reduction;
import catenary.autograd.Parameter;
import catenary.expr.Expr;
import catenary.expr.Fold.Combine;
import catenary.expr.Formula;
import catenary.optimizers.ParameterHook;
import catenary.optimizers.UpdateRule;
import java.util.List;

/// Layer-wise adaptive rate scaling: each gradient becomes `rate (g + weightDecay p)`, where
/// `rate = |p| / (eps + |g| + weightDecay |p|)` if `|p| > threshold`, else 1.
///
/// The norms stay where the parameter is, so that a GPU isn't waited for.
///
/// You, Gitman, Ginsburg: [Large batch training of convolutional networks](https://arxiv.org/abs/1708.03888) (2017).
///
/// @param threshold   norm of a parameter from which on its rate is scaled
/// @param weightDecay weight of the penalty on the parameters
/// @param eps         what is added to the denominator
public record GradientLARS(double threshold, double weightDecay, double eps) implements ParameterHook {

    private static final Reduction NORM = reduction("norm", Combine.SUM, x -> x.mul(x)).finish(s -> s.sqrt());
    private static final Elementwise SCALED = new Elementwise(new Formula("gradientLARS", 4, 4, List.of(scaled(
            new Expr.Arg(0), new Expr.Arg(1), new Expr.Arg(2), new Expr.Arg(3), new Expr.Param(0), new Expr.Param(1),
            new Expr.Param(2), new Expr.Param(3)))));

    public GradientLARS() {
        this(0.01);
    }

    public GradientLARS(double threshold) {
        this(threshold, 0);
    }

    public GradientLARS(double threshold, double weightDecay) {
        this(threshold, weightDecay, 1e-9);
    }

    @Override public void apply(UpdateRule rule, Parameter p) {
        p.grad(SCALED.run(new NDArray[] {p.grad(), p.array(), NORM.on(p.array()), NORM.on(p.grad())},
                new double[] {threshold, weightDecay, eps, rule.lossScale()}));
    }

    private static Expr scaled(Expr g, Expr p, Expr norm, Expr gradNorm, Expr threshold, Expr weightDecay, Expr eps,
            Expr scale) {
        Expr rate = norm.gt(threshold).where(norm.div(eps.add(gradNorm.div(scale)).add(weightDecay.mul(norm))), 1);
        return g.add(p.mul(weightDecay).mul(scale)).mul(rate);
    }
}
