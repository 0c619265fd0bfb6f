package catenary.functions.normalization;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.Expr;
import catenary.expr.Formula;
import java.util.List;

/// Averages over the batches seen so far, the last ones counting most.
final class RunningAverage {

    private static final Elementwise NEXT = new Elementwise(new Formula("runningAverage", 2, 2, List.of(
            next(new Expr.Arg(0), new Expr.Arg(1), new Expr.Param(0), new Expr.Param(1)))));

    private RunningAverage() {}

    private static Expr next(Expr running, Expr value, Expr decay, Expr share) {
        return running.mul(decay).add(value.mul(share));
    }

    /// `running = decay * running + (1 - decay) * factor * value`, in place; nothing where `running` is null or `value` was
    /// computed from no elements.
    static void update(NDArray running, NDArray value, double decay, int elements, double factor) {
        if (running != null && elements > 0) {
            NEXT.into(running, new NDArray[] {running, value}, decay, (1 - decay) * factor);
        }
    }

    /// By what the mean of squared deviations of `n` elements is too small an estimate.
    static double unbiased(int n) {
        return (double) n / Math.max(n - 1, 1);
    }

    /// Fails unless `running` is null or float of that shape.
    static void check(String op, String name, NDArray running, Shape shape) {
        if (running != null && (!running.shape().equals(shape) || !running.dtype().isFloat())) {
            throw new IllegalArgumentException(op + ": expected " + name + " to be float " + shape + ", but found "
                    + running.dtype() + " " + running.shape());
        }
    }
}
