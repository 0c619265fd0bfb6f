package catenary.multinode;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.expr.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One rank of several that are processes started by `mpirun`.
///
/// MPI is finalized when the process ends, unless it ends because something was thrown: then all ranks are ended.
final class MpiCommunicator extends Communicator {

    private static final long STATUS_BYTES = 64; // more than any Open MPI's MPI_Status
    private static volatile boolean failed;
    private static MemorySegment ownWorld;

    private final OpenMpi mpi;
    private final MemorySegment comm;
    private final boolean packing;

    private MpiCommunicator(OpenMpi mpi, MemorySegment comm, boolean packing) {
        this.mpi = mpi;
        this.comm = comm;
        this.packing = packing;
        super(number(mpi, "MPI_Comm_rank", comm), number(mpi, "MPI_Comm_size", comm));
    }

    /// All processes that `mpirun` started; this one alone without it.
    static synchronized Communicator world(boolean packing) {
        OpenMpi mpi = OpenMpi.get();
        if (ownWorld == null) {
            ownWorld = mpi.world();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                if (!failed) {
                    mpi.call("MPI_Finalize");
                }
            }));
            ExceptHook.add(new MpiCommunicator(mpi, ownWorld, packing));
        }
        return new MpiCommunicator(mpi, ownWorld, packing).located();
    }

    private static int number(OpenMpi mpi, String function, MemorySegment comm) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment n = arena.allocate(JAVA_INT);
            mpi.call(function, comm, n);
            return n.get(JAVA_INT, 0);
        }
    }

    private MemorySegment bytes() {
        return mpi.symbol("ompi_mpi_byte");
    }

    @Override void post(byte[] message, int dest, int tag) {
        try (Arena arena = Arena.ofConfined()) {
            mpi.call("MPI_Send", arena.allocateFrom(JAVA_BYTE, message), message.length, bytes(), dest, tag, comm);
        }
    }

    @Override byte[] take(int source, int tag) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(STATUS_BYTES, 8);
            MemorySegment count = arena.allocate(JAVA_INT);
            mpi.call("MPI_Probe", source, tag, comm, status);
            mpi.call("MPI_Get_count", status, bytes(), count);
            int n = count.get(JAVA_INT, 0);
            MemorySegment to = arena.allocate(Math.max(1, n));
            mpi.call("MPI_Recv", to, n, bytes(), source, tag, comm, status);
            return to.asSlice(0, n).toArray(JAVA_BYTE);
        }
    }

    /// Each message begins with the operation's name, so that ranks which do different things find out.
    @Override List<byte[]> exchange(String op, List<byte[]> toEach) {
        byte[] head = (op + "\n").getBytes(StandardCharsets.UTF_8);
        long all = 0;
        for (byte[] m : toEach) {
            all += head.length + m.length;
        }
        checkTotal(op, all);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment from = arena.allocate(all);
            MemorySegment counts = arena.allocate(JAVA_INT, size());
            MemorySegment starts = arena.allocate(JAVA_INT, size());
            int at = 0;
            for (int i = 0; i < size(); i++) {
                byte[] m = toEach.get(i);
                counts.setAtIndex(JAVA_INT, i, head.length + m.length);
                starts.setAtIndex(JAVA_INT, i, at);
                MemorySegment.copy(head, 0, from, JAVA_BYTE, at, head.length);
                MemorySegment.copy(m, 0, from, JAVA_BYTE, at + head.length, m.length);
                at += head.length + m.length;
            }
            MemorySegment integer = mpi.symbol("ompi_mpi_int");
            MemorySegment toCounts = arena.allocate(JAVA_INT, size());
            mpi.call("MPI_Alltoall", counts, 1, integer, toCounts, 1, integer, comm);
            MemorySegment toStarts = arena.allocate(JAVA_INT, size());
            long coming = 0;
            for (int i = 0; i < size(); i++) {
                checkTotal(op, coming);
                toStarts.setAtIndex(JAVA_INT, i, (int) coming);
                coming += toCounts.getAtIndex(JAVA_INT, i);
            }
            checkTotal(op, coming);
            MemorySegment to = arena.allocate(coming);
            mpi.call("MPI_Alltoallv", from, counts, starts, bytes(), to, toCounts, toStarts, bytes(), comm);
            List<byte[]> received = new ArrayList<>();
            for (int i = 0; i < size(); i++) {
                received.add(body(op, i, to.asSlice(toStarts.getAtIndex(JAVA_INT, i), toCounts.getAtIndex(JAVA_INT, i))
                        .toArray(JAVA_BYTE)));
            }
            return received;
        }
    }

    private byte[] body(String op, int source, byte[] message) {
        int end = 0;
        while (end < message.length && message[end] != '\n') {
            end++;
        }
        String theirs = new String(message, 0, end, StandardCharsets.UTF_8);
        if (!theirs.equals(op)) {
            throw new RankFailedException(rank(), "the ranks do not agree: rank " + rank() + " calls " + op
                    + " while rank " + source + " calls " + theirs, null);
        }
        return Arrays.copyOfRange(message, end + 1, message.length);
    }

    private static void checkTotal(String op, long bytes) {
        if (bytes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    op + ": expected at most 2 GiB for all ranks together, but found " + bytes + " bytes");
        }
    }

    @Override byte[] spread(String op, byte[] message, int root) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment length = arena.allocate(JAVA_INT);
            length.set(JAVA_INT, 0, message == null ? 0 : message.length);
            mpi.call("MPI_Bcast", length, 1, mpi.symbol("ompi_mpi_int"), root, comm);
            int n = length.get(JAVA_INT, 0);
            MemorySegment data = message == null ? arena.allocate(n) : arena.allocateFrom(JAVA_BYTE, message);
            mpi.call("MPI_Bcast", data, n, bytes(), root, comm);
            return data.toArray(JAVA_BYTE);
        }
    }

    /// Float16 is added as float32.
    @Override NDArray total(NDArray x) {
        if (x.dtype() == DType.FLOAT16) {
            return total(x.astype(DType.FLOAT32)).astype(DType.FLOAT16);
        }
        try (Arena arena = Arena.ofConfined()) {
            Object data = Values.javaArray(x.dtype(), x.size());
            x.device().download(x.contiguous(), data, 0);
            MemorySegment from = arena.allocate((long) Math.max(1, x.size()) * x.dtype().bytes(), 64);
            MemorySegment to = arena.allocate(from.byteSize(), 64);
            ValueLayout layout = layout(x.dtype());
            MemorySegment.copy(data, 0, from, layout, 0, x.size());
            mpi.call("MPI_Allreduce", from, to, x.size(), mpi.symbol(name(x.dtype())), mpi.symbol("ompi_mpi_op_sum"),
                    comm);
            MemorySegment.copy(to, layout, 0, data, 0, x.size());
            return Create.ofRaw(x.device(), x.dtype(), x.shape(), data);
        }
    }

    private static ValueLayout layout(DType dtype) {
        return switch (dtype) {
            case INT32 -> JAVA_INT;
            case INT64 -> ValueLayout.JAVA_LONG;
            case FLOAT32 -> ValueLayout.JAVA_FLOAT;
            case FLOAT64 -> ValueLayout.JAVA_DOUBLE;
            default -> throw new IllegalArgumentException("allreduce: there is no sum of " + dtype);
        };
    }

    private static String name(DType dtype) {
        return switch (dtype) {
            case INT32 -> "ompi_mpi_int32_t";
            case INT64 -> "ompi_mpi_int64_t";
            case FLOAT32 -> "ompi_mpi_float";
            default -> "ompi_mpi_double";
        };
    }

    @Override String nodeName() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocate(1024);
            mpi.call("MPI_Get_processor_name", name, arena.allocate(JAVA_INT));
            return name.getString(0);
        }
    }

    @Override Communicator divide(int color, int key) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment made = arena.allocate(ADDRESS);
            mpi.call("MPI_Comm_split", comm, color, key, made);
            return new MpiCommunicator(mpi, made.get(ADDRESS, 0), packing);
        }
    }

    @Override boolean isPacking() {
        return packing;
    }

    @Override void abort(Throwable failure) {
        failed = true;
        mpi.call("MPI_Abort", comm, 1);
    }

    /// MPI itself is finalized when the process ends, since it can't be initialized twice.
    @Override public void close() {
        if (comm != ownWorld) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment handle = arena.allocate(ADDRESS);
                handle.set(ADDRESS, 0, comm);
                mpi.call("MPI_Comm_free", handle);
            }
        }
    }
}
