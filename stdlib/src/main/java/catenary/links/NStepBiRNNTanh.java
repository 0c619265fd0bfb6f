package catenary.links;

import catenary.autograd.Variable;
import catenary.functions.rnn.NStepBirnn;
import catenary.functions.rnn.RnnSequence;
import java.util.List;
import java.util.function.Consumer;

/// Layers of plain recurrent units over whole sequences in both directions: [NStepRNNTanh] forwards and backwards, side by side in
/// `ys`. Child `2 l` is layer `l` forwards, child `2 l + 1` backwards.
public class NStepBiRNNTanh extends NStepRNNBase {

    public NStepBiRNNTanh(int nLayers, int inSize, int outSize, double dropout) {
        this(nLayers, inSize, outSize, dropout, _ -> {});
    }

    public NStepBiRNNTanh(int nLayers, int inSize, int outSize, double dropout, Consumer<Options> options) {
        super(2, 2, nLayers, inSize, outSize, dropout, options);
    }

    /// Runs over sequences; the state may be null.
    ///
    /// @throws IllegalArgumentException if shapes don't fit or there is nothing in `xs`
    public RnnSequence apply(Variable hx, List<Variable> xs) {
        return called(() -> run(NStepBirnn::nStepBirnn, hx, xs), hx, xs);
    }
}
