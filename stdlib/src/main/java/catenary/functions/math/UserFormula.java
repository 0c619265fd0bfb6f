package catenary.functions.math;

import static catenary.autograd.Pointwise.pointwise;

import catenary.array.Elementwise;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.expr.Expr;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// A differentiable elementwise function of the user's own, from one formula of one to four operands.
///
/// | | shape | dtype |
/// |---|---|---|
/// | operands | any that broadcast | one float dtype |
/// | returns | their broadcast | that of the operands |
///
/// The formula is traced once, compiled for each device, and differentiated symbolically: there is a gradient of every
/// order, each one kernel. Keep the function in a variable; every trace is compiled anew.
///
/// ```jshell
/// jshell> var swish = F.elementwise(x -> x.mul(x.sigmoid()))
/// swish ==> UnaryOperator<Variable>
/// jshell> swish.apply(variable(-1, 0, 1))
/// $2 ==> variable([-0.26894143,  0.        ,  0.7310586 ])
/// ```
public final class UserFormula {

    private static final String NAME = "elementwise";

    /// A function of three variables.
    @FunctionalInterface
    public interface Ternary {
        Variable apply(Variable a, Variable b, Variable c);
    }

    /// A function of four variables.
    @FunctionalInterface
    public interface Quaternary {
        Variable apply(Variable a, Variable b, Variable c, Variable d);
    }

    private UserFormula() {}

    public static UnaryOperator<Variable> elementwise(UnaryOperator<Expr> formula) {
        return pointwise(NAME, formula)::on;
    }

    public static BinaryOperator<Variable> elementwise(BinaryOperator<Expr> formula) {
        return pointwise(NAME, formula)::on;
    }

    public static Ternary elementwise(Elementwise.Ternary formula) {
        return pointwise(NAME, formula)::on;
    }

    public static Quaternary elementwise(Elementwise.Quaternary formula) {
        Pointwise f = pointwise(NAME, formula);
        return (a, b, c, d) -> f.on(new Variable[] {a, b, c, d}, new double[0]);
    }
}
