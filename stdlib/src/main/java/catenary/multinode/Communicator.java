package catenary.multinode;

import catenary.array.NDArray;
import catenary.autograd.Config;
import catenary.links.Link;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `size` ranks that run the same program pass arrays and other values through.
///
/// [#bcast], [#gather], [#allgather], [#alltoall], [#scatter] and [#allreduce] are called by all ranks, in the same order; what
/// differs between ranks in such a call (the operation, or shapes where they must agree) is an error on each of them. [#send]
/// and [#recv] meet in pairs. Arrays have one of the dtypes int32, int64, float16, float32 and float64, keep it on the way, and
/// arrive as copies on the device of what the receiver gave, or else on the current device. Those of a GPU pass through the
/// host's memory.
///
/// `...Obj` pass numbers, truth values, text, arrays (Java's too), and lists and maps by text of such: a closed set, because
/// whatever can name classes can run what it likes at the receiver.
public abstract class Communicator implements AutoCloseable {

    private final int rank;
    private final int size;
    private int[] nodes; // the node of each rank

    Communicator(int rank, int size) {
        this.rank = rank;
        this.size = size;
    }

    // ---- what an engine does

    /// Hands over one message; may return before it is received.
    abstract void post(byte[] message, int dest, int tag);

    /// The next message of that kind.
    abstract byte[] take(int source, int tag);

    /// Gives each rank its message and returns those for this one. Called by all, with the same `op`.
    abstract List<byte[]> exchange(String op, List<byte[]> toEach);

    /// The root's message, everywhere.
    abstract byte[] spread(String op, byte[] message, int root);

    /// The sum over ranks of arrays that agree, in an array that belongs to the caller.
    abstract NDArray total(NDArray x);

    /// Text that ranks on one machine share.
    abstract String nodeName();

    /// Ranks of one color, in the order of keys; null for a negative color.
    abstract Communicator divide(int color, int key);

    /// Whether gradients travel in one array instead of one by one.
    abstract boolean isPacking();

    /// Ends all ranks because this one has failed.
    abstract void abort(Throwable failure);

    /// Ends the use of this communicator. Chainer's `finalize`.
    @Override public abstract void close();

    // ---- who is here

    /// This one's number, in `[0, size)`.
    public final int rank() {
        return rank;
    }

    /// How many ranks there are.
    public final int size() {
        return size;
    }

    /// This one's number among the ranks of its machine.
    public final int intraRank() {
        int n = 0;
        for (int i = 0; i < rank; i++) {
            n += nodes[i] == nodes[rank] ? 1 : 0;
        }
        return n;
    }

    /// How many ranks its machine has.
    public final int intraSize() {
        int n = 0;
        for (int node : nodes) {
            n += node == nodes[rank] ? 1 : 0;
        }
        return n;
    }

    /// The number of its machine.
    public final int interRank() {
        return nodes[rank];
    }

    /// How many machines there are.
    public final int interSize() {
        int n = 0;
        for (int node : nodes) {
            n = Math.max(n, node + 1);
        }
        return n;
    }

    /// Finds out where everybody is. Called by all when a communicator is made, so that asking later concerns no other rank.
    final Communicator located() {
        Map<Object, Integer> seen = new LinkedHashMap<>();
        int[] found = new int[size];
        List<Object> names = allgatherObj(nodeName());
        for (int i = 0; i < size; i++) {
            found[i] = seen.computeIfAbsent(names.get(i), _ -> seen.size());
        }
        nodes = found;
        return this;
    }

    /// A communicator for the ranks that call this with the same `color`, numbered in the order of `key`, and of rank where
    /// keys are equal.
    ///
    /// @throws IllegalArgumentException if `color` is negative
    public final Communicator split(int color, int key) {
        if (color < 0) {
            throw new IllegalArgumentException("split: expected color >= 0, but found " + color);
        }
        return divide(color, key).located();
    }

    // ---- one to one

    /// Hands an array to rank `dest`, which calls [#recv] with the same tag.
    public final void send(NDArray x, int dest, int tag) {
        PassedArrays.check("send", x);
        post(Values.encode(x), other("send", "dest", dest), tag(tag));
    }

    /// Hands over several arrays at once; [#recvAll] receives them.
    public final void send(List<NDArray> xs, int dest, int tag) {
        xs.forEach(x -> PassedArrays.check("send", x));
        post(Values.encode(xs), other("send", "dest", dest), tag(tag));
    }

