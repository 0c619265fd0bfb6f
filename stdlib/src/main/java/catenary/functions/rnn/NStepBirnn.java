package catenary.functions.rnn;

import catenary.autograd.Variable;
import java.util.List;

/// Layers of plain recurrent units over sequences in both directions: `h' = act(W0 x + b0 + W1 h + b1)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `nLayers`, `dropoutRatio` | numbers | |
/// | `hx` | `(2 nLayers, B, n)` | one float dtype |
/// | `ws` | `2 nLayers` lists of 2 matrices, `(n, m)` or `(n, n)` | float |
/// | `bs` | `2 nLayers` lists of 2 vectors, `(n,)` | that of `hx` |
/// | `xs` | list by time of `(B_t, N)`, the longest sequence first: `B >= B_0 >= B_1 ...` | that of `hx` |
/// | returns | `hy` `(2 nLayers, B, n)`, `ys` list by time of `(B_t, 2 n)` | that of `hx` |
///
/// Entry `2 l` of `hx`, `ws` and `bs` belongs to layer `l` forwards, entry `2 l + 1` to layer `l` backwards, which begins at
/// each sequence's own end. What both show side by side is the input of the next layer. The rest is as in [NStepRnn].
///
/// ```jshell
/// jshell> F.nStepBirnn(1, 0, variable(new float[2][1][1]),
///    ...>         Collections.nCopies(2, Collections.nCopies(2, variable(new float[][] {{1}}))),
///    ...>         Collections.nCopies(2, Collections.nCopies(2, variable(0))),
///    ...>         List.of(variable(new float[][] {{1}}))).ys()
/// $1 ==> [variable([[0.7615942, 0.7615942]])]
/// ```
public final class NStepBirnn {

    private NStepBirnn() {}

    /// With `tanh`.
    public static RnnSequence nStepBirnn(int nLayers, double dropoutRatio, Variable hx, List<List<Variable>> ws,
            List<List<Variable>> bs, List<Variable> xs) {
        return nStepBirnn(nLayers, dropoutRatio, hx, ws, bs, xs, "tanh");
    }

    /// @throws IllegalArgumentException if numbers, shapes or dtypes don't fit, or `xs` is empty or grows
    ///                                  or `activation` is neither `"tanh"` nor `"relu"`
    public static RnnSequence nStepBirnn(int nLayers, double dropoutRatio, Variable hx, List<List<Variable>> ws,
            List<List<Variable>> bs, List<Variable> xs, String activation) {
        return NStepRnn.layers("nStepBirnn", 2, nLayers, dropoutRatio, hx, ws, bs, xs, activation);
    }
}
