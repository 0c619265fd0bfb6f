package catenary.functions.memory;

import catenary.autograd.Recomputation;
import catenary.autograd.Variable;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What `func` makes of its arguments, without keeping what it computed on the way: backward computes it again.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `func` | a function of as many variables, or of a list | |
/// | `x`, `x0`, `x1`, `xs` | any | any |
/// | returns | what `func` returns | |
///
/// It saves the memory of everything inside `func` between forward and backward for the time of a second forward. Gradients
/// arrive at the arguments and at whatever else `func` reads, a link's parameters above all, and can be differentiated
/// again; second order keeps everything. Both times `func` draws the same random numbers and is in the same mode; what it
/// changes by itself, running statistics for one, it changes twice.
///
/// ```jshell
/// jshell> var x = variable(1, 2)
/// x ==> variable([1., 2.])
/// jshell> F.forget(v -> F.exp(v).mul(v), x).sum().backward()
/// jshell> x.grad()
/// $1 ==> array([ 5.4365635, 22.167168 ])
/// ```
///
/// Source: [Chen et al. (2016)](https://arxiv.org/abs/1604.06174).
public final class Forget {

    private Forget() {}

    /// @throws IllegalArgumentException if `func` returns null
    public static Variable forget(UnaryOperator<Variable> func, Variable x) {
        return Recomputation.forgotten(v -> new Variable[] {func.apply(v[0])}, x)[0];
    }

    /// @throws IllegalArgumentException if `func` returns null
    public static Variable forget(BinaryOperator<Variable> func, Variable x0, Variable x1) {
        return Recomputation.forgotten(v -> new Variable[] {func.apply(v[0], v[1])}, x0, x1)[0];
    }

    /// @throws IllegalArgumentException if `func` returns null or a list with null
    public static List<Variable> forget(Function<List<Variable>, List<Variable>> func, List<Variable> xs) {
        return List.of(Recomputation.forgotten(v -> {
            List<Variable> ys = func.apply(List.of(v));
            return ys == null ? null : ys.toArray(Variable[]::new);
        }, xs.toArray(Variable[]::new)));
    }
}
