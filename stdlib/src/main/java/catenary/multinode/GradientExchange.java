package catenary.multinode;

import catenary.autograd.Parameter;
import catenary.optimizers.Optimizer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Makes an optimizer one of many nodes: gradients are those of all ranks, and parameters begin as those of rank 0.
final class GradientExchange implements Optimizer.Exchange {

    private final Communicator comm;
    private final boolean zeroFill;
    private Set<Parameter> known = Set.of();

    GradientExchange(Communicator comm, boolean zeroFill) {
        this.comm = comm;
        this.zeroFill = zeroFill;
    }

    @Override public boolean exchange(Optimizer optimizer) {
        Set<Parameter> now = Collections.newSetFromMap(new IdentityHashMap<>());
        now.addAll(optimizer.target().params(false));
        if (!now.equals(known)) {
            comm.bcastData(optimizer.target());
            known = now;
            return false;
        }
        comm.multiNodeMeanGrad(optimizer.target(), zeroFill);
        return true;
    }
}
