package catenary.functions.math;

import catenary.array.Elementwise;
import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.Inputs;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Expr;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// A special function of one operand: computed in float64 whatever the dtype, since its formula cancels digits that float32
/// doesn't have to spare, and with a slope given in functions, which are more exact than the formula's own derivative.
final class Special {

    private final String name;
    private final Elementwise value;
    private final BinaryOperator<Variable> slope;

    private Special(String name, UnaryOperator<Expr> formula, BinaryOperator<Variable> slope) {
        this.name = name;
        this.value = Elementwise.elementwise(name, formula);
        this.slope = slope;
    }

    /// @param slope the derivative at `x`, where the function is `y`
    static Special special(String name, UnaryOperator<Expr> formula, BinaryOperator<Variable> slope) {
        return new Special(name, formula, slope);
    }

    Variable on(Variable x) {
        return new Node(this).apply(x);
    }

    /// `value` of the operands in float64, in the dtype of `like`.
    static NDArray inDouble(Elementwise value, NDArray like, NDArray... xs) {
        NDArray[] exact = new NDArray[xs.length];
        for (int i = 0; i < xs.length; i++) {
            exact[i] = xs[i].astype(DType.FLOAT64);
        }
        return value.run(exact, new double[0]).astype(like.dtype());
    }

    private static final class Node extends FunctionNode.Unary {
        private final Special f;

        Node(Special f) {
            super(Retain.BOTH);
            this.f = f;
        }

        @Override public String label() {
            return f.name;
        }

        @Override protected void check(Inputs in) {
            in.isFloat(0);
        }

        @Override protected NDArray forward(NDArray x) {
            return inDouble(f.value, x, x);
        }

        @Override protected Variable backward(Variable gy) {
            return gy.mul(f.slope.apply(input(), output()));
        }
    }
}
