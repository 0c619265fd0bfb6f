package catenary.functions.array;

import catenary.autograd.Reshape;
import catenary.autograd.Transpose;
import catenary.autograd.Variable;

/// Blocks of `r x r` pixels gathered into channels; the inverse of [Depth2space].
///
/// | | shape | dtype |
/// |---|---|---|
/// | `X` | `(N, C, H, W)` | float |
/// | returns | `(N, r^2 C, H / r, W / r)` | that of `X` |
///
/// Row `i` and column `j` of each block of channel `c` goes to channel `(i r + j) C + c`.
///
/// ```jshell
/// jshell> F.space2depth(variable(new float[][][][] {{{{1, 2}, {3, 4}}}}), 2)
/// $1 ==> variable([[[[1.]],
///
///                   [[2.]],
///
///                   [[3.]],
///
///                   [[4.]]]])
/// ```
public final class Space2depth {

    private Space2depth() {}

    /// @throws IllegalArgumentException if `X` is not float, has not 4 axes or its height or width is no multiple of `r`
    public static Variable space2depth(Variable X, int r) {
        Floats.require("space2depth", "X", X);
        int[] d = X.shape().toArray();
        if (d.length != 4 || r < 1 || d[2] % r != 0 || d[3] % r != 0) {
            throw new IllegalArgumentException("space2depth: expected X (N, C, H, W) with H and W multiples of " + r
                    + "\n  X: " + X.array().describe());
        }
        Variable blocks = Reshape.reshape(X, d[0], d[1], d[2] / r, r, d[3] / r, r);
        return Reshape.reshape(Transpose.transpose(blocks, 0, 3, 5, 1, 2, 4), d[0], r * r * d[1], d[2] / r, d[3] / r);
    }
}
