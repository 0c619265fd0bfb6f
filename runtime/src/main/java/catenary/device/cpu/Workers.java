package catenary.device.cpu;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// The threads that share large work. Work is cut into the same pieces whatever their number, and what a piece computes
/// depends on its range alone, so results do too.
final class Workers {

    /// A piece of work on positions `from` to `to`.
    interface Range {
        void run(int from, int to);
    }

    /// How long a thread looks for work, or for the end of it, and keeps its processor.
    private static final long SPIN_NANOS = 20_000;

    /// How long it looks in all before it sleeps, from which to wake takes some 50 microseconds.
    private static final long LINGER_NANOS = 250_000;

    private static final AtomicReference<Job> CURRENT = new AtomicReference<>();
    private static volatile int threads = initial();
    private static Thread[] helpers = {};

    /// Whether a helper has learned to tell processors apart, which takes milliseconds.
    private static volatile boolean tellsProcessors;

    private Workers() {}

    private static int initial() {
        String n = System.getenv("CATENARY_NUM_THREADS");
        if (n != null && n.matches("[1-9]\\d{0,3}")) {
            return Integer.parseInt(n);
        }
        return Runtime.getRuntime().availableProcessors();
    }

    static int threads() {
        return threads;
    }

    static void threads(int n) {
        threads = n;
    }

    /// Covers positions 0 to `n` in pieces of `grain` (the last one shorter). An interrupt of the calling thread ends
    /// it between pieces.
    static void split(int n, int grain, Range work) {
        if (n <= grain) {
            work.run(0, n);
            return;
        }
        int helping = Math.min(threads, (n - 1) / grain + 1) - 1;
        Job job = new Job(n, grain, work);
        if (helping == 0 || !CURRENT.compareAndSet(null, job)) {
            job.work(true);
            return;
        }
        try {
            Thread[] all = helpers(helping);
            for (int i = 0; i < helping; i++) {
                LockSupport.unpark(all[i]);
            }
            job.work(true);
        } finally {
            CURRENT.set(null);
            job.await();
        }
        job.rethrow();
    }

    private static synchronized Thread[] helpers(int n) {
        if (helpers.length < n) {
            Thread[] more = java.util.Arrays.copyOf(helpers, n);
            for (int i = helpers.length; i < n; i++) {
                int number = i;
                more[i] = Thread.ofPlatform()
                        .daemon()
                        .name("catenary-worker-" + (i + 1))
                        .unstarted(() -> help(number));
            }
            int old = helpers.length;
            helpers = more;
            for (int i = old; i < n; i++) {
                more[i].start();
            }
        }
        return helpers;
    }

    private static void help(int number) {
        Processors.current();
        tellsProcessors = true;
        long idle = System.nanoTime();
        while (true) {
            Job job = CURRENT.get();
            if (job != null && number < threads - 1 && job.enter()) {
                job.makeRoomForCaller();
                job.work(false);
                job.leave();
                idle = System.nanoTime();
            } else if (!lingers(idle)) {
                LockSupport.park();
                idle = System.nanoTime();
            }
        }
    }

    /// Passes a moment, unless it is time to sleep.
    private static boolean lingers(long since) {
        long waited = System.nanoTime() - since;
        if (waited < SPIN_NANOS) {
            Thread.onSpinWait();
        } else if (waited < LINGER_NANOS) {
            Thread.yield(); // to whoever needs the processor, perhaps the thread that is waited for
        }
        return waited < LINGER_NANOS;
    }

    private static final class Job {
        private final int n;
        private final int grain;
        private final Range work;
        private final int processor = tellsProcessors ? Processors.current() : -1; // of the caller
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger inside = new AtomicInteger();
        private volatile Throwable failure;
        private volatile Thread waiting;

        Job(int n, int grain, Range work) {
            this.n = n;
            this.grain = grain;
            this.work = work;
        }

        /// Whether there is anything left to do.
        boolean enter() {
            inside.incrementAndGet();
            if (next.get() < (n - 1) / grain + 1 && failure == null) {
                return true;
            }
            leave();
            return false;
        }

        void leave() {
            if (inside.decrementAndGet() == 0 && waiting != null) {
                LockSupport.unpark(waiting);
            }
        }

        void makeRoomForCaller() {
            if (processor >= 0 && Processors.current() == processor) {
                Processors.leave(processor);
            }
        }

        void work(boolean calling) {
            int pieces = (n - 1) / grain + 1;
            try {
                for (int i = next.getAndIncrement(); i < pieces && failure == null; i = next.getAndIncrement()) {
                    if (calling && Thread.interrupted()) {
                        throw new CancellationException("interrupted");
                    }
                    int from = i * grain;
                    work.run(from, i == pieces - 1 ? n : from + grain);
                }
            } catch (Throwable t) {
                failure = t;
                next.set(pieces);
                if (calling) {
                    rethrow();
                }
            }
        }

        void await() {
            long start = System.nanoTime();
            while (inside.get() > 0) {
                if (!lingers(start)) {
                    waiting = Thread.currentThread();
                    if (inside.get() > 0) {
                        LockSupport.parkNanos(100_000);
                    }
                }
            }
        }

        void rethrow() {
            switch (failure) {
                case null -> {}
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new AssertionError(failure);
            }
        }
    }
}
