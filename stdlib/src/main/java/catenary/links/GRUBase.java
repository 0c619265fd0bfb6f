package catenary.links;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.NDArray;
import catenary.autograd.Initializer;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.initializers.Constant;
import catenary.initializers.LeCunNormal;
import java.util.Objects;
import java.util.function.Consumer;

/// The gates of a gated recurrent unit; [StatefulGRU] has the table of their parameters.
public abstract class GRUBase extends GatedUnit {

    private static final Pointwise FIRST = pointwise("gruFirst", (z, a) -> z.sigmoid().mul(a.tanh()));
    private static final Pointwise RESET = pointwise("gruReset", (r, h) -> r.sigmoid().mul(h));
    private static final Pointwise NEXT = pointwise("gru", (z, a, h) -> h.add(z.sigmoid().mul(a.tanh().sub(h))));

    private final Linear W_r;
    private final Linear U_r;
    private final Linear W_z;
    private final Linear U_z;
    private final Linear W;
    private final Linear U;

    /// How the gates begin.
    public static final class Options {
        private Initializer init = new LeCunNormal();
        private Initializer innerInit = new LeCunNormal();
        private Initializer biasInit = new Constant(0);

        Options() {}

        /// The weights of what is taken from the input, `W_r/W`, `W_z/W` and `W/W`; [LeCunNormal] if not given.
        public Options init(Initializer init) {
            this.init = Objects.requireNonNull(init);
            return this;
        }

        /// Constant weights of what is taken from the input.
        public Options init(double init) {
            return init(new Constant(init));
        }

        /// The same weights for each gate.
        public Options init(NDArray init) {
            return init(new Constant(init));
        }

        /// The weights of what is taken from the state, `U_r/W`, `U_z/W` and `U/W`; [LeCunNormal] if not given.
        public Options innerInit(Initializer innerInit) {
            this.innerInit = Objects.requireNonNull(innerInit);
            return this;
        }

        /// Constant weights of what is taken from the state.
        public Options innerInit(double innerInit) {
            return innerInit(new Constant(innerInit));
        }

        /// The same weights for each gate.
        public Options innerInit(NDArray innerInit) {
            return innerInit(new Constant(innerInit));
        }

        /// All biases; 0 if not given.
        public Options biasInit(Initializer biasInit) {
            this.biasInit = Objects.requireNonNull(biasInit);
            return this;
        }

        /// Constant biases.
        public Options biasInit(double biasInit) {
            return biasInit(new Constant(biasInit));
        }

        /// The same biases everywhere.
        public Options biasInit(NDArray biasInit) {
            return biasInit(new Constant(biasInit));
        }
    }

    /// @param inSize null to read it from the first input
    GRUBase(Integer inSize, int outSize, Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        Sizes.checkPositive(typeName(), "outSize", outSize);
        W_r = fromInput(inSize, outSize, o);
        U_r = fromState(outSize, o);
        W_z = fromInput(inSize, outSize, o);
        U_z = fromState(outSize, o);
        W = fromInput(inSize, outSize, o);
        U = fromState(outSize, o);
    }

    private static Linear fromInput(Integer inSize, int outSize, Options o) {
        Consumer<Linear.Options> affine = l -> l.initialW(o.init).initialBias(o.biasInit);
        return inSize == null ? new Linear(outSize, affine) : new Linear(inSize, outSize, affine);
    }

    private static Linear fromState(int outSize, Options o) {
        return new Linear(outSize, outSize, l -> l.initialW(o.innerInit).initialBias(o.biasInit));
    }

    /// What the reset gates take from the input.
    public final Linear W_r() {
        return W_r;
    }

    /// What the reset gates take from the state.
    public final Linear U_r() {
        return U_r;
    }

    /// What the update gates take from the input.
    public final Linear W_z() {
        return W_z;
    }

    /// What the update gates take from the state.
    public final Linear U_z() {
        return U_z;
    }

    /// What the new state takes from the input.
    public final Linear W() {
        return W;
    }

    /// What the new state takes from the old one, once that is reset.
    public final Linear U() {
        return U;
    }

    @Override final int stateSize() {
        return U.W().shape().axis(1);
    }

    /// The state after a step from `h`, which may be null.
    @Override final Variable step(Variable h, Variable x) {
        if (h == null) {
            return FIRST.on(W_z.apply(x), W.apply(x));
        }
        States.checkRows(typeName(), h, x);
        Variable reset = RESET.on(W_r.apply(x).add(U_r.apply(h)), h);
        return NEXT.on(W_z.apply(x).add(U_z.apply(h)), W.apply(x).add(U.apply(reset)), h);
    }

    @Override protected String specs() {
        return "inSize=" + Sizes.text(W.W(), 1) + ", outSize=" + stateSize();
    }
}
