package catenary.multinode.functions;

import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.Variable;
import catenary.multinode.Communicator;

/// The sum of everybody's variable. The gradient is the sum of all ranks' gradients.
public final class Allreduce extends FunctionNode.Unary {

    private final Communicator comm;

    private Allreduce(Communicator comm) {
        super(Retain.NOTHING);
        this.comm = comm;
    }

    public static Variable allreduce(Communicator comm, Variable x) {
        return new Allreduce(comm).apply(x);
    }

    @Override protected NDArray forward(NDArray x) {
        return comm.allreduce(x);
    }

    @Override protected Variable backward(Variable gy) {
        return allreduce(comm, gy);
    }
}
