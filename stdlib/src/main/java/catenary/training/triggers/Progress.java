package catenary.training.triggers;

import catenary.serializers.Saveable;
import catenary.serializers.Serializer;
import catenary.training.Trainer;
import catenary.training.TrainingUnit;

/// Where training was when a trigger was asked last, and where it is now.
final class Progress implements Saveable {

    private static final int UNKNOWN = -1;

    private int previousIteration;
    private double previousEpochDetail;
    private int iteration = UNKNOWN;
    private double epochDetail = UNKNOWN;

    /// Notes where training is. The first time, it was before where the run began: in the middle of training, if the trigger
    /// was added before a resume.
    void advance(Trainer trainer) {
        previousIteration = iteration < 0 ? trainer.firstIteration() : iteration;
        previousEpochDetail = epochDetail < 0 ? trainer.firstEpochDetail() : epochDetail;
        iteration = trainer.iteration();
        epochDetail = trainer.epochDetail();
    }

    double before(TrainingUnit unit) {
        return unit == TrainingUnit.EPOCH ? previousEpochDetail : previousIteration;
    }

    double now(TrainingUnit unit) {
        return unit == TrainingUnit.EPOCH ? epochDetail : iteration;
    }

    @Override public void serialize(Serializer s) {
        iteration = s.has("previous_iteration") ? s.value("previous_iteration", iteration) : UNKNOWN;
        epochDetail = s.has("previous_epoch_detail") ? s.value("previous_epoch_detail", epochDetail) : UNKNOWN;
    }
}
