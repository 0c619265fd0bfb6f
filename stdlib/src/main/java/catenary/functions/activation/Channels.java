package catenary.functions.activation;

import catenary.array.Shape;
import catenary.autograd.Reshape;
import catenary.autograd.Variable;
import java.util.Arrays;

/// Parameters that belong to the axes after the batch axis.
final class Channels {

    private Channels() {}

    /// `W` with axes of length 1 around its own, so that it broadcasts along axes 1 to `W.rank` of `x`.
    ///
    /// @throws IllegalArgumentException if `W` has not the lengths of `x` there
    static Variable align(String op, String name, Variable x, Variable W) {
        int n = W.rank();
        int[] d = x.shape().toArray();
        if (n + 1 > d.length || !Shape.of(Arrays.copyOfRange(d, 1, n + 1)).equals(W.shape())) {
            throw new IllegalArgumentException(op + ": expected " + name + ".shape == x.shape[1:" + (n + 1)
                    + "]\n  x: " + x.array().describe() + "\n  " + name + ": " + W.array().describe());
        }
        Arrays.fill(d, 1);
        System.arraycopy(W.shape().toArray(), 0, d, 1, n);
        return Reshape.reshape(W, d);
    }
}
