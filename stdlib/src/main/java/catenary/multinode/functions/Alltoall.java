package catenary.multinode.functions;

import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.Grads;
import catenary.autograd.Variable;
import catenary.multinode.Communicator;
import java.util.List;

/// Gives rank `i` the variable `xs[i]`; returns what each rank had for this one. Gradients travel back the same way.
public final class Alltoall extends FunctionNode {

    private final Communicator comm;

    private Alltoall(Communicator comm) {
        super(Retain.NOTHING);
        this.comm = comm;
    }

    /// @throws IllegalArgumentException unless there is a variable for each rank
    public static List<Variable> alltoall(Communicator comm, List<Variable> xs) {
        if (xs.size() != comm.size()) {
            throw new IllegalArgumentException(
                    "alltoall: expected " + comm.size() + " variables, one for each rank, but found " + xs.size());
        }
        return List.of(new Alltoall(comm).applyAll(xs.toArray(Variable[]::new)));
    }

    @Override protected NDArray[] forward(NDArray[] xs) {
        return comm.alltoall(List.of(xs)).toArray(NDArray[]::new);
    }

    @Override protected Grads backward(Variable[] gys) {
        List<Variable> gxs = alltoall(comm, Delegate.filled(this, gys));
        return Grads.each(gxs.size(), gxs::get);
    }
}
