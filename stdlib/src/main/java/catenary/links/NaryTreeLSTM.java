package catenary.links;

import static catenary.functions.rnn.TreeLstm.treeLstm;

import catenary.autograd.Variable;
import catenary.functions.rnn.LstmState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Long short-term memory over trees whose nodes have up to `nAry` children in order, each with weights of its own.
///
/// | name | shape | first value |
/// |---|---|---|
/// | `W_x/W` | ((3 + nAry) outSize, inSize) | [catenary.initializers.LeCunNormal] |
/// | `W_x/b` | ((3 + nAry) outSize) | 0 |
/// | `W_h1/W` ... | ((3 + nAry) outSize, outSize) | [catenary.initializers.LeCunNormal] |
/// | children's c and h | (batch, outSize) | |
/// | x | (batch, inSize) | |
/// | returns | c and h, (batch, outSize) | |
///
/// Without `inSize`, the first input shows it. A child that isn't there is null; `nAry` is 2 if not given.
///
/// Tai, Socher, Manning: [Improved semantic representations](https://arxiv.org/abs/1503.00075) (2015), section 3.2.
public class NaryTreeLSTM extends TreeLSTMBase {

    private final int nAry;

    /// What a [NaryTreeLSTM] may be told besides its sizes.
    public static final class Options {
        private int nAry = 2;

        private Options() {}

        /// How many children a node may have; 2 if not given.
        public Options nAry(int nAry) {
            this.nAry = nAry;
            return this;
        }
    }

    /// The first input shows its size.
    public NaryTreeLSTM(int outSize) {
        this(outSize, _ -> {});
    }

    public NaryTreeLSTM(int outSize, Consumer<Options> options) {
        this(null, outSize, read(options));
    }

    public NaryTreeLSTM(int inSize, int outSize) {
        this(inSize, outSize, _ -> {});
    }

    public NaryTreeLSTM(int inSize, int outSize, int nAry) {
        this(inSize, outSize, o -> o.nAry(nAry));
    }

    public NaryTreeLSTM(int inSize, int outSize, Consumer<Options> options) {
        this(inSize, outSize, read(options));
    }

    @SuppressWarnings("this-escape") // addLink only reads and fills the list of children
    private NaryTreeLSTM(Integer inSize, int outSize, Options o) {
        super(inSize, outSize, 3 + o.nAry);
        nAry = o.nAry;
        for (int i = 1; i <= nAry; i++) {
            addLink("W_h" + i, new Linear(outSize, (3 + nAry) * outSize, l -> l.nobias(true)));
        }
    }

    private static Options read(Consumer<Options> options) {
        Options o = new Options();
        options.accept(o);
        Sizes.checkPositive("NaryTreeLSTM", "nAry", o.nAry);
        return o;
    }

    /// What the gates take from child `i`, counted from 1.
    public final Linear W_h(int i) {
        return (Linear) child("W_h" + i);
    }

    @Override LstmState join(List<Variable> cs, List<Variable> hs, Variable x) {
        if (hs.size() != nAry) {
            throw new IllegalArgumentException(typeName() + ": expected c and h of " + nAry
                    + " children, null for those that aren't there, but found " + hs.size());
        }
        Variable gates = W_x().apply(x);
        for (int i = 0; i < nAry; i++) {
            if (hs.get(i) != null) {
                gates = gates.add(W_h(i + 1).apply(hs.get(i)));
            }
        }
        List<Variable> inputs = new ArrayList<>(zeroWhereNull(cs, x));
        inputs.add(gates);
        return treeLstm(inputs.toArray(Variable[]::new));
    }

    @Override protected String specs() {
        return super.specs() + ", nAry=" + nAry;
    }
}
