package catenary.links;

import catenary.autograd.Variable;
import catenary.functions.rnn.NStepRnn;
import catenary.functions.rnn.RnnSequence;
import java.util.List;
import java.util.function.Consumer;

/// Layers of plain recurrent units `h' = relu(w0 x + b0 + w1 h + b1)` over whole sequences; [NStepRNNBase] has the table of shapes.
///
/// In training, inputs of the layers but the first are dropped with probability `dropout`.
public class NStepRNNReLU extends NStepRNNBase {

    public NStepRNNReLU(int nLayers, int inSize, int outSize, double dropout) {
        this(nLayers, inSize, outSize, dropout, _ -> {});
    }

    public NStepRNNReLU(int nLayers, int inSize, int outSize, double dropout, Consumer<Options> options) {
        super(2, 1, nLayers, inSize, outSize, dropout, options);
    }

    /// Runs over sequences; the state may be null.
    ///
    /// @throws IllegalArgumentException if shapes don't fit or there is nothing in `xs`
    public RnnSequence apply(Variable hx, List<Variable> xs) {
        return called(() -> run(
                (n, dropout, h, ws, bs, steps) -> NStepRnn.nStepRnn(n, dropout, h, ws, bs, steps, "relu"), hx, xs), hx,
                xs);
    }
}
