package catenary.functions.math;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.FunctionNode;
import catenary.autograd.Grads;
import catenary.autograd.Inputs;
import catenary.autograd.SumTo;
import catenary.autograd.Variable;
import catenary.expr.DType;

/// Hurwitz' zeta function, `sum over k >= 0 of (q + k)^-x`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `x` | any | any; `> 1`, else infinite or NaN |
/// | `q` | any that broadcasts with it | float; infinite at 0, -1, -2 ..., and where negative otherwise NaN unless `x` is whole |
/// | returns | their broadcast | that of `q` |
///
/// `x` is a constant; the gradient in `q` is `-x zeta(x + 1, q)`.
///
/// ```jshell
/// jshell> F.zeta(2, variable(0.5, 1, 10))
/// $1 ==> variable([4.934802  , 1.644934  , 0.10516634])
/// ```
public final class Zeta extends FunctionNode {

    private static final String[] NAMES = {"x", "q"};

    private Zeta() {
        super(Retain.INPUTS);
    }

    /// @throws IllegalArgumentException if `q` is no float, or shapes don't broadcast
    public static Variable zeta(NDArray x, Variable q) {
        return new Zeta().apply(Variable.constant(x), q);
    }

    /// The same exponent for every element.
    public static Variable zeta(double x, Variable q) {
        return zeta(Create.full(q.device(), q.dtype(), Shape.SCALAR, x), q);
    }

    @Override protected String[] argumentNames() {
        return NAMES;
    }

    @Override protected void check(Inputs in) {
        in.isFloat(1).broadcast(0, 1);
    }

    @Override protected NDArray[] forward(NDArray[] xs) {
        return new NDArray[] {HurwitzZeta.of(xs[0].astype(DType.FLOAT64), xs[1].astype(DType.FLOAT64))
                .astype(xs[1].dtype())};
    }

    @Override protected Grads backward(Variable[] gys) {
        NDArray x = input(0).array();
        return Grads.of(null,
                () -> SumTo.sumTo(
                        zeta(x.add(1), input(1)).mul(Variable.constant(x.neg().astype(gys[0].dtype()))).mul(gys[0]),
                        inputNode(1).shape()));
    }
}
