package catenary.optimizers.hooks;

import static catenary.array.Reduction.reduction;

import catenary.array.NDArray;
import catenary.array.Reduction;
import catenary.autograd.Parameter;
import catenary.expr.Fold.Combine;
import catenary.optimizers.Optimizer;
import catenary.optimizers.OptimizerHook;

/// Scales all gradients together so that their common Euclidean norm is at most `threshold`.
///
/// Parameters whose update is disabled neither count nor change.
///
/// @param threshold greatest norm
public record GradientClipping(double threshold) implements OptimizerHook {

    private static final Reduction SQUARES = reduction("sqnorm", Combine.SUM, g -> g.mul(g));

    @Override public void apply(Optimizer optimizer) {
        var params = optimizer.target().params(false).stream().filter(GradientClipping::isTrained).toList();
        NDArray squares = null; // added up where they are, so that a device is waited for once
        for (Parameter p : params) {
            NDArray s = SQUARES.on(p.grad());
            squares = squares == null ? s : squares.add(s.to(squares.device()));
        }
        double norm = squares == null ? 0 : Math.sqrt(squares.item()) / optimizer.scaleOfGrads();
        if (norm > threshold) {
            for (Parameter p : params) {
                NDArray scaled = p.grad().mul(threshold / norm);
                p.grad(scaled);
            }
        }
    }

    private static boolean isTrained(Parameter p) {
        return p.updateRule() != null && p.updateRule().isEnabled();
    }
}
