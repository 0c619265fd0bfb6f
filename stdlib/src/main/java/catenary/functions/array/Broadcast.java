package catenary.functions.array;

import catenary.array.Shape;
import catenary.autograd.BroadcastTo;
import catenary.autograd.Variable;
import java.util.Arrays;
import java.util.List;

/// Variables repeated to their common shape, by NumPy's rule.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `args` | at least one; any that broadcast | any |
/// | returns | a list; their broadcast | those of `args` |
///
/// ```jshell
/// jshell> F.broadcast(variable(1, 2), variable(3))
/// $1 ==> [variable([1., 2.]), variable([3., 3.])]
/// ```
public final class Broadcast {

    private Broadcast() {}

    /// @throws IllegalArgumentException if the shapes don't broadcast
    public static List<Variable> broadcast(Variable... args) {
        Shape s = Shape.SCALAR;
        for (Variable x : args) {
            Shape t = Shape.broadcastOrNull(s, x.shape());
            if (t == null) {
                throw new IllegalArgumentException("broadcast: expected shapes that broadcast, but found "
                        + Arrays.stream(args).map(Variable::shape).toList());
            }
            s = t;
        }
        Shape to = s;
        return Arrays.stream(args).map(x -> BroadcastTo.broadcastTo(x, to)).toList();
    }
}
