package catenary.links;

import static catenary.functions.activation.Swish.swish;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.initializers.Constant;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/// The activation `y = x sigmoid(beta x)` with a learned `beta`.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `beta` | `betaShape`, that of axes 1, 2 ... of x; () for one number | 1 |
/// | x, y | (batch, ...) | |
///
/// Without a shape, `beta` is as large as an example of the first input.
///
/// Ramachandran, Zoph, Le: [Searching for activation functions](https://arxiv.org/abs/1710.05941) (2017).
public class Swish extends Link {

    private final Parameter beta;

    /// What a [Swish] may be told besides the shape.
    public static final class Options {
        private Initializer betaInit = new Constant(1);

        private Options() {}

        /// What draws `beta`.
        public Options betaInit(Initializer betaInit) {
            this.betaInit = Objects.requireNonNull(betaInit);
            return this;
        }

        /// The first value of `beta`; 1 if not given.
        public Options betaInit(double betaInit) {
            return betaInit(new Constant(betaInit));
        }

        /// A `beta` that starts as a copy of an array.
        public Options betaInit(NDArray betaInit) {
            return betaInit(new Constant(betaInit));
        }
    }

    /// The first input shows the shape.
    public Swish() {
        this(_ -> {});
    }

    /// The first input shows the shape.
    public Swish(Consumer<Options> options) {
        this(null, options);
    }

    /// `new int[0]` for one number.
    public Swish(int... betaShape) {
        this(betaShape, _ -> {});
    }

    public Swish(int[] betaShape, double betaInit) {
        this(betaShape, o -> o.betaInit(betaInit));
    }

    public Swish(int[] betaShape, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        beta = betaShape == null ? new Parameter(o.betaInit) : new Parameter(o.betaInit, Shape.of(betaShape));
    }

    /// How steep the activation is.
    public final Parameter beta() {
        return beta;
    }

    @Override protected Variable forward(Variable x) {
        if (!beta.isInitialized()) {
            int[] d = x.shape().toArray();
            beta.initialize(Shape.of(Arrays.copyOfRange(d, Math.min(1, d.length), d.length)));
        }
        return swish(x, beta);
    }

    @Override protected String specs() {
        return "betaShape=" + (beta.isInitialized() ? beta.shape() : "?");
    }
}
