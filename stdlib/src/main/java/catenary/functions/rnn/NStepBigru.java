package catenary.functions.rnn;

import catenary.autograd.Variable;
import java.util.List;

/// Layers of gated recurrent units over sequences in both directions.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `nLayers`, `dropoutRatio` | numbers | |
/// | `hx` | `(2 nLayers, B, n)` | one float dtype |
/// | `ws` | `2 nLayers` lists of 6 matrices, `(n, m)` or `(n, n)` | float |
/// | `bs` | `2 nLayers` lists of 6 vectors, `(n,)` | that of `hx` |
/// | `xs` | list by time of `(B_t, N)`, the longest sequence first: `B >= B_0 >= B_1 ...` | that of `hx` |
/// | returns | `hy` `(2 nLayers, B, n)`, `ys` list by time of `(B_t, 2 n)` | that of `hx` |
///
/// Entry `2 l` of `hx`, `ws` and `bs` belongs to layer `l` forwards, entry `2 l + 1` to layer `l` backwards, which begins at
/// each sequence's own end. What both show side by side is the input of the next layer. The rest is as in [NStepGru].
///
/// ```jshell
/// jshell> F.nStepBigru(1, 0, variable(new float[2][1][1]),
///    ...>         Collections.nCopies(2, Collections.nCopies(6, variable(new float[][] {{1}}))),
///    ...>         Collections.nCopies(2, Collections.nCopies(6, variable(0))),
///    ...>         List.of(variable(new float[][] {{1}}))).ys()
/// $1 ==> [variable([[0.20482421, 0.20482421]])]
/// ```
public final class NStepBigru {

    private NStepBigru() {}

    /// @throws IllegalArgumentException if numbers, shapes or dtypes don't fit, or `xs` is empty or grows
    public static RnnSequence nStepBigru(int nLayers, double dropoutRatio, Variable hx, List<List<Variable>> ws,
            List<List<Variable>> bs, List<Variable> xs) {
        return NStepGru.layers("nStepBigru", 2, nLayers, dropoutRatio, hx, ws, bs, xs);
    }
}
