package catenary.links;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;

/// What recurrent links remember, checked and made.
final class States {

    private States() {}

    /// Zeros of `size` numbers for each row of `x`.
    static Variable zeros(Variable x, int size) {
        return Variable.constant(NDArray.zeros(x.device(), x.dtype(), Shape.of(x.length(), size)));
    }

    /// Fails unless `state` holds `size` numbers a row.
    static void check(String link, String what, Variable state, int size) {
        if (state == null || state.rank() != 2 || state.shape().axis(1) != size || !state.dtype().isFloat()) {
            throw new IllegalArgumentException(link + ": expected " + what + " of shape (batch, " + size
                    + "), but found " + (state == null ? "null" : state.array().describe()));
        }
    }

    /// Fails unless `state` has a row for each of `x`.
    static void checkRows(String link, Variable state, Variable x) {
        if (state.length() != x.length()) {
            throw new IllegalArgumentException(link + ": expected as many rows of x as of the state, but "
                    + x.length() + " != " + state.length() + "\n  x: " + x.array().describe() + "\n  state: "
                    + state.array().describe() + "\n  hint: resetState() before the first step of another batch");
        }
    }
}
