package catenary.links;

import catenary.array.NDArray;
import catenary.autograd.Initializer;
import catenary.autograd.Variable;
import catenary.functions.activation.Relu;
import catenary.functions.activation.Sigmoid;
import catenary.initializers.Constant;
import catenary.initializers.LeCunNormal;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// A layer that learns how much of its input to let through: `y = activate(plain(x)) T + x (1 - T)` with
/// `T = sigmoid(transform(x))`.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `plain/W`, `transform/W` | (size, size) | [LeCunNormal] |
/// | `plain/b` | (size) | 0 |
/// | `transform/b` | (size) | -1, so that most of the input passes at first |
/// | x, y | (batch, size) | |
///
/// Srivastava, Greff, Schmidhuber: [Highway networks](https://arxiv.org/abs/1505.00387) (2015).
public class Highway extends Chain {

    private final Linear plain;
    private final Linear transform;
    private final UnaryOperator<Variable> activate;

    /// What a [Highway] may be told besides its size.
    public static final class Options {
        private boolean nobias;
        private UnaryOperator<Variable> activate = Relu::relu;
        private Initializer initWh = new LeCunNormal();
        private Initializer initWt = new LeCunNormal();
        private Initializer initBh = new Constant(0);
        private Initializer initBt = new Constant(-1);

        private Options() {}

        /// No biases.
        public Options nobias(boolean nobias) {
            this.nobias = nobias;
            return this;
        }

        /// What is applied to the plain layer's result, the rectifier unless set.
        public Options activate(UnaryOperator<Variable> activate) {
            this.activate = Objects.requireNonNull(activate);
            return this;
        }

        /// The weights of the plain layer; [LeCunNormal] if not given.
        public Options initWh(Initializer initWh) {
            this.initWh = Objects.requireNonNull(initWh);
            return this;
        }

        /// Constant weights of the plain layer.
        public Options initWh(double initWh) {
            return initWh(new Constant(initWh));
        }

        /// The weights of the plain layer as a copy of an array.
        public Options initWh(NDArray initWh) {
            return initWh(new Constant(initWh));
        }

        /// The weights of the gate; [LeCunNormal] if not given.
        public Options initWt(Initializer initWt) {
            this.initWt = Objects.requireNonNull(initWt);
            return this;
        }

        /// Constant weights of the gate.
        public Options initWt(double initWt) {
            return initWt(new Constant(initWt));
        }

        /// The weights of the gate as a copy of an array.
        public Options initWt(NDArray initWt) {
            return initWt(new Constant(initWt));
        }

        /// The bias of the plain layer; 0 if not given.
        public Options initBh(Initializer initBh) {
            this.initBh = Objects.requireNonNull(initBh);
            return this;
        }

        /// A constant bias of the plain layer.
        public Options initBh(double initBh) {
            return initBh(new Constant(initBh));
        }

        /// The bias of the plain layer as a copy of an array.
        public Options initBh(NDArray initBh) {
            return initBh(new Constant(initBh));
        }

        /// The bias of the gate; -1 if not given.
        public Options initBt(Initializer initBt) {
            this.initBt = Objects.requireNonNull(initBt);
            return this;
        }

        /// A constant bias of the gate.
        public Options initBt(double initBt) {
            return initBt(new Constant(initBt));
        }

        /// The bias of the gate as a copy of an array.
        public Options initBt(NDArray initBt) {
            return initBt(new Constant(initBt));
        }
    }

    public Highway(int inOutSize) {
        this(inOutSize, _ -> {
        });
    }

    public Highway(int inOutSize, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        activate = o.activate;
        plain = new Linear(inOutSize, inOutSize, l -> l.nobias(o.nobias).initialW(o.initWh).initialBias(o.initBh));
        transform = new Linear(inOutSize, inOutSize, l -> l.nobias(o.nobias).initialW(o.initWt).initialBias(o.initBt));
    }

    @Override protected Variable forward(Variable x) {
        Variable h = activate.apply(plain.apply(x));
        Variable gate = Sigmoid.sigmoid(transform.apply(x));
        return x.add(gate.mul(h.sub(x)));
    }

    /// The layer whose result is mixed with the input.
    public final Linear plain() {
        return plain;
    }

    /// The gate.
    public final Linear transform() {
        return transform;
    }
}
