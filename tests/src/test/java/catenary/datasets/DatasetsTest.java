package catenary.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.expr.DType;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class DatasetsTest {

    /// Of the pixels of the first 50 digits, from 0 to 255.
    private static final long DIGITS_SUM = 1_462_482;

    @Test void digitsHaveTheFormOfMnist() {
        TrainTest digits = Datasets.digits(300, 100, 0, o -> o);
        assertEquals(Shape.of(300, 784), digits.train().column(0).shape());
        assertEquals(DType.FLOAT32, digits.train().column(0).dtype());
        assertEquals(Shape.of(100), digits.test().column(1).shape());
        assertEquals(DType.INT32, digits.test().column(1).dtype());
        float[] pixels = digits.train().column(0).toFloatArray();
        assertEquals(1, max(pixels));
        int[] counts = new int[10];
        for (int label : digits.train().column(1).toIntArray()) {
            counts[label]++;
        }
        assertTrue(Arrays.stream(counts).allMatch(c -> c > 10), Arrays.toString(counts));
        for (int i = 0; i < 300; i++) {
            float[] image = Arrays.copyOfRange(pixels, i * 784, i * 784 + 784);
            assertTrue(max(image) > 0.5, "image " + i + " is blank");
        }
    }

    private static float max(float[] values) {
        float max = 0;
        for (float v : values) {
            max = Math.max(max, v);
        }
        return max;
    }

    @Test void digitsAreAlwaysTheSameAndOthersForAnotherSeed() {
        NDArray few = Datasets.digits(50, 1, 0, o -> o).train().column(0);
        NDArray more = Datasets.digits(80, 1, 0, o -> o).train().column(0);
        assertEquals(few, more.get(Index.slice(0, 50)));
        assertNotEquals(few, Datasets.digits(50, 1, 1, o -> o).train().column(0));
        assertNotEquals(few, Datasets.digits(1, 50, 0, o -> o).test().column(0));
        long sum = 0;
        for (double v : few.toDoubleArray()) {
            sum += Math.round(v * 255);
        }
        assertEquals(DIGITS_SUM, sum, "the pixels of the first 50 digits");
    }

    /// A classifier that compares pixel by pixel with the mean of each class gets some right, but not nearly all.
    @Test void digitsAreLearnableButNotTrivial() {
        TrainTest d = Datasets.digits(3000, 500, 0, o -> o);
        float[] x = d.train().column(0).toFloatArray();
        int[] t = d.train().column(1).toIntArray();
        double[][] mean = new double[10][784];
        int[] count = new int[10];
        for (int i = 0; i < t.length; i++) {
            count[t[i]]++;
            for (int p = 0; p < 784; p++) {
                mean[t[i]][p] += x[i * 784 + p];
            }
        }
        float[] y = d.test().column(0).toFloatArray();
        int[] u = d.test().column(1).toIntArray();
        int right = 0;
        for (int i = 0; i < u.length; i++) {
            double best = Double.MAX_VALUE;
            int answer = -1;
            for (int c = 0; c < 10; c++) {
                double distance = 0;
                for (int p = 0; p < 784; p++) {
                    double e = y[i * 784 + p] - mean[c][p] / count[c];
                    distance += e * e;
                }
                if (distance < best) {
                    best = distance;
                    answer = c;
                }
            }
            right += answer == u[i] ? 1 : 0;
        }
        double accuracy = right / (double) u.length;
        assertTrue(accuracy > 0.5 && accuracy < 0.85, "nearest mean reaches " + accuracy);
    }

    @Test void imagesTakeTheFormAskedFor() {
        assertEquals("uint8 (5, 28, 28)", form(o -> o.ndim(2).dtype(DType.UINT8).scale(255)));
        assertEquals("float64 (5, 1, 28, 28)", form(o -> o.ndim(3).dtype(DType.FLOAT64)));
        assertEquals("float32 (5, 3, 28, 28)", form(o -> o.ndim(3).rgbFormat(true)));
        assertEquals(1, Datasets.digits(5, 5, 0, o -> o.withLabel(false)).train().width());
        assertEquals(DType.INT64, Datasets.digits(5, 5, 0, o -> o.labelDtype(DType.INT64)).train().column(1).dtype());
        assertThrows(IllegalArgumentException.class, () -> Datasets.digits(o -> o.ndim(4)));
    }

    private static String form(UnaryOperator<ImageOptions> options) {
        NDArray x = Datasets.digits(5, 5, 0, options).train().column(0);
        return x.dtype() + " " + x.shape();
    }

    @Test @EnabledIfEnvironmentVariable(named = "CATENARY_DATA", matches = ".+") void mnistIsRead() {
        TrainTest mnist = Datasets.mnist();
        assertEquals("mnist train sha256:93e036784f930730 (60000), mnist test sha256:8d422c7b0a1c1c79 (10000)",
                mnist.toString());
        assertEquals("array([5, 0, 4, 1, 9])",
                mnist.train().column(1).get(Index.slice(0, 5)).toString());
        float[] first = mnist.train().get(0).array(0).toFloatArray();
        assertEquals(18 * (1f / 255), first[5 * 28 + 14 - 1]);
        double sum = 0;
        for (float v : first) {
            sum += v;
        }
        assertEquals(27523 / 255.0, sum, 1e-3);
    }
}
