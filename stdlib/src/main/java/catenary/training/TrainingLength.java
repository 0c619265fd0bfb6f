package catenary.training;

/// How long training lasts: `20 epochs`.
public record TrainingLength(double period, TrainingUnit unit) {

    /// The part of it that is over, from 0 to 1.
    public double fraction(Trainer trainer) {
        return Math.min(count(trainer) / period, 1);
    }

    /// What is over, in units.
    public double count(Trainer trainer) {
        return unit == TrainingUnit.EPOCH ? trainer.epochDetail() : trainer.iteration();
    }

    @Override public String toString() {
        return (period == Math.rint(period) ? String.valueOf((long) period) : String.valueOf(period)) + " " + unit
                + "s";
    }
}
