package catenary.multinode;

import catenary.array.Generator;
import catenary.autograd.Variable;
import catenary.datasets.Dataset;
import catenary.datasets.SubDataset;
import catenary.datasets.Tuple;
import catenary.iterators.BatchIterator;
import catenary.links.BatchNormalization;
import catenary.links.CopyMode;
import catenary.links.Link;
import catenary.multinode.functions.Allgather;
import catenary.multinode.functions.Allreduce;
import catenary.multinode.functions.Alltoall;
import catenary.multinode.functions.Bcast;
import catenary.multinode.functions.Gather;
import catenary.multinode.functions.PseudoConnect;
import catenary.multinode.functions.Recv;
import catenary.multinode.functions.Scatter;
import catenary.multinode.functions.Send;
import catenary.optimizers.Optimizer;
import catenary.training.extensions.Evaluator;
import catenary.training.extensions.Snapshot;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

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

    // ---- training

    /// See [#createMultiNodeOptimizer(Optimizer, Communicator, boolean, boolean)]: without double buffering, missing
    /// gradients as zeros.
    public static <O extends Optimizer> O createMultiNodeOptimizer(O actualOptimizer, Communicator comm) {
        return createMultiNodeOptimizer(actualOptimizer, comm, false, true);
    }

    /// Lets an optimizer follow the mean over ranks of the gradients.
    ///
    /// Each call of `update` that finds other parameters with a shape than the one before, hence the first, gives all ranks the
    /// parameters of rank 0 and changes nothing else.
    ///
    /// @param zeroFill whether a gradient that is missing counts as zero
    /// @return the optimizer itself, so that everything else about it stays as it is
    /// @throws UnsupportedOperationException for `doubleBuffering`, which needs NCCL
    public static <O extends Optimizer> O createMultiNodeOptimizer(O actualOptimizer, Communicator comm,
            boolean doubleBuffering, boolean zeroFill) {
        if (doubleBuffering) {
            throw new UnsupportedOperationException(
                    "createMultiNodeOptimizer: expected doubleBuffering false: gradients "
                            + "that travel while the next are computed need pure_nccl, and NCCL is not bound");
        }
        actualOptimizer.exchange(new GradientExchange(comm, zeroFill));
        return actualOptimizer;
    }

    /// Lets an evaluator report the mean over ranks. Each evaluates its own part of the data.
    public static MultiNodeEvaluator createMultiNodeEvaluator(Evaluator actualEvaluator, Communicator comm) {
        return new MultiNodeEvaluator(actualEvaluator, comm);
    }

    // ---- data

    /// Part `begin` to before `end` of a sequence.
    public record Range(int begin, int end) {
        public int size() {
            return end - begin;
        }
    }

    /// This rank's part of `n` examples, of equal length on all ranks.
    public static Range scatterIndex(int n, Communicator comm) {
        return scatterIndex(n, comm, 0, true);
    }

    /// This rank's part of the `n` examples that the root says there are. It begins at `n rank / size`.
    ///
    /// @param forceEqualLength whether all parts have the length of the longest; neighbours then share examples
    public static Range scatterIndex(int n, Communicator comm, int root, boolean forceEqualLength) {
        long all = ((Number) comm.bcastObj(n, root)).longValue();
        if (all < 0) {
            throw new IllegalArgumentException("scatterIndex: expected n >= 0, but found " + all);
        }
        int begin = (int) (all * comm.rank() / comm.size());
        long end = forceEqualLength ? begin + (all + comm.size() - 1) / comm.size()
                : all * (comm.rank() + 1) / comm.size();
        return new Range(begin, (int) end);
    }

    /// This rank's part of a data set, in its order, of equal length on all ranks.
    public static <E> SubDataset<E> scatterDataset(Dataset<E> dataset, Communicator comm) {
        return scatterDataset(dataset, comm, 0, false, null, true);
    }

    /// The same, shuffled before it is dealt out.
    public static <E> SubDataset<E> scatterDataset(Dataset<E> dataset, Communicator comm, boolean shuffle, Long seed) {
        return scatterDataset(dataset, comm, 0, shuffle, seed, true);
    }

    /// This rank's part of a data set, which every rank has: examples stay where they are, only the order travels. (ChainerMN
    /// sends the root's examples as pickled objects.)
    ///
    /// @param root             whose order it is
    /// @param shuffle          whether the order is random
    /// @param seed             of the order; null for another each time
    /// @param forceEqualLength whether all parts have the length of the longest; some examples then belong to two ranks
    /// @throws IllegalArgumentException if data sets differ in size
    public static <E> SubDataset<E> scatterDataset(Dataset<E> dataset, Communicator comm, int root, boolean shuffle,
            Long seed, boolean forceEqualLength) {
        List<Object> sizes = comm.allgatherObj(dataset.size());
        if (sizes.stream().distinct().count() != 1) {
            throw new IllegalArgumentException(
                    "scatterDataset: expected the same data set on all ranks, but found sizes " + sizes);
        }
        int[] order = null;
        if (shuffle) {
            Generator random = seed == null ? Generator.global() : new Generator(seed);
            order = (int[]) comm.bcastObj(comm.rank() == root ? random.permutation(dataset.size()) : null, root);
        }
        Range part = scatterIndex(dataset.size(), comm, root, forceEqualLength);
        return new SubDataset<>(dataset, part.begin(), part.end(), order);
    }

    /// As many examples as `dataset` has, with nothing in them: for the ranks of a model that begin with `recv` and end with
    /// `send`. Their updater calls the model without arguments.
    public static Dataset<Tuple> createEmptyDataset(Dataset<?> dataset) {
        return new EmptyDataset(dataset.size());
    }

    /// Rank 0's batches, on all ranks.
    public static BatchIterator createMultiNodeIterator(BatchIterator actualIterator, Communicator comm) {
        return createMultiNodeIterator(actualIterator, comm, 0);
    }

    /// The master's batches, on all ranks: for models whose parts lie on several. The iterators of the others are only closed.
    public static BatchIterator createMultiNodeIterator(BatchIterator actualIterator, Communicator comm,
            int rankMaster) {
        return new MultiNodeIterator(actualIterator, comm, rankMaster);
    }

    /// Gives the iterator, which every rank has over the same data, the order and the random state of rank 0's: all hand out
    /// the same examples from here on.
    public static <I extends BatchIterator> I createSynchronizedIterator(I actualIterator, Communicator comm) {
        States.share(actualIterator, comm, 0);
        return actualIterator;
    }

    // ---- snapshots

    /// A snapshot on every rank, each in a file of its own, whose name ends with `.` and the rank.
    public static MultiNodeSnapshot multiNodeSnapshot(Communicator comm, UnaryOperator<Snapshot.Options> options) {
        return multiNodeSnapshot(comm, options, List.of());
    }

    /// A snapshot for each set of ranks whose state is the same, written by the first of them.
    ///
    /// @param replicaSets ranks with the same state; a rank in none of the sets is alone
    /// @throws IllegalArgumentException if a rank stands in two sets, or is none
    public static MultiNodeSnapshot multiNodeSnapshot(Communicator comm, UnaryOperator<Snapshot.Options> options,
            List<? extends Collection<Integer>> replicaSets) {
        return new MultiNodeSnapshot(comm, options, replicaSets);
    }

    // ---- models

    /// A copy of a model whose batch normalizations take the batches of all ranks together, as [MultiNodeBatchNormalization]
    /// does.
    @SuppressWarnings("unchecked") public static <L extends Link> L createMnbnModel(L link, Communicator comm) {
        L copy = (L) link.copy(CopyMode.COPY);
        for (Link each : copy.links()) {
            if (each.getClass() == BatchNormalization.class) {
                ((BatchNormalization) each).averageBy(new MeanOfRanks(comm));
            }
        }
        return copy;
    }

    // ---- functions that gradients travel back through

    /// See [Allgather].
    public static List<Variable> allgather(Communicator comm, Variable x) {
        return Allgather.allgather(comm, x);
    }

    /// See [Allreduce].
    public static Variable allreduce(Communicator comm, Variable x) {
        return Allreduce.allreduce(comm, x);
    }

    /// See [Alltoall].
    public static List<Variable> alltoall(Communicator comm, List<Variable> xs) {
        return Alltoall.alltoall(comm, xs);
    }

    /// See [Bcast]; the root is rank 0.
    public static Variable bcast(Communicator comm, Variable x) {
        return bcast(comm, x, 0);
    }

    /// See [Bcast].
    public static Variable bcast(Communicator comm, Variable x, int root) {
        return Bcast.bcast(comm, x, root);
    }

    /// See [Gather]; the root is rank 0.
    public static List<Variable> gather(Communicator comm, Variable x) {
        return gather(comm, x, 0);
    }

    /// See [Gather].
    public static List<Variable> gather(Communicator comm, Variable x, int root) {
        return Gather.gather(comm, x, root);
    }

    /// See [Scatter]; the root is rank 0.
    public static Variable scatter(Communicator comm, List<Variable> xs) {
        return scatter(comm, xs, 0);
    }

    /// See [Scatter].
    public static Variable scatter(Communicator comm, List<Variable> xs, int root) {
        return Scatter.scatter(comm, xs, root);
    }

    /// See [Send]; the tag is 0.
    public static Variable send(Variable x, Communicator comm, int rank) {
        return send(x, comm, rank, 0);
    }

    /// See [Send].
    public static Variable send(Variable x, Communicator comm, int rank, int tag) {
        return Send.send(x, comm, rank, tag);
    }

    /// See [Recv]; without delegate, the tag is 0.
    public static Variable recv(Communicator comm, int rank) {
        return recv(comm, rank, null, 0);
    }

    /// See [Recv]; the tag is 0.
    public static Variable recv(Communicator comm, int rank, Variable delegateVariable) {
        return recv(comm, rank, delegateVariable, 0);
    }

    /// See [Recv].
    public static Variable recv(Communicator comm, int rank, Variable delegateVariable, int tag) {
        return Recv.recv(comm, rank, delegateVariable, tag);
    }

    /// See [PseudoConnect].
    public static Variable pseudoConnect(Variable delegateVariable, Variable actual) {
        return PseudoConnect.pseudoConnect(delegateVariable, List.of(actual)).getFirst();
    }

    /// See [PseudoConnect].
    public static List<Variable> pseudoConnect(Variable delegateVariable, List<Variable> actual) {
        return PseudoConnect.pseudoConnect(delegateVariable, actual);
    }
}
