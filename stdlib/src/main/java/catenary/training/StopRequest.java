package catenary.training;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a running trainer end its iteration when the program is told to end (Ctrl-C, SIGTERM).
///
/// The virtual machine answers such a signal by running its shutdown hooks and then exits with 128 plus the signal's
/// number. Ours asks the trainer to stop and waits until it has saved and closed everything. An interrupt of the thread,
/// which is how the prompt stops what it runs, asks for the same but ends nothing else.
final class StopRequest implements AutoCloseable {

    /// Nobody waits longer than this for an iteration that does not end.
    private static final long PATIENCE_SECONDS = 60;
    private static final long LOOK_MILLIS = 100;

    private final Thread trainer = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "catenary-stop");
    private volatile boolean exiting;

    StopRequest() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stopAndWait() {
        exiting = true;
        try {
            for (long i = 0; i < PATIENCE_SECONDS * 1000 / LOOK_MILLIS && !trainerExits(); i++) {
                if (over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether it is the trainer's own thread that ends the program: then there is nothing to wait for.
    private boolean trainerExits() {
        for (StackTraceElement frame : trainer.getStackTrace()) {
            if (frame.getClassName().equals("java.lang.Runtime") && frame.getMethodName().equals("exit")) {
                return true;
            }
        }
        return !trainer.isAlive();
    }

    /// Whether training is to stop here.
    boolean isMade() {
        return exiting || Thread.interrupted();
    }

    /// Whether the program is about to end.
    boolean endsProgram() {
        return exiting;
    }

    /// Lets the program end. Doesn't return: nothing that follows the run is to happen.
    void comply() {
        over.countDown();
        Runtime.getRuntime().exit(1); // joins the exit that is under way, whose code is the signal's
    }

    @Override public void close() {
        over.countDown();
        if (!exiting) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                exiting = true; // the shutdown began this moment; the hook finds the latch open
            }
        }
    }
}
