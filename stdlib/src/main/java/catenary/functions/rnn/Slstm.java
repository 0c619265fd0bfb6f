package catenary.functions.rnn;

import catenary.autograd.Variable;
import java.util.List;

/// One step of S-LSTM, which joins two children: `c = tanh(a1) sigma(i1) + tanh(a2) sigma(i2) + sigma(f1) cPrev1 +
/// sigma(f2) cPrev2`, `h = sigma(o1 + o2) tanh(c)`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `cPrev1`, `cPrev2` | `(B, n, ...)` | one float dtype |
/// | `x1`, `x2` | `(B, 4 n, ...)`; unit by unit the inputs `a i f o` of the gates | that of `cPrev1` |
/// | returns | `c` and `h`, `(B, n, ...)` | that of `cPrev1` |
///
/// One pass forward, one backward, for every order.
///
/// ```jshell
/// jshell> F.slstm(variable(new float[][] {{1}}), variable(new float[][] {{2}}), variable(new float[1][4]),
///    ...>         variable(new float[1][4])).c()
/// $1 ==> variable([[1.5]])
/// ```
///
/// Source: [Zhu et al. (2015)](https://arxiv.org/abs/1503.04881).
public final class Slstm {

    private static final Cell CELL = Cell.of("slstm", Cell.Packing.INTERLEAVED,
            new Cell.Operands(List.of("cPrev1", "cPrev2", "x1", "x2"), new int[] {1, 1, 4, 4}), 2,
            e -> LstmGates.of(e[2], e[3],
                    e[6].tanh().mul(e[7].sigmoid()).add(e[4].sigmoid().mul(e[0])).add(e[8].sigmoid().mul(e[1])),
                    e[5].add(e[9])));

    private Slstm() {}

    /// @throws IllegalArgumentException if shapes or dtypes don't fit
    public static LstmState slstm(Variable cPrev1, Variable cPrev2, Variable x1, Variable x2) {
        Variable[] y = CELL.on(cPrev1, cPrev2, x1, x2);
        return new LstmState(y[0], y[1]);
    }
}
