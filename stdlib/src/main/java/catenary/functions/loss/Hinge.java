package catenary.functions.loss;

import static catenary.array.Elementwise.withParam;
import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Create;
import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.autograd.Pointwise;
import catenary.autograd.Sum;
import catenary.autograd.Variable;
import catenary.expr.DType;
import java.util.function.Consumer;

/// Hinge loss of each class against the rest: `max(1 + s x, 0)`, or its square, with `s = -1` at the label, else 1.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(B, C)` | float |
/// | `t` | `(B,)`; a class | integer |
/// | returns | `()`, or `(B, C)` with `reduce("no")` | that of `x` |
///
/// The mean is over the batch, not over classes.
///
/// ```jshell
/// jshell> F.hinge(variable(new float[][] {{0.5f, -0.5f}}), array(new int[] {0}))
/// $1 ==> variable(1.)
/// ```
public final class Hinge {

    private static final Elementwise SIDE =
            withParam("hinge", (t, c, classes) -> t.eq(c).or(t.add(classes).eq(c)).where(-1, 1));
    private static final Pointwise MARGIN = pointwise("hinge", (x, s) -> x.mul(s).add(1).max(0))
            .names("x", "s");

    /// What can be chosen beside scores and labels.
    public static final class Options {
        private boolean squared;
        private Reduce reduce = Reduce.MEAN;

        /// `"L1"`, or `"L2"` for squares.
        public Options norm(String norm) {
            squared = norm.equals("L2");
            if (!squared && !norm.equals("L1")) {
                throw new IllegalArgumentException("hinge: expected norm to be one of L1, L2, but found " + norm);
            }
            return this;
        }

        /// `"mean"`, or `"no"` for the loss of each class of each row.
        public Options reduce(String reduce) {
            this.reduce = Reduce.of("hinge", reduce, Reduce.MEAN, Reduce.NO);
            return this;
        }
    }

    private Hinge() {}

    public static Variable hinge(Variable x, Variable t) {
        return hinge(x, t, _ -> {});
    }

    /// @throws IllegalArgumentException if shapes or dtypes don't fit
    public static Variable hinge(Variable x, Variable t, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        if (x.rank() != 2 || t.rank() != 1 || t.length() != x.length() || t.dtype().kind() != DType.Kind.SIGNED) {
            throw new IllegalArgumentException("hinge: expected x (B, C) and integer t (B,)\n  x: "
                    + x.array().describe() + "\n  t: " + t.array().describe());
        }
        int c = x.shape().axis(1);
        requireClasses(t.array(), c);
        NDArray side = NDArray.uninitialized(x.device(), x.dtype(), x.shape());
        NDArray classes = Create.arange(x.device(), t.dtype(), 0, c, 1);
        SIDE.into(side, new NDArray[] {t.array().reshape(t.size(), 1), classes}, c);
        Variable gap = MARGIN.on(x, Variable.constant(side));
        Variable each = o.squared ? gap.pow(2) : gap;
        return o.reduce == Reduce.NO ? each : Sum.sum(each, null, false).div(Math.max(1, x.length()));
    }

    /// A device that queues its work is not waited for: there a label that is no class has no score to push up.
    private static void requireClasses(NDArray t, int classes) {
        if (!t.device().queues() && t.size() > 0
                && (t.min().item() < -classes || t.max().item() >= classes)) {
            throw new IllegalArgumentException("hinge: expected every label of t to be in " + -classes + " <= t < "
                    + classes + ", the classes of x, but found " + (long) t.min().item() + " to "
                    + (long) t.max().item());
        }
    }
}
