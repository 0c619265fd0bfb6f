package catenary.multinode;

import catenary.training.Extension;
import catenary.training.Trainer;
import catenary.training.Trigger;
import catenary.training.extensions.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// Snapshots of a run of several ranks: one file for each set of ranks with the same state. With `autoload`, the first rank of
/// a set reads its file and the others take its state. Made by [MultiNode#multiNodeSnapshot].
public final class MultiNodeSnapshot implements Extension {

    private final Snapshot snapshot;
    private final Communicator set;
    private boolean autoload;

    MultiNodeSnapshot(Communicator comm, UnaryOperator<Snapshot.Options> options,
            List<? extends Collection<Integer>> replicaSets) {
        int first = comm.rank();
        Set<Integer> seen = new TreeSet<>();
        for (Collection<Integer> ranks : replicaSets) {
            for (int rank : ranks) {
                comm.checkRoot("multiNodeSnapshot", rank);
                if (!seen.add(rank)) {
                    throw new IllegalArgumentException("multiNodeSnapshot: expected each rank in one set, but found "
                            + rank + " again in " + replicaSets);
                }
            }
            if (ranks.contains(comm.rank())) {
                first = new TreeSet<>(ranks).first();
            }
        }
        int primary = first;
        snapshot = new Snapshot(o -> {
            Snapshot.Options given = options.apply(o);
            autoload = given.autoload();
            return given.filename(given.filename() + "." + primary);
        });
        set = comm.split(primary, comm.rank());
    }

    private boolean isPrimary() {
        return set.rank() == 0;
    }

    @Override public void call(Trainer trainer) {
        if (isPrimary()) {
            snapshot.call(trainer);
        }
    }

    @Override public void restore(Trainer trainer) {
        if (isPrimary()) {
            snapshot.restore(trainer);
        }
        if (autoload && set.size() > 1 && (Boolean) set.bcastObj(trainer.iteration() > 0)) {
            States.share(trainer, set, 0);
        }
    }

    @Override public void onError(Trainer trainer, Exception error) {
        if (isPrimary()) {
            snapshot.onError(trainer, error);
        }
    }

    @Override public void close() {
        snapshot.close();
    }

    @Override public Trigger trigger() {
        return snapshot.trigger();
    }

    @Override public int priority() {
        return snapshot.priority();
    }
}
