package catenary.links;

import catenary.autograd.Variable;
import catenary.functions.rnn.NStepBigru;
import catenary.functions.rnn.RnnSequence;
import java.util.List;
import java.util.function.Consumer;

/// Layers of gated recurrent units over whole sequences in both directions: [NStepGRU] forwards and backwards, side by side in `ys`.
/// Child `2 l` is layer `l` forwards, child `2 l + 1` backwards.
public class NStepBiGRU extends NStepRNNBase {

    public NStepBiGRU(int nLayers, int inSize, int outSize, double dropout) {
        this(nLayers, inSize, outSize, dropout, _ -> {});
    }

    public NStepBiGRU(int nLayers, int inSize, int outSize, double dropout, Consumer<Options> options) {
        super(6, 2, nLayers, inSize, outSize, dropout, options);
    }

    /// Runs over sequences; the state may be null.
    ///
    /// @throws IllegalArgumentException if shapes don't fit or there is nothing in `xs`
    public RnnSequence apply(Variable hx, List<Variable> xs) {
        return called(() -> run(NStepBigru::nStepBigru, hx, xs), hx, xs);
    }
}
