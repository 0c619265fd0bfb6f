package catenary.functions.rnn;

import catenary.autograd.Concat;
import catenary.autograd.Variable;
import catenary.functions.array.SplitAxis;
import java.util.List;

/// One step of long short-term memory: `c = tanh(a) sigma(i) + sigma(f) cPrev`, `h = sigma(o) tanh(c)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `cPrev` | `(B, n, ...)` | float |
/// | `x` | `(B', 4 n, ...)` with `B' <= B`; unit by unit the inputs `a i f o` of its gates | that of `cPrev` |
/// | returns | `c` `(B, n, ...)`, `h` `(B', n, ...)` | that of `cPrev` |
///
/// Rows of `cPrev` that `x` has no more stay as they are: in a batch sorted by length, of sequences that have ended.
/// One pass forward, one backward, for every order.
///
/// ```jshell
/// jshell> F.lstm(variable(new float[][] {{0.5f}}), variable(new float[][] {{0.1f, 0.2f, 0.3f, 0.4f}})).h()
/// $1 ==> variable([[0.19713673]])
/// ```
///
/// Source: [Graves (2013)](https://arxiv.org/abs/1308.0850), equations 7 to 11 without peepholes.
public final class Lstm {

    private static final Cell CELL = Cell.of("lstm", Cell.Packing.INTERLEAVED, new Cell.Operands("cPrev", 1, "x", 4), 2,
            e -> LstmGates.of(e[1], e[2], e[3].sigmoid().mul(e[0]), e[4]));

    private Lstm() {}

    /// @throws IllegalArgumentException if shapes or dtypes don't fit
    public static LstmState lstm(Variable cPrev, Variable x) {
        boolean ended = x.rank() > 0 && cPrev.rank() > 0 && x.length() < cPrev.length();
        List<Variable> rows = ended ? SplitAxis.splitAxis(cPrev, new int[] {x.length()}, 0) : List.of(cPrev);
        Variable[] y = CELL.on(rows.getFirst(), x);
        return new LstmState(ended ? Concat.concat(List.of(y[0], rows.getLast()), 0) : y[0], y[1]);
    }
}
