package catenary.functions.array;

import catenary.autograd.Reshape;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;

/// Blocks of channels spread over space; the inverse of [Space2depth].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `X` | `(N, C, H, W)` | float |
/// | returns | `(N, C / r^2, r H, r W)` | that of `X` |
///
/// Channel `(i r + j) C' + c` goes to row `i` and column `j` of each block of channel `c`.
///
/// ```jshell
/// jshell> F.depth2space(variable(new float[][][][] {{{{1}}, {{2}}, {{3}}, {{4}}}}), 2)
/// $1 ==> variable([[[[1., 2.],
///                    [3., 4.]]]])
/// ```
public final class Depth2space {

    private Depth2space() {}

    /// @throws IllegalArgumentException if `X` is not float, has not 4 axes or its channels are no multiple of `r^2`
    public static Variable depth2space(Variable X, int r) {
        Floats.require("depth2space", "X", X);
        int[] d = X.shape().toArray();
        if (d.length != 4 || r < 1 || d[1] % (r * r) != 0) {
            throw new IllegalArgumentException(
                    "depth2space: expected X (N, C, H, W) with C a multiple of r^2 = " + r * r
                            + "\n  X: " + X.array().describe());
        }
        int c = d[1] / (r * r);
        Variable blocks = Reshape.reshape(X, d[0], r, r, c, d[2], d[3]);
        return Reshape.reshape(Transpose.transpose(blocks, 0, 3, 4, 1, 5, 2), d[0], c, d[2] * r, d[3] * r);
    }
}
