package catenary.functions.rnn;

import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Cast;
import catenary.autograd.Concat;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.array.Separate;
import catenary.functions.array.SplitAxis;
import catenary.functions.array.Stack;
import catenary.functions.connection.Linear;
import catenary.functions.noise.Dropout;
import java.util.ArrayList;
import java.util.List;

/// Layers of recurrent cells over sequences of differing lengths, in one direction or in both.
///
/// The sequences come as steps: item `t` holds the elements `t` of all sequences that have one, longest sequence first. All
/// steps are one matrix here, so that what they contribute to the gates is one product a layer.
///
/// @param op       name of the function, for messages
/// @param step     what a layer does in a step
/// @param matrices how many of a layer's matrices see its input; as many see its state
/// @param inputs   makes the inputs of the gates
record Layers(String op, Recurrence.Step step, int matrices, Projection inputs) {

    /// What the rows of `x` contribute to the gates: `(R, m)` to `(R, g n)`.
    interface Projection {
        Variable of(Variable x, List<Variable> ws, List<Variable> bs);
    }

    /// States after the last step, of shape `(layers, B, n)` each, and what the last layer shows in every step.
    record Result(List<Variable> states, List<Variable> ys) {}

    /// All gates in one product, with the biases of what they take from the input and from the state.
    static Variable joined(Variable x, List<Variable> ws, List<Variable> bs) {
        int half = bs.size() / 2;
        Variable b = Concat.concat(bs.subList(0, half), 0).add(Concat.concat(bs.subList(half, 2 * half), 0));
        return Linear.linear(x, Concat.concat(ws.subList(0, half), 0), b);
    }

    /// @param directions 1, or 2 for both
    /// @param states     before the first step, `(nLayers * directions, B, n)` each
    Result over(int nLayers, double dropoutRatio, int directions, List<Variable> states, List<List<Variable>> ws,
            List<List<Variable>> bs, List<Variable> xs) {
        check(nLayers, dropoutRatio, directions, states, ws, bs, xs);
        List<List<Variable>> weights = inDtype(states.getFirst().dtype(), ws);
        int[] rows = xs.stream().mapToInt(Variable::length).toArray();
        List<List<Variable>> given = states.stream().map(Separate::separate).toList();
        List<List<Variable>> last = states.stream().map(_ -> (List<Variable>) new ArrayList<Variable>()).toList();
        Variable x = Concat.concat(xs, 0);
        for (int l = 0; l < nLayers; l++) {
            List<Variable> shown = new ArrayList<>();
            for (int d = 0; d < directions; d++) {
                int at = directions * l + d;
                Variable in = l == 0 || dropoutRatio == 0 ? x : Dropout.dropout(x, dropoutRatio);
                Variable[] before = given.stream().map(s -> s.get(at)).toArray(Variable[]::new);
                Variable[] after = Recurrence.over(step, rows, d == 1, inputs.of(in, weights.get(at), bs.get(at)),
                        Concat.concat(weights.get(at).subList(matrices, 2 * matrices), 0), before);
                shown.add(after[0]);
                for (int j = 0; j < after.length; j++) {
                    last.get(j).add(last(after[j], before[j], rows, d == 1));
                }
            }
            x = directions == 1 ? shown.getFirst() : Concat.concat(shown, 1);
        }
        return new Result(last.stream().map(Stack::stack).toList(), steps(x, rows));
    }

    private static List<List<Variable>> inDtype(DType dtype, List<List<Variable>> ws) {
        return ws.stream().map(layer -> layer.stream().map(w -> Cast.cast(w, dtype)).toList()).toList();
    }

    private static List<Variable> steps(Variable packed, int[] rows) {
        int[] at = new int[rows.length - 1];
        for (int t = 0; t < at.length; t++) {
            at[t] = (t == 0 ? 0 : at[t - 1]) + rows[t];
        }
        return SplitAxis.splitAxis(packed, at, 0);
    }

    /// The states of each row after its last step; of rows without any step, those given.
    private static Variable last(Variable after, Variable given, int[] rows, boolean backwards) {
        List<Variable> steps = steps(after, rows);
        List<Variable> parts = new ArrayList<>();
        int known = 0;
        for (int t = backwards ? 0 : rows.length - 1; t >= 0; t--) {
            if (rows[t] > known) {
                parts.add(known == 0 ? steps.get(t) : steps.get(t).get(Index.slice(known, rows[t])));
                known = rows[t];
            }
        }
        if (known < given.length() || parts.isEmpty()) {
            parts.add(known == 0 ? given : given.get(Index.slice(known, given.length())));
        }
        return parts.size() == 1 ? parts.getFirst() : Concat.concat(parts, 0);
    }

    // ---- checks

    private void check(int nLayers, double dropoutRatio, int directions, List<Variable> states,
            List<List<Variable>> ws, List<List<Variable>> bs, List<Variable> xs) {
        require(nLayers > 0, "nLayers > 0", nLayers);
        require(dropoutRatio >= 0 && dropoutRatio < 1, "0 <= dropoutRatio < 1", dropoutRatio);
        require(!xs.isEmpty(), "at least one step in xs", "none");
        NDArray hx = states.getFirst().array();
        int all = nLayers * directions;
        require(hx.rank() == 3 && hx.dtype().isFloat() && hx.shape().axis(0) == all,
                "float hx (" + all + ", B, n)", hx.describe());
        states.forEach(s -> require(s.shape().equals(hx.shape()) && s.dtype() == hx.dtype(),
                "states of one shape and dtype", hx.describe() + " and " + s.array().describe()));
        int rows = hx.shape().axis(1);
        int width = xs.getFirst().rank() == 2 ? xs.getFirst().shape().axis(1) : -1;
        for (int t = 0; t < xs.size(); t++) {
            NDArray x = xs.get(t).array();
            require(x.rank() == 2 && x.dtype() == hx.dtype() && x.shape().axis(1) == width,
                    "xs[" + t + "] to be " + hx.dtype() + " (B_t, m) like hx and xs[0]", x.describe());
            require(x.length() <= rows, "xs[" + t + "].shape[0] <= "
                    + (t == 0 ? "hx.shape[1]" : "xs[" + (t - 1) + "].shape[0], the longest sequence first"),
                    x.length() + " > " + rows);
            rows = x.length();
        }
        require(ws.size() == all && bs.size() == all, all + " layers in ws and bs", ws.size() + " and " + bs.size());
        int n = hx.shape().axis(2);
        for (int l = 0; l < all; l++) {
            int in = l < directions ? width : directions * n;
            for (int j = 0; j < 2 * matrices; j++) {
                part("ws[" + l + "]", ws.get(l), j, null, Shape.of(n, j < matrices ? in : n));
                part("bs[" + l + "]", bs.get(l), j, hx.dtype(), Shape.of(n));
            }
        }
    }

    /// `dtype` null: any float.
    private void part(String name, List<Variable> parts, int j, DType dtype, Shape expected) {
        require(parts.size() == 2 * matrices, 2 * matrices + " items in " + name, parts.size());
        NDArray p = parts.get(j).array();
        boolean fits = dtype == null ? p.dtype().isFloat() : p.dtype() == dtype;
        require(fits && p.shape().equals(expected),
                name + "[" + j + "] to be " + (dtype == null ? "float" : dtype) + " " + expected, p.describe());
    }

    private void require(boolean holds, String expectation, Object found) {
        if (!holds) {
            String f = String.valueOf(found);
            throw new IllegalArgumentException(
                    op + ": expected " + expectation + ", but " + (f.contains(">") ? "" : "found ") + f);
        }
    }
}
