package catenary.multinode.functions;

import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.Variable;
import catenary.multinode.Communicator;

/// The variable that another rank hands over with [Send]; its gradient is sent back there.
public final class Recv extends FunctionNode.Unary {

    private final Communicator comm;
    private final int rank;
    private final int tag;

    private Recv(Communicator comm, int rank, int tag) {
        super(Retain.NOTHING);
        this.comm = comm;
        this.rank = rank;
        this.tag = tag;
    }

    /// @param delegate what an earlier [Send] returned, so that the walk back passes this first; null for none
    /// @throws IllegalArgumentException if `rank` is this one, or none
    public static Variable recv(Communicator comm, int rank, Variable delegate, int tag) {
        return new Recv(comm, rank, tag).apply(delegate == null ? Delegate.input() : delegate);
    }

    @Override protected NDArray forward(NDArray delegate) {
        return comm.recv(rank, tag);
    }

    @Override protected Variable backward(Variable gy) {
        Variable sent = Send.send(gy, comm, rank, tag);
        return inputNode(0).shape().equals(sent.shape()) ? sent : Delegate.gradient(this, 0);
    }
}
