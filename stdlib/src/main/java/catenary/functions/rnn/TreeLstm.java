package catenary.functions.rnn;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Pointwise;
import catenary.autograd.Sum;
import catenary.autograd.Variable;
import catenary.functions.array.SplitAxis;
import catenary.functions.array.Stack;
import java.util.Arrays;
import java.util.List;

/// One step of a tree LSTM, which joins `K` children: `c = tanh(a) sigma(i) + sum_k sigma(f_k) c_k`,
/// `h = sigma(o) tanh(c)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `inputs`, all but the last: `c_1 ... c_K` | `(B, n, ...)` | one float dtype |
/// | the last of `inputs`: `x` | `(B, (3 + K) n, ...)`; one after the other the inputs `a i o f_1 ... f_K` of the gates | the same |
/// | returns | `c` and `h`, `(B, n, ...)` | the same |
///
/// A composite of the children's sum and one pass over the gates.
///
/// ```jshell
/// jshell> F.treeLstm(variable(new float[][] {{1}}), variable(new float[][] {{2}}), variable(new float[1][5])).c()
/// $1 ==> variable([[1.5]])
/// ```
///
/// Source: [Tai et al. (2015)](https://arxiv.org/abs/1503.00075), the N-ary form.
public final class TreeLstm {

    private static final Pointwise KEPT = pointwise("treeLstm", (f, c) -> f.sigmoid().mul(c));
    private static final Cell CELL = Cell.of("treeLstm", Cell.Packing.BLOCKS, new Cell.Operands("kept", 1, "x", 3), 2,
            e -> LstmGates.of(e[1], e[2], e[0], e[3]));

    private TreeLstm() {}

    /// @throws IllegalArgumentException if there is no child, or shapes or dtypes don't fit
    public static LstmState treeLstm(Variable... inputs) {
        int children = inputs.length - 1;
        check(inputs, children);
        Variable x = inputs[children];
        int n = x.shape().axis(1) / (3 + children);
        List<Variable> gates = SplitAxis.splitAxis(x, new int[] {3 * n}, 1);
        int[] d = inputs[0].shape().toArray();
        int[] split = new int[d.length + 1];
        System.arraycopy(d, 0, split, 1, d.length);
        split[0] = d[0];
        split[1] = children;
        Variable forget = gates.get(1).reshape(split); // (B, K, n, ...)
        Variable c = Stack.stack(Arrays.asList(inputs).subList(0, children), 1);
        Variable[] y = CELL.on(Sum.sum(KEPT.on(forget, c), new int[] {1}, false), gates.get(0));
        return new LstmState(y[0], y[1]);
    }

    private static void check(Variable[] inputs, int children) {
        boolean fits = children > 0 && inputs[0].rank() >= 2 && inputs[0].dtype().isFloat();
        for (int i = 0; fits && i <= children; i++) {
            int[] d = inputs[0].shape().toArray();
            d[1] *= i < children ? 1 : 3 + children;
            fits = inputs[i].dtype() == inputs[0].dtype() && Arrays.equals(d, inputs[i].shape().toArray());
        }
        if (!fits) {
            throw new IllegalArgumentException("treeLstm: expected float children c_1 ... c_K (B, n, ...) of one dtype"
                    + " and shape, then x (B, (3 + K) n, ...), but found "
                    + Arrays.stream(inputs).map(v -> v.array().describe()).toList());
        }
    }
}
