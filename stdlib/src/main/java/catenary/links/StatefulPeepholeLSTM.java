package catenary.links;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Index;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.functions.rnn.LstmState;

/// Long short-term memory whose gates see the memory itself: `i` and `f` that before the step, `o` that after it.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `upward/W` | (4 outSize, inSize) | [catenary.initializers.LeCunNormal] |
/// | `upward/b` | (4 outSize) | 0 |
/// | `lateral/W` | (4 outSize, outSize) | [catenary.initializers.LeCunNormal] |
/// | `peep_i/W`, `peep_f/W`, `peep_o/W` | (outSize, outSize) | [catenary.initializers.LeCunNormal] |
/// | x | (batch, ...), with inSize elements an example | |
/// | returns | h, (batch, outSize) | |
///
/// Otherwise as [LSTM], but that every step of a sequence has the same rows.
///
/// Graves: [Generating sequences with recurrent neural networks](https://arxiv.org/abs/1308.0850) (2013), equations 7 to 11.
public class StatefulPeepholeLSTM extends StatefulLSTMBase {

    private static final Pointwise LET_IN = pointwise("peepholeIn", (a, i) -> a.tanh().mul(i.sigmoid()));
    private static final Pointwise KEEP = pointwise("peepholeKeep", (in, f, c) -> in.add(f.sigmoid().mul(c)));
    private static final Pointwise SHOW = pointwise("peepholeOut", (o, c) -> o.sigmoid().mul(c.tanh()));

    private final Linear peep_i;
    private final Linear peep_f;
    private final Linear peep_o;

    /// The first input shows its size.
    public StatefulPeepholeLSTM(int outSize) {
        this(null, outSize);
    }

    public StatefulPeepholeLSTM(int inSize, int outSize) {
        this((Integer) inSize, outSize);
    }

    private StatefulPeepholeLSTM(Integer inSize, int outSize) {
        super(inSize, outSize, o -> o.forgetBiasInit(0));
        peep_i = new Linear(outSize, outSize, o -> o.nobias(true));
        peep_f = new Linear(outSize, outSize, o -> o.nobias(true));
        peep_o = new Linear(outSize, outSize, o -> o.nobias(true));
    }

    /// What the input gates see of the memory.
    public final Linear peep_i() {
        return peep_i;
    }

    /// What the forget gates see of the memory.
    public final Linear peep_f() {
        return peep_f;
    }

    /// What the output gates see of the memory.
    public final Linear peep_o() {
        return peep_o;
    }

    /// The next step.
    ///
    /// @throws IllegalArgumentException if there are not as many rows as the state has
    @Override protected Variable forward(Variable x) {
        Variable c = memory(x);
        States.checkRows(typeName(), c, x);
        Variable gates = gates(h(), x).reshape(x.length(), stateSize(), 4);
        Variable in = LET_IN.on(gate(gates, 0), gate(gates, 1).add(peep_i.apply(c)));
        Variable next = KEEP.on(in, gate(gates, 2).add(peep_f.apply(c)), c);
        remember(new LstmState(next, SHOW.on(gate(gates, 3).add(peep_o.apply(next)), next)));
        return h();
    }

    private static Variable gate(Variable gates, int which) {
        return gates.get(Index.all(), Index.all(), which);
    }
}
