package catenary.functions.rnn;

import catenary.autograd.Variable;
import java.util.List;

/// Layers of long short-term memory over sequences in both directions.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `nLayers`, `dropoutRatio` | numbers | |
/// | `hx`, `cx` | `(2 nLayers, B, n)` | one float dtype |
/// | `ws` | `2 nLayers` lists of 8 matrices, `(n, m)` or `(n, n)` | float |
/// | `bs` | `2 nLayers` lists of 8 vectors, `(n,)` | that of `hx` |
/// | `xs` | list by time of `(B_t, N)`, the longest sequence first: `B >= B_0 >= B_1 ...` | that of `hx` |
/// | returns | `hy`, `cy` `(2 nLayers, B, n)`, `ys` list by time of `(B_t, 2 n)` | that of `hx` |
///
/// Entry `2 l` of `hx`, `ws` and `bs` belongs to layer `l` forwards, entry `2 l + 1` to layer `l` backwards, which begins at
/// each sequence's own end. What both show side by side is the input of the next layer. The rest is as in [NStepLstm].
///
/// ```jshell
/// jshell> F.nStepBilstm(1, 0, variable(new float[2][1][1]), variable(new float[2][1][1]),
///    ...>         Collections.nCopies(2, Collections.nCopies(8, variable(new float[][] {{1}}))),
///    ...>         Collections.nCopies(2, Collections.nCopies(8, variable(0))),
///    ...>         List.of(variable(new float[][] {{1}}))).ys()
/// $1 ==> [variable([[0.36960638, 0.36960638]])]
/// ```
///
/// Source: [Graves and Schmidhuber (2005)](https://doi.org/10.1016/j.neunet.2005.06.042).
public final class NStepBilstm {

    private NStepBilstm() {}

    /// @throws IllegalArgumentException if numbers, shapes or dtypes don't fit, or `xs` is empty or grows
    public static LstmSequence nStepBilstm(int nLayers, double dropoutRatio, Variable hx, Variable cx,
            List<List<Variable>> ws, List<List<Variable>> bs, List<Variable> xs) {
        return NStepLstm.layers("nStepBilstm", 2, nLayers, dropoutRatio, hx, cx, ws, bs, xs);
    }
}
