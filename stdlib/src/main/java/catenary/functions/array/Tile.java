package catenary.functions.array;

import catenary.array.Shape;
import catenary.autograd.BroadcastTo;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import java.util.Arrays;

/// The whole array several times, one copy beside the other.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | any |
/// | `reps` | how often along each axis, the last ones first | |
/// | returns | that of `x` times `reps` | that of `x` |
///
/// The gradients of the copies are added.
///
/// ```jshell
/// jshell> F.tile(variable(1, 2), 2, 2)
/// $1 ==> variable([[1., 2., 1., 2.],
///                  [1., 2., 1., 2.]])
/// ```
public final class Tile {

    private Tile() {}

    /// @throws IllegalArgumentException if `reps` are negative
    public static Variable tile(Variable x, int... reps) {
        int n = Math.max(x.rank(), reps.length);
        int[] ones = new int[2 * n];
        int[] copies = new int[2 * n];
        int[] result = new int[n];
        for (int i = 0; i < n; i++) {
            int d = i < n - x.rank() ? 1 : x.shape().axis(i - n + x.rank());
            int r = i < n - reps.length ? 1 : reps[i - n + reps.length];
            if (r < 0) {
                throw new IllegalArgumentException("tile: expected reps >= 0, but found " + Arrays.toString(reps));
            }
            ones[2 * i] = 1;
            copies[2 * i] = r;
            ones[2 * i + 1] = d;
            copies[2 * i + 1] = d;
            result[i] = r * d;
        }
        Variable spread = BroadcastTo.broadcastTo(Reshape.reshape(x, ones), Shape.of(copies));
        return Reshape.reshape(spread, Shape.of(result));
    }
}
