package catenary.functions.normalization;

import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import java.util.function.IntUnaryOperator;

/// Normalization by its definition, one number after the other.
final class Plainly {

    private Plainly() {}

    /// `gamma * (x - mean) / sqrt(var + eps) + beta`, where mean and variance are those of the elements with the same
    /// `set`, and `gamma` and `beta` those of the element's `channel`.
    static double[] standardized(NDArray x, IntUnaryOperator set, IntUnaryOperator channel, NDArray gamma, NDArray beta,
            double eps) {
        double[] v = x.toDoubleArray();
        double[] y = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            int own = set.applyAsInt(i);
            int n = 0;
            double sum = 0;
            double squares = 0;
            for (int j = 0; j < v.length; j++) {
                if (set.applyAsInt(j) == own) {
                    n++;
                    sum += v[j];
                    squares += v[j] * v[j];
                }
            }
            double mean = sum / n;
            int c = channel.applyAsInt(i);
            y[i] = gamma.toDoubleArray()[c] * (v[i] - mean) / Math.sqrt(squares / n - mean * mean + eps)
                    + beta.toDoubleArray()[c];
        }
        return y;
    }

    static void assertAgrees(double[] expected, NDArray y) {
        double[] found = y.toDoubleArray();
        assertEquals(expected.length, found.length);
        for (int i = 0; i < found.length; i++) {
            assertEquals(expected[i], found[i], 1e-10, "element " + i + " of " + y);
        }
    }
}
