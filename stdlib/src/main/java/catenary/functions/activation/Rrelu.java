package catenary.functions.activation;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Create;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import java.util.function.Consumer;

/// Leaky rectified linear unit with a random slope: in training `y = x` where `x >= 0`, else `r x` with `r ~ U(l, u)`
/// for each element; in test mode `r = (l + u) / 2`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | float |
/// | `r` | that of `x` | that of `x` |
/// | returns | that of `x` | that of `x` |
///
/// The gradient at 0 is 1. A given `r` is used in training only.
///
/// ```jshell
/// jshell> F.rrelu(variable(-1, 2), o -> o.r(array(new float[] {0.5f, 0.5f})))
/// $1 ==> variable([-0.5,  2. ])
/// ```
///
/// Source: [Xu et al. (2015)](https://arxiv.org/abs/1505.00853).
public final class Rrelu {

    private static final Pointwise RRELU = pointwise("rrelu", (x, r) -> x.ge(0).where(x, x.mul(r))).names("x", "r");

    /// What can be chosen beside `x`.
    public static final class Options {
        private double l = 1. / 8;
        private double u = 1. / 3;
        private NDArray r;
        private Consumer<NDArray> returnR;

        /// The least slope.
        public Options l(double l) {
            this.l = l;
            return this;
        }

        /// The greatest slope.
        public Options u(double u) {
            this.u = u;
            return this;
        }

        /// The slopes to use in training instead of drawn ones.
        public Options r(NDArray r) {
            this.r = r;
            return this;
        }

        /// Receives the slopes that were used.
        public Options returnR(Consumer<NDArray> returnR) {
            this.returnR = returnR;
            return this;
        }
    }

    private Rrelu() {}

    public static Variable rrelu(Variable x) {
        return rrelu(x, _ -> {});
    }

    /// @throws IllegalArgumentException if `x` is not float, not `0 <= l < u < 1`, or `r` does not fit `x`
    public static Variable rrelu(Variable x, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        if (!(o.l >= 0 && o.l < o.u && o.u < 1)) {
            throw new IllegalArgumentException("rrelu: expected 0 <= l < u < 1, but found " + o.l + " and " + o.u);
        }
        NDArray r = !Config.current().train()
                ? Create.full(x.device(), x.dtype(), x.shape(), (o.l + o.u) / 2)
                : o.r != null ? o.r : uniform(x, o);
        if (!r.shape().equals(x.shape())) {
            throw new IllegalArgumentException("rrelu: expected r.shape == x.shape, but " + r.shape() + " != "
                    + x.shape() + "\n  x: " + x.array().describe() + "\n  r: " + r.describe());
        }
        if (o.returnR != null) {
            o.returnR.accept(r);
        }
        return RRELU.on(x, Variable.constant(r));
    }

    private static NDArray uniform(Variable x, Options o) {
        return Generator.global().rand(x.device(), x.dtype(), x.shape()).mul(o.u - o.l).add(o.l);
    }
}
