package catenary.links;

import catenary.autograd.Variable;

/// A minimal gated unit over time, a step a call: `f = sigma(W_f [h, x])`, `h' = f tanh(W_h [f h, x]) + (1 - f) h`.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W_f/W`, `W_h/W` | (outSize, outSize + inSize) | [catenary.initializers.LeCunNormal] |
/// | `W_f/b`, `W_h/b` | (outSize) | 0 |
/// | x | (batch, inSize) | |
/// | returns | h, (batch, outSize) | |
///
/// Begin each sequence with [#resetState]; it begins with 0. The state is no part of files; it goes along to other devices
/// and into copies, but not into those that draw their parameters anew.
///
/// Zhou et al.: [Minimal gated unit for recurrent neural networks](https://arxiv.org/abs/1603.09420) (2016).
public class StatefulMGU extends MGUBase {

    public StatefulMGU(int inSize, int outSize) {
        super(inSize, outSize);
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
        return next(States.zeros(x, stateSize()), x);
    }
}
