package catenary.multinode;

import catenary.array.Generator;
import catenary.autograd.Config;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs the same program on several threads, each of them a rank.
///
/// Each begins with the settings of the thread that starts them, and draws random numbers of its own, which follow from those
/// of the starting thread.
final class RankThreads<R> {

    private final Rendezvous place;
    private final Object[] results;
    private final List<Thread> threads = new ArrayList<>();

    private RankThreads(int size, Duration timeout) {
        place = new Rendezvous(size, timeout);
        results = new Object[size];
    }

    /// What each rank returns.
    ///
    /// @throws RankFailedException if one of them threw; the others are then interrupted
    @SuppressWarnings("unchecked") static <R> List<R> run(int size, Duration timeout, MultiNode.Program<R> program) {
        if (size < 1) {
            throw new IllegalArgumentException("onThreads: expected at least 1 rank, but found " + size);
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("onThreads: expected a timeout above 0, but found " + timeout);
        }
        RankThreads<R> ranks = new RankThreads<>(size, timeout);
        ranks.run(program);
        return Arrays.asList((R[]) ranks.results);
    }

    private void run(MultiNode.Program<R> program) {
        Config config = Config.current();
        for (int i = 0; i < results.length; i++) {
            int rank = i;
            Generator own = new Generator(Generator.global().nextLong());
            threads.add(Thread.ofPlatform().daemon().name("rank " + rank)
                    .unstarted(() -> Generator.callWithGlobal(own, () -> be(rank, config, program))));
        }
        threads.forEach(Thread::start);
        try {
            for (Thread t : threads) {
                t.join();
            }
        } catch (InterruptedException e) {
            place.fail(0, "the ranks were interrupted", e);
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
        RankFailedException failure = place.failure();
        if (failure != null) {
            throw failure;
        }
    }

    private void be(int rank, Config config, MultiNode.Program<R> program) {
        try {
            results[rank] = Config.call(_ -> config, () -> program.run(new ThreadCommunicator(place, rank)));
            place.leave(rank);
        } catch (Throwable e) {
            if (place.failure() == null) {
                place.fail(rank, "rank " + rank + " failed: " + e, e);
            }
            threads.stream().filter(t -> t != Thread.currentThread()).forEach(Thread::interrupt);
        }
    }
}
