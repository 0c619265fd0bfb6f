package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.autograd.Cast;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import java.util.ArrayList;
import java.util.List;

/// The argument itself, as the result of a function: another place in the graph with the same value.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | any |
/// | returns | that of `x` | that of `x` |
///
/// ```jshell
/// jshell> F.identity(variable(1, 2))
/// $1 ==> variable([1., 2.])
/// ```
public final class Identity {

    private static final Pointwise IDENTITY = pointwise("identity", x -> x).anyDtype();

    private Identity() {}

    public static Variable identity(Variable x) {
        return Cast.cast(IDENTITY.on(x), x.dtype()); // a truth value has become an integer
    }

    /// Several at once.
    public static List<Variable> identity(Variable x, Variable... more) {
        List<Variable> ys = new ArrayList<>();
        ys.add(identity(x));
        for (Variable m : more) {
            ys.add(identity(m));
        }
        return ys;
    }
}
