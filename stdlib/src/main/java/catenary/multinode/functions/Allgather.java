package catenary.multinode.functions;

import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.Grads;
import catenary.autograd.Variable;
import catenary.multinode.Communicator;
import java.util.List;

/// Everybody's variable, by rank. The gradient is the sum of those that all ranks found for this one's.
public final class Allgather extends FunctionNode {

    private final Communicator comm;

    private Allgather(Communicator comm) {
        super(Retain.NOTHING);
        this.comm = comm;
    }

    public static List<Variable> allgather(Communicator comm, Variable x) {
        return List.of(new Allgather(comm).applyAll(x));
    }

    @Override protected NDArray[] forward(NDArray[] xs) {
        return comm.allgather(xs[0]).toArray(NDArray[]::new);
    }

    @Override protected Grads backward(Variable[] gys) {
        return Grads.of(() -> Delegate.sum(Alltoall.alltoall(comm, Delegate.filled(this, gys))));
    }
}
