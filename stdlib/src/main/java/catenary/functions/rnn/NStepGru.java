package catenary.functions.rnn;

import catenary.array.Shape;
import catenary.autograd.BroadcastTo;
import catenary.autograd.Concat;
import catenary.autograd.Variable;
import catenary.expr.Expr;
import catenary.functions.connection.Linear;
import java.util.List;

/// Layers of gated recurrent units over sequences: `r = sigma(W0 x + b0 + W3 h + b3)`, `z = sigma(W1 x + b1 + W4 h + b4)`,
/// `a = tanh(W2 x + b2 + r (W5 h + b5))`; `h' = (1 - z) a + z h`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `nLayers`, `dropoutRatio` | numbers | |
/// | `hx` | `(nLayers, B, n)` | one float dtype |
/// | `ws` | `nLayers` lists of 6 matrices, `(n, m)` or `(n, n)` | float |
/// | `bs` | `nLayers` lists of 6 vectors, `(n,)` | that of `hx` |
/// | `xs` | list by time of `(B_t, N)`, the longest sequence first: `B >= B_0 >= B_1 ...` | that of `hx` |
/// | returns | `hy` `(nLayers, B, n)`, `ys` list by time of `(B_t, n)` | that of `hx` |
///
/// The matrices 0 to 2 see the layer's input, of width `m = N` in the first layer and `m = n` in the others, the
/// matrices 3 to 5 its state. A sequence that has ended keeps its state. Between layers, in training, elements are
/// dropped with probability `dropoutRatio`.
///
/// All steps of a layer are one node: one product for its inputs, one a step for its states. Differentiable to any order.
///
/// ```jshell
/// jshell> F.nStepGru(1, 0, variable(new float[1][1][1]),
///    ...>         List.of(Collections.nCopies(6, variable(new float[][] {{1}}))),
///    ...>         List.of(Collections.nCopies(6, variable(0))),
///    ...>         List.of(variable(new float[][] {{1}}))).ys()
/// $1 ==> [variable([[0.20482421]])]
/// ```
///
/// Source: [Cho et al. (2014)](https://arxiv.org/abs/1406.1078), with the reset after the product, as cuDNN has it.
public final class NStepGru {

    private static final Cell CELL = Cell.of("nStepGruCell", Cell.Packing.BLOCKS, new Cell.Operands("x", 4, "h", 1), 1,
            e -> {
                Expr z = e[1].sigmoid();
                Expr a = e[3].add(e[0].sigmoid().mul(e[2])).tanh();
                return new Expr[] {z.subFrom(1).mul(a).add(z.mul(e[4]))};
            });
    private static final Recurrence.Step STEP = new Recurrence.Step(CELL, 4, 3, 0);

    private NStepGru() {}

    /// @throws IllegalArgumentException if numbers, shapes or dtypes don't fit, or `xs` is empty or grows
    public static RnnSequence nStepGru(int nLayers, double dropoutRatio, Variable hx, List<List<Variable>> ws,
            List<List<Variable>> bs, List<Variable> xs) {
        return layers("nStepGru", 1, nLayers, dropoutRatio, hx, ws, bs, xs);
    }

    static RnnSequence layers(String op, int directions, int nLayers, double dropoutRatio, Variable hx,
            List<List<Variable>> ws,
            List<List<Variable>> bs, List<Variable> xs) {
        Layers.Result r = new Layers(op, STEP, 3, NStepGru::inputs)
                .over(nLayers, dropoutRatio, directions, List.of(hx), ws, bs, xs);
        return new RnnSequence(r.states().getFirst(), r.ys());
    }

    /// What the candidate takes from the state is reset before it joins what it takes from the input: a number of its own
    /// a unit, which begins as `b5`.
    private static Variable inputs(Variable x, List<Variable> ws, List<Variable> bs) {
        Variable gates = Linear.linear(x, Concat.concat(ws.subList(0, 2), 0),
                Concat.concat(bs.subList(0, 2), 0).add(Concat.concat(bs.subList(3, 5), 0)));
        Variable state = BroadcastTo.broadcastTo(bs.get(5), Shape.of(x.length(), bs.get(5).size()));
        return Concat.concat(List.of(gates, state, Linear.linear(x, ws.get(2), bs.get(2))), 1);
    }
}
