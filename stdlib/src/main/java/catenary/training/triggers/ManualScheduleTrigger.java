package catenary.training.triggers;

import catenary.serializers.Serializer;
import catenary.training.Trainer;
import catenary.training.TrainingUnit;
import catenary.training.Trigger;
import java.util.Arrays;

/// Fires when the count of epochs or iterations reaches or crosses one of the points given.
public final class ManualScheduleTrigger implements Trigger {

    private final double[] points;
    private final TrainingUnit unit;
    private final Progress progress = new Progress();
    private boolean finished;

    public ManualScheduleTrigger(double[] points, TrainingUnit unit) {
        this.points = points.clone();
        this.unit = unit;
    }

    public ManualScheduleTrigger(TrainingUnit unit, double... points) {
        this(points, unit);
    }

    @Override public boolean fire(Trainer trainer) {
        progress.advance(trainer);
        double before = progress.before(unit);
        double now = progress.now(unit);
        finished |= Arrays.stream(points).allMatch(p -> p <= now);
        return Arrays.stream(points).anyMatch(p -> before < p && p <= now);
    }

    @Override public boolean finished() {
        return finished;
    }

    @Override public void serialize(Serializer s) {
        progress.serialize(s);
        finished = s.has("finished") && s.value("finished", finished);
    }

    @Override public String toString() {
        return "at " + unit + "s " + Arrays.toString(points);
    }
}
