package catenary.functions.math;

import static catenary.array.Elementwise.elementwise;

import catenary.array.Create;
import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.FunctionNode;
import catenary.autograd.Grads;
import catenary.autograd.Inputs;
import catenary.autograd.SumTo;
import catenary.autograd.Variable;
import catenary.expr.DType;

/// The derivative of order `n` of [Digamma]: `(-1)^(n + 1) n! zeta(n + 1, x)` for `n >= 1`, [Digamma] itself for 0.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `n` | any | integer; `>= 0` |
/// | `x` | any that broadcasts with it | float; infinite at 0, -1, -2 ... (NaN for `n = 0`, but at 0) |
/// | returns | their broadcast | that of `x` |
///
/// `n` is a constant.
///
/// ```jshell
/// jshell> F.polygamma(1, variable(0.5, 1, 10))
/// $1 ==> variable([4.934802  , 1.644934  , 0.10516634])
/// ```
public final class Polygamma extends FunctionNode {

    private static final String[] NAMES = {"n", "x"};
    private static final Elementwise POLYGAMMA = elementwise("polygamma", GammaFunctions::polygamma);

    private Polygamma() {
        super(Retain.INPUTS);
    }

    /// @throws IllegalArgumentException if `n` is no integer or `x` no float, or shapes don't broadcast
    public static Variable polygamma(NDArray n, Variable x) {
        return new Polygamma().apply(Variable.constant(n), x);
    }

    /// The same order for every element.
    ///
    /// @throws IllegalArgumentException if `n < 0` or `x` is not float
    public static Variable polygamma(int n, Variable x) {
        if (n < 0) {
            throw new IllegalArgumentException("polygamma: expected n >= 0, but found " + n);
        }
        return polygamma(Create.full(x.device(), DType.INT32, Shape.SCALAR, n), x);
    }

    @Override protected String[] argumentNames() {
        return NAMES;
    }

    @Override protected void check(Inputs in) {
        in.isInteger(0).isFloat(1).broadcast(0, 1);
    }

    @Override protected NDArray[] forward(NDArray[] xs) {
        NDArray n = xs[0].astype(DType.FLOAT64);
        NDArray x = xs[1].astype(DType.FLOAT64);
        return new NDArray[] {POLYGAMMA.on(n, x, HurwitzZeta.of(n.add(1), x)).astype(xs[1].dtype())};
    }

    @Override protected Grads backward(Variable[] gys) {
        return Grads.of(null, () -> SumTo.sumTo(polygamma(input(0).array().add(1), input(1)).mul(gys[0]),
                inputNode(1).shape()));
    }
}
