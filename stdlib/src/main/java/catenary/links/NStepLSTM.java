package catenary.links;

import catenary.autograd.Variable;
import catenary.functions.rnn.LstmSequence;
import catenary.functions.rnn.NStepLstm;
import java.util.List;
import java.util.function.Consumer;

/// Layers of long short-term memory over whole sequences; [NStepRNNBase] has the table of shapes.
///
/// Each layer has eight weights: 0 to 3 for its input, 4 to 7 for its state, in the order input gate, forget gate, cell, output
/// gate; see [catenary.functions.rnn.NStepLstm]. Every bias is 0 at first, those of forget gates too. In training, inputs of the layers
/// but the first are dropped with probability `dropout`.
///
/// ```java
/// var encoder = new NStepLSTM(2, 300, 512, 0.1);
/// var y = encoder.apply(null, null, sentences);      // y.hy(), y.cy(), y.ys()
/// ```
public class NStepLSTM extends NStepRNNBase {

    public NStepLSTM(int nLayers, int inSize, int outSize, double dropout) {
        this(nLayers, inSize, outSize, dropout, _ -> {});
    }

    public NStepLSTM(int nLayers, int inSize, int outSize, double dropout, Consumer<Options> options) {
        super(8, 1, nLayers, inSize, outSize, dropout, options);
    }

    @Override public int nCells() {
        return 2;
    }

    /// Runs over sequences; either state may be null.
    ///
    /// @throws IllegalArgumentException if shapes don't fit or there is nothing in `xs`
    public LstmSequence apply(Variable hx, Variable cx, List<Variable> xs) {
        return called(() -> run(NStepLstm::nStepLstm, hx, cx, xs), hx, cx, xs);
    }
}
