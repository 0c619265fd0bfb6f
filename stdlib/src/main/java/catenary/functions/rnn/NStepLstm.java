package catenary.functions.rnn;

import catenary.autograd.Variable;
import catenary.expr.Expr;
import java.util.List;

/// Layers of long short-term memory over sequences: `i = sigma(W0 x + b0 + W4 h + b4)`, `f = sigma(W1 x + b1 + W5 h + b5)`,
/// `a = tanh(W2 x + b2 + W6 h + b6)`, `o = sigma(W3 x + b3 + W7 h + b7)`; `c' = f c + i a`, `h' = o tanh(c')`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `nLayers`, `dropoutRatio` | numbers | |
/// | `hx`, `cx` | `(nLayers, B, n)` | one float dtype |
/// | `ws` | `nLayers` lists of 8 matrices, `(n, m)` or `(n, n)` | float |
/// | `bs` | `nLayers` lists of 8 vectors, `(n,)` | that of `hx` |
/// | `xs` | list by time of `(B_t, N)`, the longest sequence first: `B >= B_0 >= B_1 ...` | that of `hx` |
/// | returns | `hy`, `cy` `(nLayers, B, n)`, `ys` list by time of `(B_t, n)` | that of `hx` |
///
/// The matrices 0 to 3 see the layer's input, of width `m = N` in the first layer and `m = n` in the others, the
/// matrices 4 to 7 its state. A sequence that has ended keeps its state. Between layers, in training, elements are
/// dropped with probability `dropoutRatio`.
///
/// All steps of a layer are one node: one product for its inputs, one a step for its states. Differentiable to any order.
///
/// ```jshell
/// jshell> F.nStepLstm(1, 0, variable(new float[1][1][1]), variable(new float[1][1][1]),
///    ...>         List.of(Collections.nCopies(8, variable(new float[][] {{1}}))),
///    ...>         List.of(Collections.nCopies(8, variable(0))),
///    ...>         List.of(variable(new float[][] {{1}}))).ys()
/// $1 ==> [variable([[0.36960638]])]
/// ```
///
/// Source: [Hochreiter and Schmidhuber (1997)](https://doi.org/10.1162/neco.1997.9.8.1735), with the forget gates of [Gers et al. (2000)](https://doi.org/10.1162/089976600300015015).
public final class NStepLstm {

    private static final Cell CELL = Cell.of("nStepLstmCell", Cell.Packing.BLOCKS, new Cell.Operands("x", 4, "c", 1), 2,
            e -> {
                Expr[] ch = LstmGates.of(e[2], e[0], e[1].sigmoid().mul(e[4]), e[3]);
                return new Expr[] {ch[1], ch[0]};
            });
    private static final Recurrence.Step STEP = new Recurrence.Step(CELL, 4, 4, 1);

    private NStepLstm() {}

    /// @throws IllegalArgumentException if numbers, shapes or dtypes don't fit, or `xs` is empty or grows
    public static LstmSequence nStepLstm(int nLayers, double dropoutRatio, Variable hx, Variable cx,
            List<List<Variable>> ws, List<List<Variable>> bs, List<Variable> xs) {
        return layers("nStepLstm", 1, nLayers, dropoutRatio, hx, cx, ws, bs, xs);
    }

    static LstmSequence layers(String op, int directions, int nLayers, double dropoutRatio, Variable hx, Variable cx,
            List<List<Variable>> ws, List<List<Variable>> bs, List<Variable> xs) {
        Layers.Result r = new Layers(op, STEP, 4, Layers::joined)
                .over(nLayers, dropoutRatio, directions, List.of(hx, cx), ws, bs, xs);
        return new LstmSequence(r.states().get(0), r.states().get(1), r.ys());
    }
}
