package catenary.links;

import catenary.autograd.Variable;
import java.util.function.Consumer;

/// One step of a gated recurrent unit whose state the caller keeps; parameters and options are those of [StatefulGRU].
///
/// | name | shape |
/// |---|---|
/// | h | (batch, outSize); null is 0, and what would be taken from it is left out |
/// | x | (batch, ...), with inSize elements an example |
/// | returns | h after the step, (batch, outSize) |
public class StatelessGRU extends GRUBase {

    /// The first input shows its size.
    public StatelessGRU(int outSize) {
        this(outSize, _ -> {});
    }

    public StatelessGRU(int outSize, Consumer<Options> options) {
        super(null, outSize, options);
    }

    public StatelessGRU(int inSize, int outSize) {
        this(inSize, outSize, _ -> {});
    }

    public StatelessGRU(int inSize, int outSize, Consumer<Options> options) {
        super(inSize, outSize, options);
    }

    /// The state after a step from `h`, which may be null.
    ///
    /// @throws IllegalArgumentException if `h` and `x` have not as many rows
    public Variable apply(Variable h, Variable x) {
        return called(() -> step(h, x), h, x);
    }
}
