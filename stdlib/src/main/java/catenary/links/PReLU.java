package catenary.links;

import static catenary.functions.activation.Prelu.prelu;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.autograd.Parameter;
import catenary.autograd.Variable;
import catenary.initializers.Constant;
import java.util.Objects;
import java.util.function.Consumer;

/// The leaky rectifier with learned slopes: `x` where `x >= 0`, else `W x`.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W` | `shape`, that of axes 1, 2 ... of x; () for one slope, as if not given | 0.25 |
/// | x, y | (batch, ...) | |
///
/// He, Zhang, Ren, Sun: [Delving deep into rectifiers](https://arxiv.org/abs/1502.01852) (2015).
public class PReLU extends Link {

    private final Parameter W;

    /// What a [PReLU] may be told besides the shape.
    public static final class Options {
        private Initializer init = new Constant(0.25);

        private Options() {}

        /// What draws the slopes.
        public Options init(Initializer init) {
            this.init = Objects.requireNonNull(init);
            return this;
        }

        /// The slopes' first value; 0.25 if not given.
        public Options init(double init) {
            return init(new Constant(init));
        }

        /// Slopes that start as a copy of an array.
        public Options init(NDArray init) {
            return init(new Constant(init));
        }
    }

    /// One slope if no lengths are given.
    public PReLU(int... shape) {
        this(shape, _ -> {});
    }

    public PReLU(int[] shape, double init) {
        this(shape, o -> o.init(init));
    }

    /// One slope.
    public PReLU(Consumer<Options> options) {
        this(new int[0], options);
    }

    public PReLU(int[] shape, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        W = new Parameter(o.init, Shape.of(shape));
    }

    /// The slopes.
    public final Parameter W() {
        return W;
    }

    @Override protected Variable forward(Variable x) {
        return prelu(x, W);
    }

    @Override protected String specs() {
        return "shape=" + W.shape();
    }
}
