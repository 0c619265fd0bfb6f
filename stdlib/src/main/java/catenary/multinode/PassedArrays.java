package catenary.multinode;

import catenary.array.NDArray;
import catenary.expr.DType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Arrays that go from rank to rank: what they may be, and what was received.
final class PassedArrays {

    private static final Set<DType> DTYPES =
            EnumSet.of(DType.INT32, DType.INT64, DType.FLOAT16, DType.FLOAT32, DType.FLOAT64);

    private PassedArrays() {}

    static void check(String op, NDArray x) {
        if (x == null) {
            throw new IllegalArgumentException(op + ": expected an array, but found null");
        }
        if (!DTYPES.contains(x.dtype())) {
            throw new IllegalArgumentException(op + ": expected int32, int64, float16, float32 or float64, but found "
                    + x.describe());
        }
    }

    static void checkOneDType(String op, List<NDArray> xs) {
        for (NDArray x : xs) {
            if (x.dtype() != xs.getFirst().dtype()) {
                throw new IllegalArgumentException(op + ": expected arrays of one dtype, but found "
                        + xs.stream().map(NDArray::dtype).toList());
            }
        }
    }

    // ---- received

    static NDArray array(String op, Object received) {
        if (received instanceof NDArray x) {
            return x;
        }
        throw new IllegalStateException(op + ": expected an array, but the other rank sent "
                + (received instanceof List<?> l ? l.size() + " values; recvAll takes several" : "something else"));
    }

    /// Everybody's, on the device of this rank's own.
    static List<NDArray> arrays(String op, List<Object> received, NDArray mine) {
        List<NDArray> xs = received.stream().map(x -> here(array(op, x), mine)).toList();
        checkOneDType(op, xs);
        return xs;
    }

    /// On the device of this rank's own, if it gave one.
    static NDArray here(NDArray x, NDArray mine) {
        return mine == null ? x : x.to(mine.device());
    }
}
