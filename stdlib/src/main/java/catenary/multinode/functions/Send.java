package catenary.multinode.functions;

import catenary.array.NDArray;
import catenary.autograd.FunctionNode;
import catenary.autograd.Variable;
import catenary.multinode.Communicator;

/// Hands a variable to another rank, which calls [Recv]. Returns a delegate, a zero: `backward()` from it,
/// or from a result connected to it with [PseudoConnect], waits for the gradient that the other rank sends back.
public final class Send extends FunctionNode.Unary {

    private final Communicator comm;
    private final int rank;
    private final int tag;

    private Send(Communicator comm, int rank, int tag) {
        super(Retain.NOTHING);
        this.comm = comm;
        this.rank = rank;
        this.tag = tag;
    }

    /// @throws IllegalArgumentException if `rank` is this one, or none
    public static Variable send(Variable x, Communicator comm, int rank, int tag) {
        return new Send(comm, rank, tag).apply(x);
    }

    @Override protected NDArray forward(NDArray x) {
        comm.send(x, rank, tag);
        return Delegate.array();
    }

    @Override protected Variable backward(Variable gy) {
        return Recv.recv(comm, rank, gy, tag).to(inputNode(0).device());
    }
}
