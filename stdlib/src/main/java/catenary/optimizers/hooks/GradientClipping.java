package catenary.optimizers.hooks;

import static catenary.array.Elementwise.withParams;
import static catenary.array.Reduction.reduction;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Reduction;
import catenary.autograd.Parameter;
import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Fold.Combine;
import catenary.optimizers.Optimizer;
import catenary.optimizers.OptimizerHook;

/// Scales all gradients together so that their common Euclidean norm is at most `threshold`.
///
/// Parameters whose update is disabled have gradients, which count and change as all others, as in Chainer. A GPU isn't
/// waited for.
///
/// @param threshold greatest norm
public record GradientClipping(double threshold) implements OptimizerHook {

    private static final Reduction SQUARES = reduction("sqnorm", Combine.SUM, g -> g.mul(g));

    /// Of the sum of squares, by the factor of the loss and the threshold.
    private static final Elementwise RATE = withParams("clippingRate", (squares, scale, threshold) -> {
        Expr norm = squares.sqrt().div(scale);
        return norm.gt(threshold).where(threshold.div(norm), 1);
    });

    @Override public void apply(Optimizer optimizer) {
        var params = optimizer.target().params(false).stream().filter(p -> p.grad() != null).toList();
        NDArray squares = null; // added up where they are, more precisely than each by itself
        for (Parameter p : params) {
            NDArray s = SQUARES.on(p.grad()).astype(DType.FLOAT64);
            squares = squares == null ? s : squares.add(s.to(squares.device()));
        }
        if (squares == null) {
            return;
        }
        if (squares.device().queues()) {
            NDArray rate = RATE.on(squares, optimizer.scaleOfGrads(), threshold);
            for (Parameter p : params) {
                p.grad(p.grad().mul(rate.to(p.device()).astype(p.dtype())));
            }
            return;
        }
        double norm = Math.sqrt(squares.item()) / optimizer.scaleOfGrads();
        if (norm > threshold) {
            for (Parameter p : params) {
                NDArray scaled = p.grad().mul(threshold / norm);
                p.grad(scaled);
            }
        }
    }
}
