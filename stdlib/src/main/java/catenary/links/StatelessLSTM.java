package catenary.links;

import static catenary.functions.rnn.Lstm.lstm;

import catenary.autograd.Variable;
import catenary.functions.rnn.LstmState;
import java.util.function.Consumer;

/// One step of long short-term memory whose state the caller keeps; parameters and options are those of [LSTM].
///
/// | name | shape |
/// |---|---|
/// | c, h | (batch, outSize); null is 0 |
/// | x | (batch, ...), with inSize elements an example |
/// | returns | c and h after the step |
///
/// ```java
/// LstmState s = lstm.apply(null, null, x0);
/// s = lstm.apply(s.c(), s.h(), x1);
/// ```
public class StatelessLSTM extends LSTMBase {

    /// The first input shows its size.
    public StatelessLSTM(int outSize) {
        this(outSize, _ -> {});
    }

    public StatelessLSTM(int outSize, Consumer<Options> options) {
        super(null, outSize, options);
    }

    public StatelessLSTM(int inSize, int outSize) {
        this(inSize, outSize, _ -> {});
    }

    public StatelessLSTM(int inSize, int outSize, Consumer<Options> options) {
        super(inSize, outSize, options);
    }

    /// The state after a step from `c` and `h`, either of which may be null.
    public LstmState apply(Variable c, Variable h, Variable x) {
        if (h != null) {
            States.checkRows(typeName(), h, x);
        }
        return called(() -> lstm(c == null ? States.zeros(x, stateSize()) : c, gates(h, x)), c, h, x);
    }
}
