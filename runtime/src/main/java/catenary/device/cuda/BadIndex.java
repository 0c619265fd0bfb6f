package catenary.device.cuda;

import catenary.array.Shape;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Where kernels of one device note the first index that they find out of range, in host memory that the device can write,
/// so that looking at it costs nothing.
final class BadIndex {

    /// Axes that an indexed array has at most.
    static final int MAX_RANK = 32;

    /// The same in C.
    static final String STRUCT = """
            struct BadIndex {
                long long value;
                int noted, put, axis, rank, shape[%d];
            };
            """.formatted(MAX_RANK);

    private static final int NOTED = 8;
    private static final int PUT = 12;
    private static final int AXIS = 16;
    private static final int RANK = 20;
    private static final int SHAPE = 24;
    private static final int BYTES = SHAPE + 4 * MAX_RANK;

    private final Driver driver;
    private volatile MemorySegment memory;

    BadIndex(Driver driver) {
        this.driver = driver;
    }

    /// Where it lies, for the host and the device alike.
    long address() {
        MemorySegment m = memory;
        return (m == null ? create() : m).address();
    }

    private synchronized MemorySegment create() {
        if (memory == null) {
            memory = driver.allocatePinned(BYTES).fill((byte) 0);
        }
        return memory;
    }

    /// Throws what has been noted, once; all queued work is done.
    void check() {
        MemorySegment m = memory;
        if (m == null || m.get(ValueLayout.JAVA_INT, NOTED) == 0) {
            return;
        }
        int axis = m.get(ValueLayout.JAVA_INT, AXIS);
        int[] shape = new int[m.get(ValueLayout.JAVA_INT, RANK)];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = m.getAtIndex(ValueLayout.JAVA_INT, SHAPE / 4 + i);
        }
        String message = (m.get(ValueLayout.JAVA_INT, PUT) == 0 ? "take" : "put") + ": expected indices from "
                + -shape[axis] + " to " + (shape[axis] - 1) + " along axis " + axis + " of shape " + Shape.of(shape)
                + ", but found " + m.get(ValueLayout.JAVA_LONG, 0);
        m.fill((byte) 0);
        throw new IndexOutOfBoundsException(message);
    }
}
