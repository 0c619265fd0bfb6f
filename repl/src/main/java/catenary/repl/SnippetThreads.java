package catenary.repl;

import catenary.training.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// The threads of one snippet: that which runs it, and those that it starts. They may outlive it.
final class SnippetThreads extends ThreadGroup {

    /// The snippets that were left behind because they did not stop.
    private static final List<SnippetThreads> LEFT = new ArrayList<>();

    private static volatile SnippetThreads current;

    private volatile boolean stopped;

    SnippetThreads() {
        super("snippet");
        current = this;
        synchronized (LEFT) {
            LEFT.removeIf(g -> g.activeCount() == 0);
            Stop.wanted(!LEFT.isEmpty());
        }
    }

    /// Whether the threads of `group` are to stop. What is in no snippet's group, such as a pool, works for the present one.
    static boolean isStopped(ThreadGroup group) {
        for (var g = group; g != null; g = g.getParent()) {
            if (g instanceof SnippetThreads snippet) return snippet.stopped;
        }
        var snippet = current;
        return snippet != null && snippet.stopped;
    }

    /// Lets a training that one of the threads runs end its iteration and save; false if none does.
    boolean stopTraining() {
        return any(Trainer::stop);
    }

    /// Stops the threads at the next check, and what they wait for at once.
    void stop() {
        stopped = true;
        Stop.wanted(true);
        any(thread -> {
            thread.interrupt();
            return false;
        });
    }

    /// Goes on without threads that do not stop; they still will when they come to a check.
    void leave() {
        synchronized (LEFT) {
            LEFT.add(this);
        }
    }

    private boolean any(Predicate<Thread> wanted) {
        var threads = new Thread[activeCount() + 8];
        int count = enumerate(threads);
        boolean any = false;
        for (var thread : Arrays.copyOf(threads, count)) any |= wanted.test(thread);
        return any;
    }

    @Override public void uncaughtException(Thread thread, Throwable e) {
        if (!(e instanceof Stop)) super.uncaughtException(thread, e);
    }
}
