package catenary.functions.rnn;

import catenary.autograd.Variable;
import catenary.expr.Expr;
import java.util.List;
import java.util.function.UnaryOperator;

/// Layers of plain recurrent units over sequences: `h' = act(W0 x + b0 + W1 h + b1)`, where `activation` is `"tanh"` unless
/// `"relu"` is given.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `nLayers`, `dropoutRatio` | numbers | |
/// | `hx` | `(nLayers, B, n)` | one float dtype |
/// | `ws` | `nLayers` lists of 2 matrices, `(n, m)` or `(n, n)` | float |
/// | `bs` | `nLayers` lists of 2 vectors, `(n,)` | that of `hx` |
/// | `xs` | list by time of `(B_t, N)`, the longest sequence first: `B >= B_0 >= B_1 ...` | that of `hx` |
/// | returns | `hy` `(nLayers, B, n)`, `ys` list by time of `(B_t, n)` | that of `hx` |
///
/// The matrices 0 see the layer's input, of width `m = N` in the first layer and `m = n` in the others, the
/// matrices 1 its state. A sequence that has ended keeps its state. Between layers, in training, elements are
/// dropped with probability `dropoutRatio`.
///
/// All steps of a layer are one node: one product for its inputs, one a step for its states. Differentiable to any order.
///
/// ```jshell
/// jshell> F.nStepRnn(1, 0, variable(new float[1][1][1]),
///    ...>         List.of(Collections.nCopies(2, variable(new float[][] {{1}}))),
///    ...>         List.of(Collections.nCopies(2, variable(0))),
///    ...>         List.of(variable(new float[][] {{1}}))).ys()
/// $1 ==> [variable([[0.7615942]])]
/// ```
///
/// Source: [Elman (1990)](https://doi.org/10.1207/s15516709cog1402_1).
public final class NStepRnn {

    private static final Recurrence.Step TANH = step(Expr::tanh);
    private static final Recurrence.Step RELU = step(x -> x.gt(0).where(x, 0));

    private NStepRnn() {}

    /// With `tanh`.
    public static RnnSequence nStepRnn(int nLayers, double dropoutRatio, Variable hx, List<List<Variable>> ws,
            List<List<Variable>> bs, List<Variable> xs) {
        return nStepRnn(nLayers, dropoutRatio, hx, ws, bs, xs, "tanh");
    }

    /// @throws IllegalArgumentException if numbers, shapes or dtypes don't fit, or `xs` is empty or grows
    ///                                  or `activation` is neither `"tanh"` nor `"relu"`
    public static RnnSequence nStepRnn(int nLayers, double dropoutRatio, Variable hx, List<List<Variable>> ws,
            List<List<Variable>> bs, List<Variable> xs, String activation) {
        return layers("nStepRnn", 1, nLayers, dropoutRatio, hx, ws, bs, xs, activation);
    }

    static RnnSequence layers(String op, int directions, int nLayers, double dropoutRatio, Variable hx,
            List<List<Variable>> ws,
            List<List<Variable>> bs, List<Variable> xs, String activation) {
        Recurrence.Step step = switch (activation) {
            case "tanh" -> TANH;
            case "relu" -> RELU;
            default -> throw new IllegalArgumentException(
                    op + ": expected activation to be one of tanh, relu, but found " + activation);
        };
        Layers.Result r = new Layers(op, step, 1, Layers::joined)
                .over(nLayers, dropoutRatio, directions, List.of(hx), ws, bs, xs);
        return new RnnSequence(r.states().getFirst(), r.ys());
    }

    private static Recurrence.Step step(UnaryOperator<Expr> activation) {
        Cell cell = Cell.of("nStepRnnCell", Cell.Packing.BLOCKS, new Cell.Operands(List.of("x"), new int[] {1}), 1,
                e -> new Expr[] {activation.apply(e[0])});
        return new Recurrence.Step(cell, 1, 1);
    }
}
