package catenary.links;

import catenary.array.Device;
import catenary.autograd.Variable;
import catenary.functions.rnn.LstmState;
import java.util.function.Consumer;

/// Long short-term memory that remembers its state `c` and `h` from call to call: what [LSTM] and its relatives share.
///
/// The state is no part of files. It goes along to other devices and into copies, but not into those that draw their
/// parameters anew.
public abstract class StatefulLSTMBase extends LSTMBase {

    private Variable c;
    private Variable h;

    StatefulLSTMBase(Integer inSize, int outSize, Consumer<Options> options) {
        super(inSize, outSize, options);
    }

    /// The cells' memory, (batch, outSize); null before the first step.
    public final Variable c() {
        return c;
    }

    /// What the cells show, (batch, outSize); null before the first step.
    public final Variable h() {
        return h;
    }

    /// Continues from a state of another place.
    ///
    /// @throws IllegalArgumentException if the shapes don't fit
    public void setState(Variable c, Variable h) {
        States.check(typeName(), "c", c, stateSize());
        States.check(typeName(), "h", h, stateSize());
        States.checkRows(typeName(), c, h);
        this.c = c.to(lateral().W().device());
        this.h = h.to(lateral().W().device());
    }

    /// Forgets the state, as must be done before each sequence.
    public void resetState() {
        c = null;
        h = null;
    }

    /// The memory before a step over `x`, zeros before the first.
    final Variable memory(Variable x) {
        return c == null ? States.zeros(x, stateSize()) : c;
    }

    final void remember(LstmState state) {
        c = state.c();
        h = state.h();
    }

    @Override public Link to(Device device) {
        super.to(device);
        if (h != null) {
            c = c.to(device);
            h = h.to(device);
        }
        return this;
    }

    @Override public Link copy(CopyMode mode) {
        StatefulLSTMBase twin = (StatefulLSTMBase) super.copy(mode);
        if (mode == CopyMode.INIT) {
            twin.resetState();
        }
        return twin;
    }
}
