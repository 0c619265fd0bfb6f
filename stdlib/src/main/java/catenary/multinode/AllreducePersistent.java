package catenary.multinode;

import catenary.array.NDArray;
import catenary.links.Link;
import catenary.serializers.DictionarySerializer;
import catenary.serializers.Entry;
import catenary.training.Extension;
import catenary.training.Trainer;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import java.util.Map;
import java.util.TreeMap;

/// Replaces the float arrays that a model saves besides its parameters, such as the averages of batch normalization, by
/// their means over ranks. Each epoch, before evaluators.
public final class AllreducePersistent implements Extension {

    private final Link model;
    private final Communicator comm;

    public AllreducePersistent(Link model, Communicator comm) {
        this.model = model;
        this.comm = comm;
    }

    @Override public void call(Trainer trainer) {
        average();
    }

    /// Does it now, without a trainer; called by all ranks.
    public void average() {
        Map<String, Entry> state = new TreeMap<>(DictionarySerializer.entries(model));
        var params = model.namedParams().keySet();
        state.replaceAll((path, entry) -> entry instanceof Entry.Array(NDArray a) && a.dtype().isFloat()
                && !params.contains("/" + path)
                        ? new Entry.Array(comm.allreduce(a).mul(1. / comm.size()))
                        : entry);
        DictionarySerializer.load(state, model, o -> o);
    }

    @Override public Trigger trigger() {
        return Trigger.every(1, TrainingUnit.EPOCH);
    }

    @Override public int priority() {
        return WRITER + 1;
    }
}
