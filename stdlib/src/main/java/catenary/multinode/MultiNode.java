package catenary.multinode;

import java.time.Duration;
import java.util.List;

/// All that a program of several ranks begins with: ChainerMN's names.
///
/// ```java
/// var comm = MultiNode.createCommunicator("flat");          // mpirun -n 4 ./catenary run train.jsh
///
/// MultiNode.onThreads(4, comm -> {                          // or four threads of this process
///     ...
/// });
/// ```
public final class MultiNode {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    /// What each rank does, with the communicator that connects it with the others.
    @FunctionalInterface
    public interface Program<R> {
        R run(Communicator comm) throws Exception;
    }

    /// A [Program] without a result.
    @FunctionalInterface
    public interface Task {
        void run(Communicator comm) throws Exception;
    }

    private MultiNode() {}

    // ---- ranks

    /// The communicator of that name.
    ///
    /// | name | ranks | gradients travel |
    /// |---|---|---|
    /// | `naive` | processes, through Open MPI | one by one |
    /// | `flat`, `non_cuda_aware` | processes, through Open MPI | in one array |
    /// | `dummy` | this process alone | |
    ///
    /// @throws UnsupportedOperationException if Open MPI is not on this machine, or for `pure_nccl`
    /// @throws IllegalArgumentException      if there is none of that name
    public static Communicator createCommunicator(String name) {
        return switch (name) {
            case "naive" -> MpiCommunicator.world(false);
            case "flat", "non_cuda_aware" -> MpiCommunicator.world(true);
            case "dummy" -> new DummyCommunicator();
            case "pure_nccl" -> throw new UnsupportedOperationException("createCommunicator: NCCL is not bound, so "
                    + "pure_nccl is not there; flat moves the gradients of GPUs through the host's memory");
            default -> throw new IllegalArgumentException("createCommunicator: expected naive, flat, non_cuda_aware or "
                    + "dummy, but found " + name);
        };
    }

    /// Runs `task` on `size` threads at once, each of them a rank, and waits for them.
    ///
    /// Each begins with the settings of this thread, and with random numbers that follow from those of this thread, so that
    /// timing changes no result. A rank that waits for another longer than ten minutes ends them all.
    ///
    /// @throws RankFailedException if a rank threw, or they waited for each other; the others are interrupted
    public static void onThreads(int size, Task task) {
        onThreads(size, TIMEOUT, task);
    }

    /// The same with another limit to waiting.
    public static void onThreads(int size, Duration timeout, Task task) {
        fromThreads(size, timeout, comm -> {
            task.run(comm);
            return null;
        });
    }

    /// What each rank returns, by rank; see [#onThreads(int, Task)].
    public static <R> List<R> fromThreads(int size, Program<R> program) {
        return fromThreads(size, TIMEOUT, program);
    }

    /// The same with another limit to waiting.
    public static <R> List<R> fromThreads(int size, Duration timeout, Program<R> program) {
        return RankThreads.run(size, timeout, program);
    }
}
