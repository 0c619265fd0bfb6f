package catenary.links;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// A gated recurrent unit over time, a step a call: `r = sigma(W_r x + U_r h)`, `z = sigma(W_z x + U_z h)`,
/// `h' = z tanh(W x + U (r h)) + (1 - z) h`.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W_r/W`, `W_z/W`, `W/W` | (outSize, inSize) | [catenary.initializers.LeCunNormal] |
/// | `U_r/W`, `U_z/W`, `U/W` | (outSize, outSize) | [catenary.initializers.LeCunNormal] |
/// | `W_r/b`, `W_z/b`, `W/b`, `U_r/b`, `U_z/b`, `U/b` | (outSize) | 0 |
/// | x | (batch, ...), with inSize elements an example | |
/// | returns | h, (batch, outSize) | |
///
/// Without `inSize`, the first input shows it. Begin each sequence with [#resetState]; in its first step what would be taken from
/// the state, biases included, is left out. `z` is how much of the state is new, where [catenary.functions.rnn.NStepGru]
/// says how much is old. The state is no part of files; it goes along to other devices and into copies, but not into
/// those that draw their parameters anew.
///
/// Cho et al.: [On the properties of neural machine translation](https://arxiv.org/abs/1409.1259) (2014).
public class StatefulGRU extends GRUBase {

    /// The first input shows its size.
    public StatefulGRU(int outSize) {
        this(outSize, _ -> {});
    }

    public StatefulGRU(int outSize, Consumer<Options> options) {
        super(null, outSize, options);
    }

    public StatefulGRU(int inSize, int outSize) {
        this(inSize, outSize, _ -> {});
    }

    public StatefulGRU(int inSize, int outSize, Consumer<Options> options) {
        super(inSize, outSize, options);
    }

    /// The state, (batch, outSize); null before the first step.
    public final Variable h() {
        return remembered();
    }

    /// Continues from a state of another place.
    ///
    /// @throws IllegalArgumentException if the shape doesn't fit
    public void setState(Variable h) {
        remember(h);
    }

    /// Forgets the state, as must be done before each sequence.
    public void resetState() {
        forget();
    }

    /// The next step.
    ///
    /// @throws IllegalArgumentException if there are not as many rows as the state has
    @Override protected Variable forward(Variable x) {
        return next(null, x);
    }
}
