package catenary.optimizers;

import catenary.autograd.Parameter;
import catenary.expr.Expr;

/// A hook whose new gradient depends, element by element, on the gradient and the parameter. Where nothing stands
/// between it and the step, it is computed inside the step's kernel; `param.grad()` then stays what it was before.
public interface ElementwiseHook extends ParameterHook {

    /// The new gradient. The formula may depend on the class alone: what varies between hooks is in the scalars.
    Expr gradient(Expr g, Expr p, Expr[] scalars);

    /// The values of the formula's scalars for one parameter.
    double[] scalars(UpdateRule rule);

    /// Sets the new gradient, where it cannot be part of the step.
    @Override default void apply(UpdateRule rule, Parameter p) {
        p.grad(Step.gradient(this, rule, p.grad(), p.array()));
    }
}
