package catenary.repl;

import catenary.training.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// The threads of one snippet: that which runs it, and those that it starts. They may outlive it.
final class SnippetThreads extends ThreadGroup {

    /// The snippets that were left behind because they did not stop.
    private static final List<SnippetThreads> LEFT = new ArrayList<>();

    private static volatile SnippetThreads current;

    private final BiConsumer<Thread, Throwable> thrown;
    private volatile boolean stopped;

    /// @param thrown takes what ends one of the threads
    SnippetThreads(BiConsumer<Thread, Throwable> thrown) {
        super("snippet");
        this.thrown = thrown;
        current = this;
        synchronized (LEFT) {
            LEFT.removeIf(g -> g.activeCount() == 0);
            Stop.wanted(!LEFT.isEmpty());
        }
    }

    /// The threads of the snippet that `thread` works for; null if it works for none. What serves whoever comes, as a pool does,
    /// works for the present one.
    static SnippetThreads of(Thread thread) {
        var own = of(thread.getThreadGroup());
        boolean serves = thread.isVirtual() || thread instanceof ForkJoinWorkerThread;
        return own == null && serves ? current : own;
    }

    private static SnippetThreads of(ThreadGroup group) {
        for (var g = group; g != null; g = g.getParent()) {
            if (g instanceof SnippetThreads snippet) return snippet;
        }
        return null;
    }

    /// Whether the threads of `group` are to stop. What is in no snippet's group works for the present one.
    static boolean isStopped(ThreadGroup group) {
        var own = of(group);
        var snippet = own == null ? current : own;
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

    /// The calling thread threw `e`, or would have.
    void threw(Throwable e) {
        thrown.accept(Thread.currentThread(), e);
    }

    @Override public void uncaughtException(Thread thread, Throwable e) {
        if (!(e instanceof Stop)) thrown.accept(thread, e);
    }
}
