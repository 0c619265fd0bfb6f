package catenary.links;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Initializer;
import catenary.autograd.Variable;
import catenary.initializers.Constant;
import catenary.initializers.LeCunNormal;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// The gates of long short-term memory, which see the input and the state; [LSTM] has the table of their parameters.
public abstract class LSTMBase extends Chain {

    private static final int GATES = 4;

    private final Linear upward;
    private final Linear lateral;

    /// How the gates begin. What is given for weights draws those of each gate, of shape (n, inSize) or (n, n); what is given
    /// for biases draws those of each gate, of shape (n).
    public static final class Options {
        private Initializer lateralInit = new LeCunNormal();
        private Initializer upwardInit = new LeCunNormal();
        private Initializer biasInit = new Constant(0);
        private Initializer forgetBiasInit = new Constant(1);

        Options() {}

        /// The weights of what the gates take from the state; [LeCunNormal] if not given.
        public Options lateralInit(Initializer lateralInit) {
            this.lateralInit = Objects.requireNonNull(lateralInit);
            return this;
        }

        /// Constant weights of what the gates take from the state.
        public Options lateralInit(double lateralInit) {
            return lateralInit(new Constant(lateralInit));
        }

        /// The same weights for each gate.
        public Options lateralInit(NDArray lateralInit) {
            return lateralInit(new Constant(lateralInit));
        }

        /// The weights of what the gates take from the input; [LeCunNormal] if not given.
        public Options upwardInit(Initializer upwardInit) {
            this.upwardInit = Objects.requireNonNull(upwardInit);
            return this;
        }

        /// Constant weights of what the gates take from the input.
        public Options upwardInit(double upwardInit) {
            return upwardInit(new Constant(upwardInit));
        }

        /// The same weights for each gate.
        public Options upwardInit(NDArray upwardInit) {
            return upwardInit(new Constant(upwardInit));
        }

        /// The biases of all gates but the forget gates; 0 if not given.
        public Options biasInit(Initializer biasInit) {
            this.biasInit = Objects.requireNonNull(biasInit);
            return this;
        }

        /// Constant biases of all gates but the forget gates.
        public Options biasInit(double biasInit) {
            return biasInit(new Constant(biasInit));
        }

        /// The same biases for each gate but the forget gates.
        public Options biasInit(NDArray biasInit) {
            return biasInit(new Constant(biasInit));
        }

        /// The biases of the forget gates; 1 if not given, so that much is remembered at first.
        public Options forgetBiasInit(Initializer forgetBiasInit) {
            this.forgetBiasInit = Objects.requireNonNull(forgetBiasInit);
            return this;
        }

        /// Constant biases of the forget gates.
        public Options forgetBiasInit(double forgetBiasInit) {
            return forgetBiasInit(new Constant(forgetBiasInit));
        }

        /// The biases of the forget gates as a copy of an array.
        public Options forgetBiasInit(NDArray forgetBiasInit) {
            return forgetBiasInit(new Constant(forgetBiasInit));
        }
    }

    /// @param inSize null to read it from the first input
    LSTMBase(Integer inSize, int outSize, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        Sizes.checkPositive(typeName(), "outSize", outSize);
        Consumer<Linear.Options> affine = l -> l.initialW(gateByGate(o.upwardInit))
                .initialBias(interleaved(o.biasInit, o.biasInit, o.forgetBiasInit, o.biasInit));
        upward = inSize == null ? new Linear(GATES * outSize, affine) : new Linear(inSize, GATES * outSize, affine);
        lateral = new Linear(outSize, GATES * outSize, l -> l.nobias(true).initialW(gateByGate(o.lateralInit)));
    }

    private static Initializer gateByGate(Initializer one) {
        return (device, dtype, shape) -> {
            Shape part = Shape.of(shape.axis(0) / GATES, shape.axis(1));
            NDArray[] parts = new NDArray[GATES];
            for (int i = 0; i < GATES; i++) {
                parts[i] = one.generate(device, dtype, part);
            }
            return NDArray.concat(0, parts);
        };
    }

    /// Unit by unit the biases `a i f o`, as [catenary.functions.rnn.Lstm] reads them.
    private static Initializer interleaved(Initializer... gates) {
        return (device, dtype, shape) -> {
            Shape part = Shape.of(shape.axis(0) / GATES);
            return NDArray.stack(1, List.of(gates).stream().map(g -> g.generate(device, dtype, part)).toList())
                    .reshape(shape);
        };
    }

    /// What the gates take from the input.
    public final Linear upward() {
        return upward;
    }

    /// What the gates take from the state.
    public final Linear lateral() {
        return lateral;
    }

    final int stateSize() {
        return lateral.W().shape().axis(1);
    }

    /// What the gates are given; `h` may be null.
    final Variable gates(Variable h, Variable x) {
        Variable fromInput = upward.apply(x);
        return h == null ? fromInput : fromInput.add(lateral.apply(h));
    }

    @Override protected String specs() {
        return "inSize=" + Sizes.text(upward.W(), 1) + ", outSize=" + stateSize();
    }
}
