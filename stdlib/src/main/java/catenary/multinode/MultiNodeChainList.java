package catenary.multinode;

import catenary.autograd.Variable;
import catenary.links.ChainList;
import catenary.links.Link;
import catenary.multinode.functions.PseudoConnect;
import catenary.multinode.functions.Recv;
import catenary.multinode.functions.Send;
import java.util.ArrayList;
import java.util.List;

/// A model whose parts lie on several ranks. Each rank adds the links it has, and says where their input comes from and where
/// their output goes.
///
/// ```java
/// var model = new MultiNodeChainList(comm);
/// if (comm.rank() == 0) {
///     model.addLink(new Linear(784, 100), null, 1);         // the arguments of the call; goes to rank 1
///     model.addLink(new Linear(100, 10), 1, null);          // comes from rank 1; is the result
/// } else {
///     model.addLink(new Linear(100, 100), 0, 0);
/// }
/// ```
///
/// All ranks call it, and walk back from what it returns: the output of the part that goes nowhere, or else a delegate, a zero.
/// Parts are `0`, `1`, ... in files.
public final class MultiNodeChainList extends ChainList {

    private record Route(List<Integer> in, List<Integer> out) {}

    private final transient Communicator comm;
    private final transient List<Route> routes = new ArrayList<>();

    public MultiNodeChainList(Communicator comm) {
        this.comm = comm;
    }

    /// A part that takes the arguments of the call and makes its result.
    public MultiNodeChainList addLink(Link link) {
        return addLink(link, null, null);
    }

    /// @param rankIn  the rank whose output is the input; null for the arguments of the call
    /// @param rankOut the rank whose input is the output; null if it is the result
    public MultiNodeChainList addLink(Link link, Integer rankIn, Integer rankOut) {
        return add(link, rankIn == null ? List.of() : List.of(rankIn), rankOut == null ? List.of() : List.of(rankOut));
    }

    /// The same with several ranks: their outputs become the arguments, in that order, and the output goes to all of them.
    ///
    /// @throws IllegalArgumentException if one of them is this rank, or none, or a second part makes the result
    public MultiNodeChainList add(Link link, List<Integer> ranksIn, List<Integer> ranksOut) {
        ranksIn.forEach(r -> comm.other("MultiNodeChainList", "rankIn", r));
        ranksOut.forEach(r -> comm.other("MultiNodeChainList", "rankOut", r));
        if (ranksOut.isEmpty() && routes.stream().anyMatch(r -> r.out().isEmpty())) {
            throw new IllegalArgumentException(
                    "MultiNodeChainList: expected one part that makes the result, but found a second");
        }
        append(link);
        routes.add(new Route(List.copyOf(ranksIn), List.copyOf(ranksOut)));
        return this;
    }

    @Override protected Variable forwardAll(Variable... xs) {
        if (size() == 0 || size() != routes.size()) {
            throw new IllegalStateException(
                    "MultiNodeChainList: expected parts from addLink, but found " + routes.size()
                            + " of " + size());
        }
        Variable result = null;
        Variable delegate = null;
        for (int i = 0; i < size(); i++) {
            Variable[] in = xs;
            if (!routes.get(i).in().isEmpty()) {
                in = new Variable[routes.get(i).in().size()];
                for (int k = 0; k < in.length; k++) {
                    in[k] = Recv.recv(comm, routes.get(i).in().get(k), delegate, 0);
                    delegate = null; // the walk back reaches it through what was received
                }
            }
            Variable y = in.length == 1 ? get(i).apply(in[0]) : get(i).apply(in);
            if (routes.get(i).out().isEmpty()) {
                result = y;
            }
            for (int rank : routes.get(i).out()) {
                Variable sent = Send.send(y, comm, rank, 0);
                delegate = delegate == null ? sent : PseudoConnect.pseudoConnect(delegate, List.of(sent)).getFirst();
            }
        }
        if (result == null) {
            return delegate;
        }
        return delegate == null ? result : PseudoConnect.pseudoConnect(delegate, List.of(result)).getFirst();
    }
}
