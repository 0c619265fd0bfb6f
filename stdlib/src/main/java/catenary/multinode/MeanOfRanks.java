package catenary.multinode;

import catenary.autograd.Variable;
import catenary.links.BatchNormalization.Average;
import catenary.multinode.functions.Allreduce;

/// The mean of a variable over the ranks of a communicator.
record MeanOfRanks(Communicator comm) implements Average {

    @Override public Variable mean(Variable x) {
        return Allreduce.allreduce(comm, x).mul(1. / comm.size());
    }

    @Override public int size() {
        return comm.size();
    }
}
