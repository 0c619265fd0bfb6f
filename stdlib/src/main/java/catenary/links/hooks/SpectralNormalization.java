package catenary.links.hooks;

import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.initializers.Constant;
import catenary.links.DeconvolutionND;
import catenary.links.Link;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;

/// Divides a weight by its greatest singular value before use, so that the link stretches no input: what it computes with is
/// `W factor / sigma`, or `gamma W factor / sigma`.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W_u` | (outSize) | normal; follows the singular vector, saved with the link |
/// | `gamma` | () | the greatest singular value of the first `W`; a parameter, only with `useGamma` |
///
/// With `M` the weight as a matrix with one row an output (for transposed convolutions axis 1), each call does `nPowerIteration`
/// times `v = normalize(u' M)`, `u = normalize(M v)`; then `sigma = u' M v`, where `u` and `v` count as constants. In training
/// `u` is kept for the next call.
///
/// ```java
/// new Convolution2D(3, 16, 3).addHook(new SpectralNormalization());
/// ```
///
/// Miyato et al.: [Spectral normalization for generative adversarial networks](https://arxiv.org/abs/1802.05957) (2018).
public class SpectralNormalization extends WeightHook {

    private final int nPowerIteration;
    private final double eps;
    private final boolean useGamma;
    private final double factor;
    private final Map<Link, NDArray> lastV = Collections.synchronizedMap(new WeakHashMap<>());

    /// What a [SpectralNormalization] may be told.
    public static final class Options extends WeightHook.Options<Options> {
        private int nPowerIteration = 1;
        private double eps = 1e-6;
        private boolean useGamma;
        private double factor = 1;

        private Options() {}

        /// How often a call refines `u`; once if not given.
        public Options nPowerIteration(int nPowerIteration) {
            this.nPowerIteration = nPowerIteration;
            return this;
        }

        /// What is added to lengths that are divided by; 1e-6 if not given.
        public Options eps(double eps) {
            this.eps = eps;
            return this;
        }

        /// Whether the weight is multiplied by a learned `gamma`; false if not given.
        public Options useGamma(boolean useGamma) {
            this.useGamma = useGamma;
            return this;
        }

        /// What the singular value is divided by; 1 if not given.
        public Options factor(double factor) {
            this.factor = factor;
            return this;
        }
    }

    public SpectralNormalization() {
        this(_ -> {});
    }

    /// @throws IllegalArgumentException if there is no iteration
    public SpectralNormalization(Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        if (o.nPowerIteration < 1) {
            throw new IllegalArgumentException(
                    "SpectralNormalization: expected nPowerIteration > 0, but found " + o.nPowerIteration);
        }
        super(o);
        nPowerIteration = o.nPowerIteration;
        eps = o.eps;
        useGamma = o.useGamma;
        factor = o.factor;
    }

    private String u() {
        return weightName() + "_u";
    }

    /// @throws IllegalArgumentException if the link has no such weight, or has something named `W_u` or `gamma`
    @Override public void added(Link link) {
        Parameter w = weight(link);
        link.addPersistent(u(), w.isInitialized() ? drawn(matrix(link, w).array()) : null);
        if (useGamma) {
            Parameter gamma = new Parameter(new Constant(1));
            link.addParam("gamma", gamma);
            if (w.isInitialized()) {
                gamma.value(greatestSingularValue(matrix(link, w).array()));
            }
        }
    }

    @Override public void deleted(Link link) {
        link.removeAdded(u());
        if (useGamma) {
            link.removeAdded("gamma");
        }
    }

    private static NDArray drawn(NDArray m) {
        return Generator.global().randn(m.device(), m.dtype(), Shape.of(m.shape().axis(0)));
    }

    /// One row for each output.
    private static Variable matrix(Link link, Variable w) {
        if (link instanceof DeconvolutionND) {
            int[] axes = new int[w.rank()];
            for (int i = 0; i < axes.length; i++) {
                axes[i] = i < 2 ? 1 - i : i;
            }
            w = w.transpose(axes);
        }
        return w.reshape(w.shape().axis(0), -1);
    }

    @Override Variable form(Link link, Variable w) {
        Variable matrix = matrix(link, w);
        NDArray m = matrix.array();
        NDArray u = link.persistent(u());
        u = u == null ? drawn(m) : u;
        boolean training = Config.current().train();
        NDArray v;
        if (training && Config.current().inRecomputing()) {
            v = lastV.get(link);
            u = u.reshape(1, -1);
        } else {
            u = u.reshape(1, -1);
            v = null;
            for (int i = 0; i < nPowerIteration; i++) {
                v = unit(u.matmul(m));
                u = unit(v.matmul(m.transpose()));
            }
            if (training) {
                link.persistent(u(), u.reshape(-1));
                lastV.put(link, v);
            }
        }
        Variable sigma = Variable.constant(u).matmul(matrix).mul(Variable.constant(v)).sum();
        Variable scale = Variable.constant(factor(m)).div(sigma);
        if (useGamma) {
            scale = gamma(link, m).mul(scale);
        }
        return w.mul(scale.broadcastTo(w.shape()));
    }

    private NDArray factor(NDArray m) {
        return new Constant(factor).generate(m.device(), m.dtype(), Shape.SCALAR);
    }

    private static Variable gamma(Link link, NDArray m) {
        Parameter gamma = link.namedParams().get("/gamma");
        if (!gamma.isInitialized()) {
            gamma.value(greatestSingularValue(m));
        }
        return gamma;
    }

    /// `x` of length 1, almost.
    private NDArray unit(NDArray x) {
        return x.div(x.square().sum().sqrt().add(eps));
    }

    /// By the power method with a high power of `M M'`, which makes even close values part.
    private static NDArray greatestSingularValue(NDArray m) {
        NDArray a = m.astype(DType.FLOAT64);
        NDArray gram = m.shape().axis(0) <= m.shape().axis(1) ? a.matmul(a.transpose()) : a.transpose().matmul(a);
        NDArray power = gram;
        for (int i = 0; i < 8; i++) {
            NDArray squared = power.matmul(power);
            power = squared.div(squared.abs().max().maximum(Double.MIN_NORMAL));
        }
        NDArray x = Generator.global().randn(a.device(), DType.FLOAT64, Shape.of(gram.shape().axis(0), 1));
        for (int i = 0; i < 100; i++) {
            NDArray y = power.matmul(x);
            x = y.div(y.square().sum().sqrt().maximum(Double.MIN_NORMAL));
        }
        return x.mul(gram.matmul(x)).sum().sqrt().astype(m.dtype());
    }
}
