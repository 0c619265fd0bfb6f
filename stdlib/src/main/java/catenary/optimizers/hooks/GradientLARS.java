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
/// You, Gitman, Ginsburg: [Large batch training of convolutional networks](https://arxiv.org/abs/1708.03888) (2017).
///
/// @param threshold   norm of a parameter from which on its rate is scaled
/// @param weightDecay weight of the penalty on the parameters
/// @param eps         what is added to the denominator
public record GradientLARS(double threshold, double weightDecay, double eps) implements ParameterHook {

    private static final Reduction NORM = reduction("norm", Combine.SUM, x -> x.mul(x)).finish(s -> s.sqrt());
    private static final Elementwise SCALED = new Elementwise(new Formula("gradientLARS", 2, 2, List.of(
            new Expr.Arg(0).add(new Expr.Arg(1).mul(new Expr.Param(1))).mul(new Expr.Param(0)))));

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
        double norm = NORM.on(p.array()).item();
        double gradNorm = NORM.on(p.grad()).item() / rule.lossScale();
        double rate = norm > threshold ? norm / (eps + gradNorm + weightDecay * norm) : 1;
        p.grad(SCALED.run(new NDArray[] {p.grad(), p.array()}, new double[] {rate, weightDecay * rule.lossScale()}));
    }
}
