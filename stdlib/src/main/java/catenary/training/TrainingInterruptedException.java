package catenary.training;

/// Training was asked to stop, and did so between two iterations. The message says how to go on.
public final class TrainingInterruptedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TrainingInterruptedException(String message) {
        super(message);
    }
}
