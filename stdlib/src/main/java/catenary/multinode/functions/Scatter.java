package catenary.multinode.functions;

import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.Grads;
import catenary.autograd.Variable;
import catenary.multinode.Communicator;
import java.util.List;

/// The root gives rank `i` the variable `xs[i]`. The root gathers the gradients.
public final class Scatter extends FunctionNode {

    private final Communicator comm;
    private final int root;

    private Scatter(Communicator comm, int root) {
        super(Retain.NOTHING);
        this.comm = comm;
        this.root = root;
    }

    /// @param xs what the root has; null at the others
    /// @throws IllegalArgumentException unless the root has a variable for each rank
    public static Variable scatter(Communicator comm, List<Variable> xs, int root) {
        if (comm.rank() != root) {
            return new Scatter(comm, root).apply(Delegate.input());
        }
        if (xs == null || xs.size() != comm.size()) {
            throw new IllegalArgumentException("scatter: expected " + comm.size()
                    + " variables, one for each rank, but found " + (xs == null ? "none" : xs.size()));
        }
        return new Scatter(comm, root).apply(xs.toArray(Variable[]::new));
    }

    @Override protected NDArray[] forward(NDArray[] xs) {
        return new NDArray[] {comm.scatter(comm.rank() == root ? List.of(xs) : null, root)};
    }

    @Override protected Grads backward(Variable[] gys) {
        List<Variable> gxs = Gather.gather(comm, gys[0], root);
        return Grads.each(gxs.size(), gxs::get);
    }
}
