package catenary.links;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Concat;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import java.util.List;

/// The gate of a minimal gated unit; [StatefulMGU] has the table of its parameters.
public abstract class MGUBase extends GatedUnit {

    private static final Pointwise FORGET = pointwise("mguForget", (f, h) -> f.sigmoid().mul(h));
    private static final Pointwise NEXT = pointwise("mgu", (f, a, h) -> h.add(f.sigmoid().mul(a.tanh().sub(h))));

    private final Linear W_f;
    private final Linear W_h;

    MGUBase(int inSize, int outSize) {
        Sizes.checkPositive(typeName(), "inSize", inSize);
        Sizes.checkPositive(typeName(), "outSize", outSize);
        W_f = new Linear(inSize + outSize, outSize);
        W_h = new Linear(inSize + outSize, outSize);
    }

    /// What the gates take from the state and the input.
    public final Linear W_f() {
        return W_f;
    }

    /// What the new state takes from the old one, once that is gated, and the input.
    public final Linear W_h() {
        return W_h;
    }

    @Override final int stateSize() {
        return W_f.W().shape().axis(0);
    }

    /// The state after a step from `h`.
    @Override final Variable step(Variable h, Variable x) {
        States.checkRows(typeName(), h, x);
        Variable f = W_f.apply(Concat.concat(List.of(h, x), 1));
        Variable a = W_h.apply(Concat.concat(List.of(FORGET.on(f, h), x), 1));
        return NEXT.on(f, a, h);
    }

    @Override protected String specs() {
        return "inSize=" + (W_f.W().shape().axis(1) - stateSize()) + ", outSize=" + stateSize();
    }
}
