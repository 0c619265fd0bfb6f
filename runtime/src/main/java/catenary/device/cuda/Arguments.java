package catenary.device.cuda;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The arguments of the next launch, laid out as C lays out the fields of a struct. One a thread, used again and again, so
/// that a launch allocates nothing.
///
/// Every kernel of ours takes exactly one argument, a struct by value, which begins at byte 0.
final class Arguments {

    /// Bytes that CUDA passes to a kernel at most.
    static final int CAPACITY = 4096;

    /// One argument, at the beginning.
    static final int[] ONE = {0};

    private static final ThreadLocal<Arguments> LOCAL = ThreadLocal.withInitial(Arguments::new);

    private final MemorySegment memory = Arena.ofAuto().allocate(CAPACITY, 16);
    private int end;
    private int scalarsAt;
    private int scalars;

    private Arguments() {}

    /// This thread's, empty.
    static Arguments begin() {
        Arguments a = LOCAL.get();
        a.end = 0;
        a.scalarsAt = -1;
        a.scalars = 0;
        return a;
    }

    /// A pointer, `long long` or `unsigned long long`.
    Arguments add(long value) {
        memory.set(ValueLayout.JAVA_LONG, aligned(8), value);
        return this;
    }

    /// An `int` or `unsigned int`.
    Arguments add(int value) {
        memory.set(ValueLayout.JAVA_INT, aligned(4), value);
        return this;
    }

    Arguments add(double value) {
        memory.set(ValueLayout.JAVA_DOUBLE, aligned(8), value);
        return this;
    }

    Arguments add(float value) {
        memory.set(ValueLayout.JAVA_FLOAT, aligned(4), value);
        return this;
    }

    /// The numbers of this call that may be others when the launch is repeated as part of a graph, as the last fields:
    ///
    ///     const double *page; double scalars[N];
    ///
    /// The kernel reads them from `page` where that isn't 0, else from `scalars`; the preamble's `CATENARY_SCALAR(a, i)`
    /// does so. A launch that is being captured gets a page, so that the graph finds new numbers there.
    Arguments scalars(double[] values) {
        add(0L);
        scalarsAt = end - 8;
        scalars = values.length;
        for (double v : values) {
            add(v);
        }
        return this;
    }

    /// As [#scalars(double\[\])], for whole numbers: the kernel reads 64 bits each, `CATENARY_WHOLE_SCALAR(a, i)`.
    Arguments wholeScalars(long... values) {
        add(0L);
        scalarsAt = end - 8;
        scalars = values.length;
        for (long v : values) {
            add(v);
        }
        return this;
    }

    /// Offset of the field `page`, or -1 if this launch has no scalars.
    int scalarsAt() {
        return scalarsAt;
    }

    /// How many scalars follow the field `page`.
    int scalarCount() {
        return scalars;
    }

    /// Where the next value of `size` bytes goes; also the offset of the next argument of a kernel with several.
    private int aligned(int size) {
        int at = (end + size - 1) / size * size;
        if (at + size > CAPACITY) {
            throw new CudaException("launch: a kernel takes at most " + CAPACITY + " bytes of arguments");
        }
        if (at > end) {
            memory.set(ValueLayout.JAVA_INT, end, 0); // launches are compared by their bytes
        }
        end = at + size;
        return at;
    }

    MemorySegment memory() {
        return memory;
    }

    /// Bytes used so far.
    int size() {
        return end;
    }
}
