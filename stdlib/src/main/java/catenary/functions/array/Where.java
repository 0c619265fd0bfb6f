package catenary.functions.array;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.FunctionNode;
import catenary.autograd.Grads;
import catenary.autograd.Inputs;
import catenary.autograd.SumTo;
import catenary.autograd.Variable;
import catenary.expr.DType;

/// `x` where `condition` holds, else `y`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `condition` | any | bool; a constant |
/// | `x`, `y` | any that broadcast with it | one float dtype |
/// | returns | the broadcast of all three | that of `x` |
///
/// The branch not taken receives the gradient 0, even if it is NaN or infinite.
///
/// ```jshell
/// jshell> F.where(array(new boolean[] {true, false}), variable(1, 2), variable(3, 4))
/// $1 ==> variable([1., 4.])
/// ```
public final class Where extends FunctionNode.Binary {

    private static final String[] NAMES = {"x", "y"};

    private final NDArray condition;

    private Where(NDArray condition) {
        super(Retain.NOTHING);
        this.condition = condition;
    }

    /// @throws IllegalArgumentException if `condition` is not bool, dtypes differ or shapes don't broadcast
    public static Variable where(NDArray condition, Variable x, Variable y) {
        return new Where(condition).apply(x, y);
    }

    @Override protected String[] argumentNames() {
        return NAMES;
    }

    @Override protected void check(Inputs in) {
        in.sameDtype().require(condition.dtype() == DType.BOOL, "a condition of dtype bool", condition.dtype());
        Shape s = Shape.broadcastOrNull(in.get(0).shape(), in.get(1).shape());
        in.require(
                s != null && Shape.broadcastOrNull(s, condition.shape()) != null,
                "shapes that broadcast",
                condition.shape() + ", " + in.get(0).shape() + " and " + in.get(1).shape());
    }

    @Override protected NDArray forward(NDArray x, NDArray y) {
        return condition.where(x, y).astype(x.dtype()); // of two truth values that is an integer otherwise
    }

    @Override protected Grads backward(Variable gy) {
        Variable zero = Variable.constant(NDArray.zeros(gy.device(), gy.dtype(), Shape.SCALAR));
        return Grads.of(
                () -> SumTo.sumTo(where(condition, gy, zero), inputNode(0).shape()),
                () -> SumTo.sumTo(where(condition, zero, gy), inputNode(1).shape()));
    }
}
