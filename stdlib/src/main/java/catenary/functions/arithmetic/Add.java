package catenary.functions.arithmetic;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Arithmetic;
import catenary.autograd.FunctionNode;
import catenary.autograd.Grads;
import catenary.autograd.Inputs;
import catenary.autograd.SumTo;
import catenary.autograd.Variable;
import catenary.functions.math.Identity;

/// The sum of its arguments, `y = x0 + x1 + ...`.
///
/// | | shape | dtype |
/// |---|---|---|
/// | `xs` | at least one; any shapes that broadcast | one dtype |
/// | returns | their broadcast | that of `xs` |
///
/// However many there are, the graph grows by one node.
///
/// ```jshell
/// jshell> F.add(variable(1, 2), variable(3, 4), variable(5, 6))
/// $1 ==> variable([ 9., 12.])
/// ```
public final class Add extends FunctionNode.Nary {

    private Add() {
        super(Retain.NOTHING);
    }

    /// @throws IllegalArgumentException if there are none, dtypes differ or shapes don't broadcast
    public static Variable add(Variable... xs) {
        return switch (xs.length) {
            case 0 -> throw new IllegalArgumentException("add: expected at least one variable, but found none");
            case 1 -> Identity.identity(xs[0]);
            case 2 -> Arithmetic.ADD.on(xs[0], xs[1]);
            default -> new Add().apply(xs);
        };
    }

    @Override protected void check(Inputs in) {
        in.sameDtype();
        Shape s = in.get(0).shape();
        for (int i = 1; i < in.count(); i++) {
            Shape t = Shape.broadcastOrNull(s, in.get(i).shape());
            in.require(t != null, "shapes that broadcast", s + " and " + in.get(i).shape());
            s = t;
        }
    }

    @Override protected NDArray forwardOne(NDArray[] xs) {
        NDArray sum = xs[0].add(xs[1]);
        for (int i = 2; i < xs.length; i++) {
            sum = xs[i].shape().broadcastsTo(sum.shape()) ? sum.addAssign(xs[i]) : sum.add(xs[i]);
        }
        return sum;
    }

    @Override protected Grads backward(Variable gy) {
        return Grads.each(inputs().length, i -> SumTo.sumTo(gy, inputNode(i).shape()));
    }
}
