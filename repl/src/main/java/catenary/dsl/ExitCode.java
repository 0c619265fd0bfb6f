package catenary.dsl;

import catenary.datasets.DatasetException;
import catenary.serializers.BadFileException;
import catenary.training.TrainingInterruptedException;
import java.io.IOException;

/// The exit code that an exception means.
public final class ExitCode {

    public static final int FAILED = 1;
    public static final int BAD_FILE = 3;
    public static final int OUT_OF_MEMORY = 4;

    public static final int INTERRUPTED = 130;

    private ExitCode() {}

    /// The code for what was thrown or for the first of its causes that has one.
    public static int of(Throwable thrown) {
        int steps = 0;
        for (var cause = thrown; cause != null && steps < 100; cause = cause.getCause(), steps++) {
            if (cause instanceof OutOfMemoryError) return OUT_OF_MEMORY;
            if (cause instanceof BadFileException || cannotBeHad(cause)) return BAD_FILE;
            if (cause instanceof TrainingInterruptedException || cause instanceof InterruptedException)
                return INTERRUPTED;
        }
        return FAILED;
    }

    /// Whether a data set is missing, not only one of its examples, which fails for a reason of its own.
    private static boolean cannotBeHad(Throwable thrown) {
        return thrown instanceof DatasetException && thrown.getCause() instanceof IOException;
    }
}
