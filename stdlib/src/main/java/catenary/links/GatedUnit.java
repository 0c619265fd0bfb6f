package catenary.links;

import catenary.array.Device;
import catenary.autograd.Variable;

/// A recurrent unit of one state `h`, and that state where a link remembers it, as [StatefulGRU] and [StatefulMGU] do.
///
/// The state is no part of files. It goes along to other devices and into copies, but not into those that draw their
/// parameters anew.
public abstract class GatedUnit extends Chain {

    private Variable h;

    GatedUnit() {}

    /// How many numbers the state has.
    abstract int stateSize();

    /// The state after a step from `h`.
    abstract Variable step(Variable h, Variable x);

    /// Null before the first step.
    final Variable remembered() {
        return h;
    }

    /// Takes over a state of another place.
    final void remember(Variable h) {
        States.check(typeName(), "h", h, stateSize());
        this.h = h.to(params().getFirst().device());
    }

    final void forget() {
        h = null;
    }

    /// A step that is remembered.
    ///
    /// @param first the state before the first step
    final Variable next(Variable first, Variable x) {
        h = step(h == null ? first : h, x);
        return h;
    }

    @Override public Link to(Device device) {
        super.to(device);
        h = h == null ? null : h.to(device);
        return this;
    }

    @Override public Link copy(CopyMode mode) {
        GatedUnit twin = (GatedUnit) super.copy(mode);
        if (mode == CopyMode.INIT) {
            twin.forget();
        }
        return twin;
    }
}
