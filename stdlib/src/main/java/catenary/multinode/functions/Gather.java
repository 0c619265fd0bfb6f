package catenary.multinode.functions;

import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.Grads;
import catenary.autograd.Variable;
import catenary.multinode.Communicator;
import java.util.List;

/// Everybody's variable at the root, by rank; at the others a delegate, a zero from which the walk back
/// begins or to which a result is connected. Gradients are dealt out by the root.
public final class Gather extends FunctionNode {

    private final Communicator comm;
    private final int root;

    private Gather(Communicator comm, int root) {
        super(Retain.NOTHING);
        this.comm = comm;
        this.root = root;
    }

    public static List<Variable> gather(Communicator comm, Variable x, int root) {
        return List.of(new Gather(comm, root).applyAll(x));
    }

    @Override protected NDArray[] forward(NDArray[] xs) {
        List<NDArray> all = comm.gather(xs[0], root);
        return all == null ? new NDArray[] {Delegate.array()} : all.toArray(NDArray[]::new);
    }

    @Override protected Grads backward(Variable[] gys) {
        return Grads.of(
                () -> Scatter.scatter(comm, comm.rank() == root ? Delegate.filled(this, gys) : null, root));
    }
}
