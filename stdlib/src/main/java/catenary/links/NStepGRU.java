package catenary.links;

import catenary.autograd.Variable;
import catenary.functions.rnn.NStepGru;
import catenary.functions.rnn.RnnSequence;
import java.util.List;
import java.util.function.Consumer;

/// Layers of gated recurrent units over whole sequences; [NStepRNNBase] has the table of shapes.
///
/// Each layer has six weights: 0 to 2 for its input, 3 to 5 for its state, in the order reset gate, update gate, new state; see
/// [catenary.functions.rnn.NStepGru]. Unlike in [StatefulGRU] the update gate says how much of the state is old, and the reset comes
/// after the product. In training, inputs of the layers but the first are dropped with probability `dropout`.
public class NStepGRU extends NStepRNNBase {

    public NStepGRU(int nLayers, int inSize, int outSize, double dropout) {
        this(nLayers, inSize, outSize, dropout, _ -> {});
    }

    public NStepGRU(int nLayers, int inSize, int outSize, double dropout, Consumer<Options> options) {
        super(6, 1, nLayers, inSize, outSize, dropout, options);
    }

    /// Runs over sequences; the state may be null.
    ///
    /// @throws IllegalArgumentException if shapes don't fit or there is nothing in `xs`
    public RnnSequence apply(Variable hx, List<Variable> xs) {
        return called(() -> run(NStepGru::nStepGru, hx, xs), hx, xs);
    }
}
