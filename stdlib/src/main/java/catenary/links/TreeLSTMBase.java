package catenary.links;

import catenary.autograd.Variable;
import catenary.functions.rnn.LstmState;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Long short-term memory over trees: joins the states of children. What [ChildSumTreeLSTM] and [NaryTreeLSTM] share.
public abstract class TreeLSTMBase extends Chain {

    private final Linear W_x;
    private final int stateSize;

    /// @param inSize null to read it from the first input
    TreeLSTMBase(Integer inSize, int outSize, int gates) {
        Sizes.checkPositive(typeName(), "outSize", outSize);
        W_x = inSize == null ? new Linear(gates * outSize) : new Linear(inSize, gates * outSize);
        stateSize = outSize;
    }

    /// What the gates take from the input.
    public final Linear W_x() {
        return W_x;
    }

    final int stateSize() {
        return stateSize;
    }

    /// The state of a node from its children's.
    ///
    /// @param cs the children's memories, (batch, outSize) each; null is 0
    /// @param hs what the children show, as many
    /// @param x  the node's input, (batch, inSize); null is 0
    /// @throws IllegalArgumentException if everything is null, or numbers or shapes don't fit
    public final LstmState apply(List<Variable> cs, List<Variable> hs, Variable x) {
        if (cs.size() != hs.size()) {
            throw new IllegalArgumentException(typeName() + ": expected as many cs as hs, but " + cs.size() + " != "
                    + hs.size());
        }
        Variable some = Stream.concat(Stream.of(x == null ? List.<Variable>of() : List.of(x)), Stream.of(cs, hs))
                .flatMap(List::stream).filter(Objects::nonNull).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        typeName() + ": expected a variable among cs, hs and x, but found only nulls"));
        Stream.concat(cs.stream(), hs.stream()).filter(Objects::nonNull).forEach(s -> {
            States.check(typeName(), "children's states", s, stateSize);
            States.checkRows(typeName(), s, some);
        });
        return called(() -> join(cs, hs, x != null ? x : States.zeros(some, W_x.W().shape().axis(1))), cs, hs, x);
    }

    /// The same in Chainer's order, `c_1 ... c_K, h_1 ... h_K, x`.
    public final LstmState forward(Variable... cshsx) {
        if (cshsx.length % 2 == 0) {
            throw new IllegalArgumentException(typeName()
                    + ": expected c_1 ... c_K, h_1 ... h_K and x, but found " + cshsx.length + " arguments");
        }
        List<Variable> all = Arrays.asList(cshsx);
        int children = cshsx.length / 2;
        return apply(all.subList(0, children), all.subList(children, 2 * children), all.get(2 * children));
    }

    abstract LstmState join(List<Variable> cs, List<Variable> hs, Variable x);

    final List<Variable> zeroWhereNull(List<Variable> states, Variable x) {
        return states.stream().map(s -> s == null ? States.zeros(x, stateSize) : s).toList();
    }

    @Override protected String specs() {
        return "inSize=" + Sizes.text(W_x.W(), 1) + ", outSize=" + stateSize;
    }
}