    /// The array that rank `source` sends here under that tag. Waits for it.
    public final NDArray recv(int source, int tag) {
        return PassedArrays.array("recv", receive("recv", source, tag));
    }

    /// The arrays that rank `source` sends here under that tag; one that was sent alone is a list of one.
    public final List<NDArray> recvAll(int source, int tag) {
        return switch (receive("recv", source, tag)) {
            case NDArray x -> List.of(x);
            case List<?> xs -> xs.stream().map(x -> PassedArrays.array("recv", x)).toList();
            case Object o -> List.of(PassedArrays.array("recv", o));
        };
    }

    private Object receive(String op, int source, int tag) {
        return Values.decode(take(other(op, "source", source), tag(tag)), Config.current().device());
    }

    /// Hands over a value; [#recvObj] receives it.
    public final void sendObj(Object value, int dest, int tag) {
        post(Values.encode(value), other("sendObj", "dest", dest), tag(tag));
    }

    /// See [#sendObj(Object, int, int)]; the tag is 0.
    public final void sendObj(Object value, int dest) {
        sendObj(value, dest, 0);
    }

    /// The value that rank `source` sends here under that tag. Waits for it.
    public final Object recvObj(int source, int tag) {
        return receive("recvObj", source, tag);
    }

    /// See [#recvObj(int, int)]; the tag is 0.
    public final Object recvObj(int source) {
        return recvObj(source, 0);
    }

    // ---- all together

    /// Rank 0's array, everywhere.
    public final NDArray bcast(NDArray x) {
        return bcast(x, 0);
    }

    /// The root's array, everywhere; what the others give doesn't count and may be null.
    public final NDArray bcast(NDArray x, int root) {
        if (rank == checkRoot("bcast", root)) {
            PassedArrays.check("bcast", x);
        }
        return PassedArrays.here(PassedArrays.array("bcast", bcastObj("bcast", x, root)), x);
    }

    /// Everybody's array at rank 0; see [#gather(NDArray, int)].
    public final List<NDArray> gather(NDArray x) {
        return gather(x, 0);
    }

    /// Everybody's array at the root, by rank; shapes may differ. Null at the others.
    public final List<NDArray> gather(NDArray x, int root) {
        PassedArrays.check("gather", x);
        List<Object> all = gatherObj("gather", x, root);
        return all == null ? null : PassedArrays.arrays("gather", all, x);
    }

    /// Everybody's array, by rank; shapes may differ.
    public final List<NDArray> allgather(NDArray x) {
        PassedArrays.check("allgather", x);
        return PassedArrays.arrays("allgather", collective("allgather", Collections.nCopies(size, x)), x);
    }

    /// Gives rank `i` the array `xs[i]`; returns what each rank had for this one. Shapes may differ.
    ///
    /// @throws IllegalArgumentException unless there is an array for each rank
    public final List<NDArray> alltoall(List<NDArray> xs) {
        checkOneEach("alltoall", xs);
        return PassedArrays.arrays("alltoall", collective("alltoall", xs), xs.get(rank));
    }

    /// Rank 0 gives rank `i` the array `xs[i]`; see [#scatter(List, int)].
    public final NDArray scatter(List<NDArray> xs) {
        return scatter(xs, 0);
    }

    /// The root gives rank `i` the array `xs[i]`; what the others give doesn't count and may be null. Shapes may differ.
    ///
    /// @throws IllegalArgumentException unless the root has an array for each rank
    public final NDArray scatter(List<NDArray> xs, int root) {
        if (rank == checkRoot("scatter", root)) {
            checkOneEach("scatter", xs);
        }
        List<Object> given = collective("scatter " + root, rank == root ? xs : Collections.nCopies(size, null));
        return PassedArrays.here(PassedArrays.array("scatter", given.get(root)), rank == root ? xs.get(rank) : null);
    }

    /// The sum of everybody's array. The same on every rank, and always the same: terms are added in the order of ranks.
    ///
    /// @throws IllegalArgumentException if shapes or dtypes differ between ranks
    public final NDArray allreduce(NDArray x) {
        PassedArrays.check("allreduce", x);
        checkAgreed("allreduce", x.dtype() + " " + x.shape());
        return total(x);
    }

    // ---- values

    public final Object bcastObj(Object value) {
        return bcastObj(value, 0);
    }

    /// The root's value, everywhere.
    public final Object bcastObj(Object value, int root) {
        return bcastObj("bcastObj", value, checkRoot("bcastObj", root));
    }

    final Object bcastObj(String op, Object value, int root) {
        byte[] message = rank == root ? Values.encode(value) : null;
        return Values.decode(spread(op, message, root), Config.current().device());
    }

