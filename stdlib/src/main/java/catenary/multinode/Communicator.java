package catenary.multinode;

import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Parameter;
import catenary.expr.DType;
import catenary.links.Link;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

    private static final Set<DType> DTYPES =
            EnumSet.of(DType.INT32, DType.INT64, DType.FLOAT16, DType.FLOAT32, DType.FLOAT64);

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
            n += nodes()[i] == nodes()[rank] ? 1 : 0;
        }
        return n;
    }

    /// How many ranks its machine has.
    public final int intraSize() {
        int n = 0;
        for (int node : nodes()) {
            n += node == nodes()[rank] ? 1 : 0;
        }
        return n;
    }

    /// The number of its machine.
    public final int interRank() {
        return nodes()[rank];
    }

    /// How many machines there are.
    public final int interSize() {
        int n = 0;
        for (int node : nodes()) {
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

    private int[] nodes() {
        return nodes;
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
        checkDType("send", x);
        post(Values.encode(x), other("send", "dest", dest), tag(tag));
    }

    /// Hands over several arrays at once; [#recvAll] receives them.
    public final void send(List<NDArray> xs, int dest, int tag) {
        xs.forEach(x -> checkDType("send", x));
        post(Values.encode(xs), other("send", "dest", dest), tag(tag));
    }

    /// The array that rank `source` sends here under that tag. Waits for it.
    public final NDArray recv(int source, int tag) {
        return array("recv", receive("recv", source, tag));
    }

    /// The arrays that rank `source` sends here under that tag; one that was sent alone is a list of one.
    public final List<NDArray> recvAll(int source, int tag) {
        return switch (receive("recv", source, tag)) {
            case NDArray x -> List.of(x);
            case List<?> xs -> xs.stream().map(x -> array("recv", x)).toList();
            case Object o -> List.of(array("recv", o));
        };
    }

    private Object receive(String op, int source, int tag) {
        return Values.decode(take(other(op, "source", source), tag(tag)), Config.current().device());
    }

    private static NDArray array(String op, Object received) {
        if (received instanceof NDArray x) {
            return x;
        }
        throw new IllegalStateException(op + ": expected an array, but the other rank sent "
                + (received instanceof List<?> l ? l.size() + " values; recvAll takes several" : "something else"));
    }

    /// Hands over a value; [#recvObj] receives it.
    public final void sendObj(Object value, int dest, int tag) {
        post(Values.encode(value), other("sendObj", "dest", dest), tag(tag));
    }

    /// See [#sendObj(Object, int, int)]; the tag is 0.
    public final void sendObj(Object value, int dest) {
        sendObj(value, dest, 0);
    }

    public final Object recvObj(int source, int tag) {
        return receive("recvObj", source, tag);
    }

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
            checkDType("bcast", x);
        }
        return here(array("bcast", bcastObj("bcast", x, root)), x);
    }

    /// Everybody's array at rank 0; see [#gather(NDArray, int)].
    public final List<NDArray> gather(NDArray x) {
        return gather(x, 0);
    }

    /// Everybody's array at the root, by rank; shapes may differ. Null at the others.
    public final List<NDArray> gather(NDArray x, int root) {
        checkDType("gather", x);
        List<Object> all = gatherObj("gather", x, root);
        return all == null ? null : arrays("gather", all, x);
    }

    /// Everybody's array, by rank; shapes may differ.
    public final List<NDArray> allgather(NDArray x) {
        checkDType("allgather", x);
        return arrays("allgather", collective("allgather", Collections.nCopies(size, x)), x);
    }

    /// Gives rank `i` the array `xs[i]`; returns what each rank had for this one. Shapes may differ.
    ///
    /// @throws IllegalArgumentException unless there is an array for each rank
    public final List<NDArray> alltoall(List<NDArray> xs) {
        checkOneEach("alltoall", xs);
        return arrays("alltoall", collective("alltoall", xs), xs.get(rank));
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
        return here(array("scatter", given.get(root)), rank == root ? xs.get(rank) : null);
    }

    /// The sum of everybody's array. The same on every rank, and always the same: terms are added in the order of ranks.
    ///
    /// @throws IllegalArgumentException if shapes or dtypes differ between ranks
    public final NDArray allreduce(NDArray x) {
        checkDType("allreduce", x);
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

    private Object bcastObj(String op, Object value, int root) {
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
        Object sum = null;
        for (Object v : collective("allreduceObj", Collections.nCopies(size, value))) {
            sum = sum == null ? v : plus(sum, v);
        }
        return sum;
    }

    private static Object plus(Object a, Object b) {
        if (a instanceof Map<?, ?> m && b instanceof Map<?, ?> n) {
            Map<Object, Object> sum = new LinkedHashMap<>(m);
            n.forEach((key, v) -> sum.merge(key, v, Communicator::plus));
            return sum;
        }
        return switch (a) {
            case NDArray x when b instanceof NDArray y -> x.add(y);
            case Integer x when b instanceof Integer y -> Math.addExact(x, y);
            case Number x when b instanceof Number y && isWhole(x) && isWhole(y) ->
                    Math.addExact(x.longValue(), y.longValue());
            case Number x when b instanceof Number y -> x.doubleValue() + y.doubleValue();
            case null, default ->
                    throw new IllegalArgumentException("allreduceObj: expected numbers, arrays or maps of "
                            + "them on every rank, but found " + a + " and " + b);
        };
    }

    private static boolean isWhole(Number n) {
        return n instanceof Integer || n instanceof Long;
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
        new TreeMap<>(model.namedParams()).forEach((path, p) -> {
            Object given = bcastObj("bcastData " + path, p.isInitialized() ? p.array() : null, 0);
            if (!(given instanceof NDArray value)) {
                if (p.isInitialized()) {
                    throw new IllegalStateException(
                            "bcastData: expected " + path + " to have a value at rank 0, but only "
                                    + "rank " + rank + " knows its shape");
                }
                return;
            }
            if (p.isInitialized() && !p.shape().equals(value.shape())) {
                throw new IllegalStateException("bcastData: expected " + path + " of shape " + value.shape()
                        + " as at rank 0, but rank " + rank + " has " + p.shape());
            }
            if (p.isInitialized()) {
                p.array().assign(value.to(p.device()));
            } else {
                p.value(value);
            }
        });
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
        Map<String, Parameter> having = new TreeMap<>();
        StringBuilder what = new StringBuilder();
        Set<Parameter> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        new TreeMap<>(model.namedParams()).forEach((path, p) -> {
            if (!p.isInitialized() || !seen.add(p)) {
                return;
            }
            if (p.grad() == null && zeroFill) {
                p.grad(p.array().zerosLike());
            }
            if (p.grad() != null) {
                having.put(path, p);
                what.append(path).append(' ').append(p.dtype()).append(' ').append(p.shape()).append('\n');
            }
        });
        checkAgreed("multiNodeMeanGrad", what.toString());
        Map<DType, List<Parameter>> groups = new TreeMap<>();
        having.values().forEach(p -> groups.computeIfAbsent(p.dtype(), _ -> new ArrayList<>()).add(p));
        for (List<Parameter> group : groups.values()) {
            if (isPacking()) {
                average(group);
            } else {
                group.forEach(p -> average(List.of(p)));
            }
        }
        if (Config.current().debug()) {
            having.forEach((path, p) -> {
                if (!p.grad().isFinite()) {
                    throw new ArithmeticException("multiNodeMeanGrad: expected finite gradients, but that of " + path
                            + " is not (debug is on)");
                }
            });
        }
    }

    private void average(List<Parameter> params) {
        List<NDArray> flat = params.stream().map(p -> p.grad().reshape(Shape.of(p.grad().size()))).toList();
        NDArray mean = total(flat.size() == 1 ? flat.getFirst() : NDArray.concat(0, flat)).mul(1. / size);
        int at = 0;
        for (Parameter p : params) {
            int n = p.grad().size();
            p.grad(mean.get(Index.slice(at, at + n)).reshape(p.shape()));
            at += n;
        }
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

    private static void checkDType(String op, NDArray x) {
        if (x == null) {
            throw new IllegalArgumentException(op + ": expected an array, but found null");
        }
        if (!DTYPES.contains(x.dtype())) {
            throw new IllegalArgumentException(op + ": expected int32, int64, float16, float32 or float64, but found "
                    + x.describe());
        }
    }

    private void checkOneEach(String op, List<NDArray> xs) {
        if (xs == null || xs.size() != size) {
            throw new IllegalArgumentException(op + ": expected " + size + " arrays, one for each rank, but found "
                    + (xs == null ? "none" : xs.size()));
        }
        xs.forEach(x -> checkDType(op, x));
        checkOneDType(op, xs);
    }

    private static void checkOneDType(String op, List<NDArray> xs) {
        for (NDArray x : xs) {
            if (x.dtype() != xs.getFirst().dtype()) {
                throw new IllegalArgumentException(op + ": expected arrays of one dtype, but found "
                        + xs.stream().map(NDArray::dtype).toList());
            }
        }
    }

    /// Fails on every rank unless all say the same.
    private void checkAgreed(String op, String mine) {
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

    private static List<NDArray> arrays(String op, List<Object> received, NDArray mine) {
        List<NDArray> xs = received.stream().map(x -> here(array(op, x), mine)).toList();
        checkOneDType(op, xs);
        return xs;
    }

    private static NDArray here(NDArray x, NDArray mine) {
        return mine == null ? x : x.to(mine.device());
    }

    @Override public String toString() {
        return getClass().getSimpleName() + "(rank " + rank + " of " + size + ")";
    }
}
