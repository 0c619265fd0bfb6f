package catenary.links;

import static catenary.functions.activation.Maxout.maxout;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import java.util.function.Consumer;

/// The greatest of `poolSize` affine maps for each element of the result.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `linear/W` | (outSize poolSize, inSize) | [catenary.initializers.LeCunNormal] |
/// | `linear/b` | (outSize poolSize) | 0 |
/// | x | (batch, ...), with inSize elements an example | |
/// | y | (batch, outSize) | |
///
/// Arrays for `initialW` and `initialBias` have the shapes (outSize, poolSize, inSize) and (outSize, poolSize). Without `inSize`, the
/// first input shows it.
///
/// Goodfellow et al.: [Maxout networks](https://arxiv.org/abs/1302.4389) (2013).
public class Maxout extends Chain {

    private final int poolSize;
    private final Linear linear;

    /// What a [Maxout] may be told besides its sizes.
    public static final class Options extends AffineOptions<Options> {
        private final int outSize;
        private final int poolSize;

        private Options(int outSize, int poolSize) {
            this.outSize = outSize;
            this.poolSize = poolSize;
        }

        /// A `W` that starts as a copy of an array of shape (outSize, poolSize, inSize).
        @Override public Options initialW(NDArray initialW) {
            return super.initialW(flat("initialW", "(outSize, poolSize, inSize)", initialW, 3));
        }

        /// A `b` that starts as a copy of an array of shape (outSize, poolSize).
        @Override public Options initialBias(NDArray initialBias) {
            return super.initialBias(flat("initialBias", "(outSize, poolSize)", initialBias, 2));
        }

        private NDArray flat(String what, String shape, NDArray a, int rank) {
            if (a.rank() != rank || a.shape().axis(0) != outSize || a.shape().axis(1) != poolSize) {
                throw new IllegalArgumentException("Maxout: expected " + what + " of shape " + shape + " with outSize "
                        + outSize + " and poolSize " + poolSize + ", but found " + a.describe());
            }
            return rank == 2 ? a.reshape(outSize * poolSize) : a.reshape(outSize * poolSize, a.shape().axis(2));
        }
    }

    /// The first input shows its size.
    public Maxout(int outSize, int poolSize) {
        this(outSize, poolSize, _ -> {});
    }

    public Maxout(int outSize, int poolSize, Consumer<Options> options) {
        this(null, outSize, poolSize, options);
    }

    public Maxout(int inSize, int outSize, int poolSize) {
        this(inSize, outSize, poolSize, _ -> {});
    }

    public Maxout(int inSize, int outSize, int poolSize, Consumer<Options> options) {
        this((Integer) inSize, outSize, poolSize, options);
    }

    private Maxout(Integer inSize, int outSize, int poolSize, Consumer<Options> options) {
        Sizes.checkPositive("Maxout", "outSize", outSize);
        Sizes.checkPositive("Maxout", "poolSize", poolSize);
        Options o = new Options(outSize, poolSize);
        options.accept(o);
        this.poolSize = poolSize;
        Consumer<Linear.Options> affine =
                l -> l.nobias(o.nobias).initialW(o.initialW).initialBias(o.initialBias);
        linear = inSize == null ? new Linear(outSize * poolSize, affine)
                : new Linear(inSize, outSize * poolSize, affine);
    }

    /// The maps.
    public final Linear linear() {
        return linear;
    }

    @Override protected Variable forward(Variable x) {
        return maxout(linear.apply(x), poolSize);
    }

    @Override protected String specs() {
        return "poolSize=" + poolSize;
    }
}