    public final List<Object> gatherObj(Object value) {
        return gatherObj(value, 0);
    }

    /// Everybody's value at the root, by rank; null at the others.
    public final List<Object> gatherObj(Object value, int root) {
        return gatherObj("gatherObj", value, root);
    }

    private List<Object> gatherObj(String op, Object value, int root) {
        checkRoot(op, root);
        List<Object> toEach = new ArrayList<>(Collections.nCopies(size, null));
        toEach.set(root, value);
        List<Object> all = collective(op + " " + root, toEach);
        return rank == root ? all : null;
    }

    /// Everybody's value, by rank.
    public final List<Object> allgatherObj(Object value) {
        return collective("allgatherObj", Collections.nCopies(size, value));
    }

    /// The sum of everybody's value: numbers, arrays, or maps of such, which are added by name.
    public final Object allreduceObj(Object value) {
        return Sum.of(collective("allreduceObj", Collections.nCopies(size, value)));
    }

    private List<Object> collective(String op, List<?> toEach) {
        List<byte[]> messages = new ArrayList<>();
        byte[] last = null;
        for (int i = 0; i < size; i++) { // what goes to all is written once
            last = i > 0 && toEach.get(i) == toEach.get(i - 1) ? last : Values.encode(toEach.get(i));
            messages.add(last);
        }
        List<Object> received = new ArrayList<>();
        for (byte[] message : exchange(op, messages)) {
            received.add(Values.decode(message, Config.current().device()));
        }
        return received;
    }

    // ---- models

    /// Gives all ranks the parameters of rank 0, in the order of their paths. Persistent state stays as it is.
    ///
    /// @throws IllegalStateException if a parameter has no value at rank 0 but has one here, or the other way round
    public final void bcastData(Link model) {
        new Models(this).bcastData(model);
    }

    /// Replaces gradients by their mean over ranks; parameters without gradient are left out.
    public final void multiNodeMeanGrad(Link model) {
        multiNodeMeanGrad(model, false);
    }

    /// Replaces gradients by their mean over ranks.
    ///
    /// @param zeroFill whether a gradient that is missing counts as zero, as it must where ranks use different parameters
    /// @throws IllegalArgumentException if ranks don't have the same gradients
    /// @throws ArithmeticException      if the mean is not finite and debug is on
    public final void multiNodeMeanGrad(Link model, boolean zeroFill) {
        new Models(this).meanGrad(model, zeroFill);
    }

    // ---- checks

    final int checkRoot(String op, int root) {
        if (root < 0 || root >= size) {
            throw new IllegalArgumentException(op + ": expected root in [0, " + size + "), but found " + root);
        }
        return root;
    }

    final int other(String op, String argument, int peer) {
        if (peer < 0 || peer >= size) {
            throw new IllegalArgumentException(
                    op + ": expected " + argument + " in [0, " + size + "), but found " + peer);
        }
        if (peer == rank) {
            throw new IllegalArgumentException(
                    op + ": expected " + argument + " to be another rank, but found this one, " + peer);
        }
        return peer;
    }

    private static int tag(int tag) {
        if (tag < 0 || tag > 32767) { // what every MPI can tell apart
            throw new IllegalArgumentException("send, recv: expected tag in [0, 32768), but found " + tag);
        }
        return tag;
    }

    private void checkOneEach(String op, List<NDArray> xs) {
        if (xs == null || xs.size() != size) {
            throw new IllegalArgumentException(op + ": expected " + size + " arrays, one for each rank, but found "
                    + (xs == null ? "none" : xs.size()));
        }
        xs.forEach(x -> PassedArrays.check(op, x));
        PassedArrays.checkOneDType(op, xs);
    }

    /// Fails on every rank unless all say the same.
    final void checkAgreed(String op, String mine) {
        List<Object> all = collective(op, Collections.nCopies(size, mine));
        for (int i = 1; i < size; i++) {
            if (!all.get(i).equals(all.getFirst())) {
                throw new IllegalArgumentException(op + ": expected the same on all ranks, but rank 0 has\n  "
                        + shown(all.getFirst()) + "\nand rank " + i + "\n  " + shown(all.get(i)));
            }
        }
    }

    private static String shown(Object text) {
        String s = text.toString().strip().replace("\n", "\n  ");
        return s.isEmpty() ? "nothing" : s;
    }

    @Override public String toString() {
        return getClass().getSimpleName() + "(rank " + rank + " of " + size + ")";
    }
}
