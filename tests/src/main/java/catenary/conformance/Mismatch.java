package catenary.conformance;

import catenary.array.NDArray;
import com.google.gson.JsonObject;

/// The library's answer is not the reference's.
final class Mismatch extends RuntimeException {

    private static final long serialVersionUID = 1;

    Mismatch(String message) {
        super(message);
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new Mismatch(message);
        }
    }

    static void requireEqual(Object expected, Object found, String what) {
        require(expected.equals(found), what + ": expected " + expected + ", but found " + found);
    }

    static void requireClose(double expected, double found, double rtol, double atol, String what) {
        require(close(found, expected, rtol, atol), what + ": expected " + expected + ", but found " + found);
    }

    static void requireClose(NDArray expected, NDArray found, JsonObject tolerance, String what) {
        requireClose(expected, found, tolerance.get("rtol").getAsDouble(), tolerance.get("atol").getAsDouble(), what);
    }

    /// Every `|found - expected| <= atol + rtol * |expected|`, with the same shape and dtype.
    static void requireClose(NDArray expected, NDArray found, double rtol, double atol, String what) {
        requireEqual(expected.shape(), found.shape(), what + ": shape");
        requireEqual(expected.dtype(), found.dtype(), what + ": dtype");
        double[] e = expected.toDoubleArray();
        double[] f = found.toDoubleArray();
        int worst = -1;
        double excess = 0;
        for (int i = 0; i < e.length; i++) {
            if (!close(f[i], e[i], rtol, atol)) {
                double by = Math.abs(f[i] - e[i]) / (atol + rtol * Math.abs(e[i]));
                if (worst < 0 || !(by <= excess)) {
                    worst = i;
                    excess = by;
                }
            }
        }
        if (worst >= 0) {
            throw new Mismatch(what + ": element " + worst + " is " + f[worst] + ", expected " + e[worst]);
        }
    }

    private static boolean close(double found, double expected, double rtol, double atol) {
        return found == expected || Double.isNaN(found) && Double.isNaN(expected)
                || Math.abs(found - expected) <= atol + rtol * Math.abs(expected) && !Double.isInfinite(expected);
    }
}
