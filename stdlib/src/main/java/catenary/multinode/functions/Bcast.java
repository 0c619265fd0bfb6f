package catenary.multinode.functions;

import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.Variable;
import catenary.multinode.Communicator;
import java.util.List;

/// The root's variable, everywhere. Its gradient is the sum of all ranks' gradients.
public final class Bcast extends FunctionNode.Unary {

    private final Communicator comm;
    private final int root;

    private Bcast(Communicator comm, int root) {
        super(Retain.NOTHING);
        this.comm = comm;
        this.root = root;
    }

    /// @param x what the root has; null at the others
    public static Variable bcast(Communicator comm, Variable x, int root) {
        return new Bcast(comm, root).apply(comm.rank() == root ? x : Delegate.input());
    }

    @Override protected NDArray forward(NDArray x) {
        return comm.bcast(comm.rank() == root ? x : null, root);
    }

    @Override protected Variable backward(Variable gy) {
        List<Variable> gys = Gather.gather(comm, gy, root);
        return comm.rank() == root ? Delegate.sum(gys) : gys.getFirst();
    }
}
