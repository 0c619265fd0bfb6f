package catenary.links;

import static catenary.functions.rnn.Lstm.lstm;

import catenary.autograd.Concat;
import catenary.autograd.Variable;
import catenary.functions.array.SplitAxis;
import catenary.functions.rnn.LstmState;
import java.util.List;
import java.util.function.Consumer;

/// Long short-term memory over time, a step a call: `c' = tanh(a) sigma(i) + sigma(f) c`, `h' = sigma(o) tanh(c')`, where
/// `upward(x) + lateral(h)` is, unit by unit, `a i f o`.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `upward/W` | (4 outSize, inSize) | [catenary.initializers.LeCunNormal] |
/// | `upward/b` | (4 outSize) | 1 for `f`, 0 for the others |
/// | `lateral/W` | (4 outSize, outSize) | [catenary.initializers.LeCunNormal] |
/// | x | (batch, ...), with inSize elements an example | |
/// | returns | h, (batch, outSize) | |
///
/// Without `inSize`, the first input shows it. Begin each sequence with [#resetState]. In a batch of sequences sorted by length,
/// the longest first, later steps may have fewer rows: those that have ended keep their state.
///
/// ```java
/// lstm.resetState();
/// for (Variable x : sequence) {
///     y = out.apply(lstm.apply(x));
/// }
/// ```
///
/// Gers, Schmidhuber, Cummins: [Learning to forget](https://doi.org/10.1162/089976600300015015) (2000).
public class LSTM extends StatefulLSTMBase {

    /// The first input shows its size.
    public LSTM(int outSize) {
        this(outSize, _ -> {});
    }

    public LSTM(int outSize, Consumer<Options> options) {
        super(null, outSize, options);
    }

    public LSTM(int inSize, int outSize) {
        this(inSize, outSize, _ -> {});
    }

    public LSTM(int inSize, int outSize, Consumer<Options> options) {
        super(inSize, outSize, options);
    }

    /// The next step.
    ///
    /// @throws IllegalArgumentException if there are more rows than the state has
    @Override protected Variable forward(Variable x) {
        Variable h = h();
        if (h == null || h.length() == x.length()) {
            return step(h, x, null);
        }
        if (h.length() < x.length()) {
            States.checkRows(typeName(), h, x);
        }
        List<Variable> rows = SplitAxis.splitAxis(h, new int[] {x.length()}, 0);
        return step(rows.getFirst(), x, rows.getLast());
    }

    private Variable step(Variable h, Variable x, Variable ended) {
        LstmState s = lstm(memory(x), gates(h, x));
        remember(ended == null ? s : new LstmState(s.c(), Concat.concat(List.of(s.h(), ended), 0)));
        return s.h();
    }
}
