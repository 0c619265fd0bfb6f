package catenary.training;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets a running trainer end its iteration when the program is told to end (Ctrl-C, SIGTERM).
///
/// The virtual machine answers such a signal by running its shutdown hooks and then exits with 128 plus the signal's
/// number. Ours asks the trainer to stop and waits until it has saved and closed everything. An interrupt of the thread asks
/// for the same but ends nothing else; so does [#ask], which is how the prompt stops a training without cancelling what the
/// iteration is doing.
final class StopRequest implements AutoCloseable {

    /// Nobody waits longer than this for an iteration that does not end.
    private static final long PATIENCE_SECONDS = 60;
    private static final long LOOK_MILLIS = 100;

    private static final Map<Thread, StopRequest> RUNNING = new ConcurrentHashMap<>();

    private final Thread trainer = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "catenary-stop");
    private final StopRequest outer;
    private volatile boolean exiting;
    private volatile boolean asked;

    StopRequest() {
        outer = RUNNING.put(trainer, this);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Asks what `thread` trains to stop; false if it trains nothing.
    static boolean ask(Thread thread) {
        var running = RUNNING.get(thread);
        for (var each = running; each != null; each = each.outer) {
            each.asked = true;
        }
        return running != null;
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
        return exiting || asked || Thread.interrupted();
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
        if (outer == null) {
            RUNNING.remove(trainer);
        } else {
            RUNNING.put(trainer, outer);
        }
        if (!exiting) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                exiting = true; // the shutdown began this moment; the hook finds the latch open
            }
        }
    }
}
