package catenary.links;

import static catenary.functions.noise.SimplifiedDropconnect.simplifiedDropconnect;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.initializers.HeNormal;
import java.util.function.Consumer;

/// The affine layer whose weights are dropped with probability `ratio`: see
/// [catenary.functions.noise.SimplifiedDropconnect].
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | (outSize, inSize) | [HeNormal] of scale `sqrt(1/2)`, hence standard deviation `sqrt(1 / inSize)` |
/// | `b` | (outSize) | 0 |
/// | x | (batch, ...), with inSize elements an example | |
/// | y | (batch, outSize) | |
///
/// Whether weights are dropped is told by the call, not by the configuration. Without `inSize`, the first input shows it.
///
/// Wan et al.: Regularization of neural networks using DropConnect (2013).
public class SimplifiedDropconnect extends Link {

    private final int outSize;
    private final double ratio;
    private final Parameter W;
    private final Parameter b;

    /// What a [SimplifiedDropconnect] may be told besides its sizes.
    public static final class Options extends AffineOptions<Options> {
        private double ratio = 0.5;

        private Options() {
            initialW = new HeNormal(Math.sqrt(0.5));
        }

        /// The probability with which a weight is dropped; 0.5 if not given.
        public Options ratio(double ratio) {
            this.ratio = ratio;
            return this;
        }
    }

    /// The first input shows its size.
    public SimplifiedDropconnect(int outSize) {
        this(outSize, _ -> {});
    }

    public SimplifiedDropconnect(int outSize, Consumer<Options> options) {
        this(null, outSize, options);
    }

    public SimplifiedDropconnect(int inSize, int outSize) {
        this(inSize, outSize, _ -> {});
    }

    public SimplifiedDropconnect(int inSize, int outSize, double ratio) {
        this(inSize, outSize, o -> o.ratio(ratio));
    }

    public SimplifiedDropconnect(int inSize, int outSize, Consumer<Options> options) {
        this((Integer) inSize, outSize, options);
    }

    private SimplifiedDropconnect(Integer inSize, int outSize, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        Sizes.checkPositive("SimplifiedDropconnect", "outSize", outSize);
        if (!(o.ratio >= 0 && o.ratio < 1)) {
            throw new IllegalArgumentException(
                    "SimplifiedDropconnect: expected 0 <= ratio < 1, but found " + o.ratio);
        }
        this.outSize = outSize;
        ratio = o.ratio;
        W = new Parameter(o.initialW);
        b = o.nobias ? null : new Parameter(o.initialBias, Shape.of(outSize));
        if (inSize != null) {
            Sizes.checkPositive("SimplifiedDropconnect", "inSize", inSize);
            W.initialize(Shape.of(outSize, inSize));
        }
    }

    /// The weights.
    public final Parameter W() {
        return W;
    }

    /// The bias; null if there is none.
    public final Parameter b() {
        return b;
    }

    @Override protected Variable forward(Variable x) {
        return dropped(x, o -> o.train(true));
    }

    /// Drops weights only if `train`.
    public Variable apply(Variable x, boolean train) {
        return apply(x, o -> o.train(train));
    }

    /// Keeps the weights where `mask` is not 0 if `train`.
    public Variable apply(Variable x, boolean train, NDArray mask) {
        return apply(x, o -> o.train(train).mask(mask));
    }

    /// @param options whether to drop, with which mask, and whether each row has its own
    public Variable apply(Variable x, Consumer<catenary.functions.noise.SimplifiedDropconnect.Options> options) {
        return called(() -> dropped(x, options), x, options);
    }

    private Variable dropped(Variable x, Consumer<catenary.functions.noise.SimplifiedDropconnect.Options> options) {
        if (!W.isInitialized()) {
            W.initialize(Shape.of(outSize, Sizes.ofExample("SimplifiedDropconnect", x)));
        }
        return simplifiedDropconnect(x, W, b, o -> options.accept(o.ratio(ratio)));
    }

    @Override protected String specs() {
        return "inSize=" + Sizes.text(W, 1) + ", outSize=" + outSize + ", ratio=" + ratio + ", nobias=" + (b == null);
    }
}
