package catenary.multinode.functions;

import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.Grads;
import catenary.autograd.Variable;
import java.util.ArrayList;
import java.util.List;

/// The same variables, whose walk back also passes a delegate: that of a [Send] whose gradient must be waited for.
public final class PseudoConnect extends FunctionNode {

    private PseudoConnect() {
        super(Retain.NOTHING);
    }

    /// @throws IllegalArgumentException if there is nothing to connect the delegate with
    public static List<Variable> pseudoConnect(Variable delegate, List<Variable> actual) {
        if (actual.isEmpty()) {
            throw new IllegalArgumentException("pseudoConnect: expected a variable to connect with, but found none");
        }
        List<Variable> all = new ArrayList<>(actual);
        all.addFirst(delegate);
        return List.of(new PseudoConnect().applyAll(all.toArray(Variable[]::new)));
    }

    @Override protected NDArray[] forward(NDArray[] xs) {
        NDArray[] ys = new NDArray[xs.length - 1];
        for (int i = 0; i < ys.length; i++) {
            ys[i] = xs[i + 1].copy();
        }
        return ys;
    }

    @Override protected Grads backward(Variable[] gys) {
        return Grads.each(gys.length + 1, i -> i == 0 ? Delegate.gradient(this, 0) : gys[i - 1]);
    }
}
