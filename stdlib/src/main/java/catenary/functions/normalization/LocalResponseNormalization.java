package catenary.functions.normalization;

import static catenary.autograd.Pointwise.withParams;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.MatMul;
import catenary.autograd.Pointwise;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import catenary.functions.math.Square;
import java.util.function.Consumer;

/// Local response normalization: each element divided by a power of the squares around it across channels,
/// `y[c] = x[c] * (k + alpha * sum of x[j]^2 over |j - c| <= n / 2)^-beta`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | `(B, C, ...)` | float |
/// | returns | that of `x` | that of `x` |
///
/// `alpha` is not divided by `n`; an even `n` counts as `n + 1`. NaN where the base of the power is negative. The sums are one
/// product with a band matrix, hence differentiable to any order.
///
/// ```jshell
/// jshell> F.localResponseNormalization(variable(new float[][] {{1, 2, 3}}))
/// $1 ==> variable([[0.59429157, 1.1885831 , 1.7828747 ]])
/// ```
///
/// Source: [Krizhevsky, Sutskever and Hinton (2012)](https://papers.nips.cc/paper/4824), section 3.3.
public final class LocalResponseNormalization {

    // As a power it would be computed one element after the other, in three times the time.
    private static final Pointwise FACTOR = withParams("localResponseNormalization",
            (sum, k, beta) -> sum.add(k).log().mul(beta).neg().exp());

    /// What can be chosen beside `x`.
    public static final class Options {
        private int n = 5;
        private double k = 2;
        private double alpha = 1e-4;
        private double beta = 0.75;

        /// How many channels count, an odd number; 5 by default.
        public Options n(int n) {
            this.n = n;
            return this;
        }

        /// The least divisor's base; 2 by default.
        public Options k(double k) {
            this.k = k;
            return this;
        }

        /// The weight of the squares; 1e-4 by default.
        public Options alpha(double alpha) {
            this.alpha = alpha;
            return this;
        }

        /// The power; 0.75 by default.
        public Options beta(double beta) {
            this.beta = beta;
            return this;
        }
    }

    private LocalResponseNormalization() {}

    public static Variable localResponseNormalization(Variable x) {
        return localResponseNormalization(x, _ -> {});
    }

    /// @throws IllegalArgumentException if `x` is not float or has less than two axes, or `n < 1`
    public static Variable localResponseNormalization(Variable x, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        if (x.rank() < 2 || !x.dtype().isFloat() || o.n < 1) {
            throw new IllegalArgumentException("localResponseNormalization: expected a float x with x.rank >= 2 and"
                    + " n >= 1, but found n = " + o.n + "\n  x: " + x.array().describe());
        }
        int batch = x.shape().axis(0);
        int channels = x.shape().axis(1);
        int below = batch == 0 || channels == 0 ? 0 : x.size() / batch / channels;
        Variable squares = Reshape.reshape(Square.square(x), batch, channels, below);
        Variable sums = Reshape.reshape(MatMul.matmul(band(x.array(), o.n / 2, o.alpha), squares), x.shape());
        return x.mul(FACTOR.on(sums, o.k, o.beta));
    }

    /// The matrix whose product sums the channels at most `half` away, times `alpha`.
    private static Variable band(NDArray x, int half, double alpha) {
        int channels = x.shape().axis(1);
        NDArray i = Create.arange(x.device(), x.dtype(), 0, channels, 1);
        NDArray distance = i.reshape(channels, 1).sub(i).abs();
        return Variable
                .constant(distance.le(half).astype(x.dtype()).mul(alpha).reshape(Shape.of(1, channels, channels)));
    }
}
