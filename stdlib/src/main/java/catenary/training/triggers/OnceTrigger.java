package catenary.training.triggers;

import catenary.serializers.Serializer;
import catenary.training.Trainer;
import catenary.training.Trigger;

/// Fires the first time it is asked.
public final class OnceTrigger implements Trigger {

    private final boolean callOnResume;
    private boolean first = true;
    private boolean resumed;

    public OnceTrigger() {
        this(false);
    }

    /// @param callOnResume whether it fires once more after each resume
    public OnceTrigger(boolean callOnResume) {
        this.callOnResume = callOnResume;
    }

    @Override public boolean fire(Trainer trainer) {
        boolean fires = !finished();
        first = false;
        resumed = false;
        return fires;
    }

    @Override public boolean finished() {
        return !(first || resumed);
    }

    @Override public void serialize(Serializer s) {
        first = s.value("_flag_first", first);
        resumed = !s.isWriter() && callOnResume;
    }
}
