package catenary.links;

import static catenary.functions.rnn.TreeLstm.treeLstm;

import catenary.autograd.Concat;
import catenary.autograd.Variable;
import catenary.functions.array.SplitAxis;
import catenary.functions.rnn.LstmState;
import java.util.ArrayList;
import java.util.List;

/// Long short-term memory over trees whose nodes have any number of children in no order: the gates see the sum of what the
/// children show, the forget gate of each child what that child shows.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W_x/W` | (4 outSize, inSize) | [catenary.initializers.LeCunNormal] |
/// | `W_x/b` | (4 outSize) | 0 |
/// | `W_h_aio/W` | (3 outSize, outSize) | [catenary.initializers.LeCunNormal] |
/// | `W_h_f/W` | (outSize, outSize) | [catenary.initializers.LeCunNormal] |
/// | children's c and h | (batch, outSize) | |
/// | x | (batch, inSize) | |
/// | returns | c and h, (batch, outSize) | |
///
/// Without `inSize`, the first input shows it. A leaf has no children.
///
/// ```java
/// LstmState leaf = tree.forward(x0);
/// LstmState root = tree.forward(leaf.c(), other.c(), leaf.h(), other.h(), x1);
/// ```
///
/// Tai, Socher, Manning: [Improved semantic representations](https://arxiv.org/abs/1503.00075) (2015), section 3.1.
public class ChildSumTreeLSTM extends TreeLSTMBase {

    private final Linear W_h_aio;
    private final Linear W_h_f;

    /// The first input shows its size.
    public ChildSumTreeLSTM(int outSize) {
        this(null, outSize);
    }

    public ChildSumTreeLSTM(int inSize, int outSize) {
        this((Integer) inSize, outSize);
    }

    private ChildSumTreeLSTM(Integer inSize, int outSize) {
        super(inSize, outSize, 4);
        W_h_aio = new Linear(outSize, 3 * outSize, o -> o.nobias(true));
        W_h_f = new Linear(outSize, outSize, o -> o.nobias(true));
    }

    /// What all gates but the forget gates take from the children.
    public final Linear W_h_aio() {
        return W_h_aio;
    }

    /// What a child's forget gate takes from it.
    public final Linear W_h_f() {
        return W_h_f;
    }

    @Override LstmState join(List<Variable> cs, List<Variable> hs, Variable x) {
        List<Variable> fromInput = SplitAxis.splitAxis(W_x().apply(x), new int[] {3 * stateSize()}, 1);
        Variable aio = fromInput.getFirst();
        Variable f = fromInput.getLast();
        if (hs.isEmpty()) {
            return treeLstm(States.zeros(x, stateSize()), Concat.concat(List.of(aio, f), 1));
        }
        List<Variable> shown = zeroWhereNull(hs, x);
        Variable sum = shown.stream().reduce(Variable::add).orElseThrow();
        Variable forget = W_h_f.apply(Concat.concat(shown, 0)); // (children * batch, outSize)
        List<Variable> gates = new ArrayList<>(List.of(aio.add(W_h_aio.apply(sum))));
        for (Variable each : SplitAxis.splitAxis(forget, hs.size(), 0)) {
            gates.add(each.add(f));
        }
        List<Variable> inputs = new ArrayList<>(zeroWhereNull(cs, x));
        inputs.add(Concat.concat(gates, 1));
        return treeLstm(inputs.toArray(Variable[]::new));
    }
}
