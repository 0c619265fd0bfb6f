package catenary.links;

import catenary.autograd.Variable;
import catenary.functions.rnn.LstmSequence;
import catenary.functions.rnn.NStepBilstm;
import java.util.List;
import java.util.function.Consumer;

/// Layers of long short-term memory over whole sequences in both directions: [NStepLSTM] forwards and backwards, side by side in
/// `ys`. Child `2 l` is layer `l` forwards, child `2 l + 1` backwards.
public class NStepBiLSTM extends NStepRNNBase {

    public NStepBiLSTM(int nLayers, int inSize, int outSize, double dropout) {
        this(nLayers, inSize, outSize, dropout, _ -> {});
    }

    public NStepBiLSTM(int nLayers, int inSize, int outSize, double dropout, Consumer<Options> options) {
        super(8, 2, nLayers, inSize, outSize, dropout, options);
    }

    @Override public int nCells() {
        return 2;
    }

    /// Runs over sequences; either state may be null.
    ///
    /// @throws IllegalArgumentException if shapes don't fit or there is nothing in `xs`
    public LstmSequence apply(Variable hx, Variable cx, List<Variable> xs) {
        return called(() -> run(NStepBilstm::nStepBilstm, hx, cx, xs), hx, cx, xs);
    }
}
