package catenary.links;

import catenary.autograd.Variable;

/// One step of a minimal gated unit whose state the caller keeps; parameters are those of [StatefulMGU].
///
/// | name | shape |
/// |---|---|
/// | h | (batch, outSize) |
/// | x | (batch, inSize) |
/// | returns | h after the step, (batch, outSize) |
public class StatelessMGU extends MGUBase {

    public StatelessMGU(int inSize, int outSize) {
        super(inSize, outSize);
    }

    /// The state after a step from `h`.
    ///
    /// @throws IllegalArgumentException if shapes don't fit
    public Variable apply(Variable h, Variable x) {
        return called(() -> step(h, x), h, x);
    }
}
