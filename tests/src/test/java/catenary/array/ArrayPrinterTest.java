package catenary.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.expr.DType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArrayPrinterTest {

    private final Device cpu = Devices.cpu();

    /// What NumPy 2.4.6 printed: dtype, shape, bits of the elements in hexadecimal (`*n,...` repeats to n elements), text.
    static Stream<String> printedByNumPy() throws IOException {
        try (var in = ArrayPrinterTest.class.getResourceAsStream("printed-by-numpy.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }

    @ParameterizedTest @MethodSource("printedByNumPy") void printsAsNumPyDoes(String line) {
        String[] part = line.split("\\|", -1);
        int[] shape = part[1].isEmpty() ? new int[0]
                : Arrays.stream(part[1].split(",")).mapToInt(Integer::parseInt).toArray();
        NDArray x = Create.ofRaw(cpu, DType.of(part[0]), Shape.of(shape), bits(DType.of(part[0]), part[2]));
        String text = part[3].replace("\\n", "\n");
        assertEquals(text, x.toString());
        assertEquals(text, x.transpose().copy().transpose().toString(), "of a view with other strides");
    }

    private static Object bits(DType dtype, String text) {
        String[] words = text.isEmpty() ? new String[0] : text.split(",");
        if (text.startsWith("*")) {
            String[] cycle = Arrays.copyOfRange(words, 1, words.length);
            words = IntStream.range(0, Integer.parseInt(words[0].substring(1)))
                    .mapToObj(i -> cycle[i % cycle.length]).toArray(String[]::new);
        }
        long[] bits = Arrays.stream(words).mapToLong(w -> Long.parseUnsignedLong(w, 16)).toArray();
        Object out = HostData.javaArray(dtype, bits.length);
        for (int i = 0; i < bits.length; i++) {
            switch (out) {
                case byte[] b -> b[i] = (byte) bits[i];
                case short[] s -> s[i] = (short) bits[i];
                case int[] v -> v[i] = (int) bits[i];
                case float[] f -> f[i] = Float.intBitsToFloat((int) bits[i]);
                case long[] l -> l[i] = bits[i];
                default -> ((double[]) out)[i] = Double.longBitsToDouble(bits[i]);
            }
        }
        return out;
    }

    @Test void defaultsAreNotNamed() {
        assertEquals("array([[ 0.,  2.,  4.],\n       [ 6.,  8., 10.]])",
                Create.from(cpu, null, new float[][] {{0, 2, 4}, {6, 8, 10}}).toString());
        assertEquals("array([1, 2])", Create.from(cpu, null, new int[] {1, 2}).toString());
        assertEquals("array([1, 2], dtype=int64)", Create.from(cpu, null, new long[] {1, 2}).toString());
        assertEquals("array([ True, False])", Create.from(cpu, null, new boolean[] {true, false}).toString());
        assertEquals("array(5., dtype=float64)", Create.from(cpu, DType.FLOAT64, 5).toString());
        assertEquals("array([], shape=(0, 3))", NDArray.zeros(cpu, DType.FLOAT32, Shape.of(0, 3)).toString());
        assertEquals("array([], shape=(0, 3), dtype=int32)",
                NDArray.zeros(cpu, DType.INT32, Shape.of(0, 3)).toString());
        assertEquals("array([1.  , 0.01, 3.14], dtype=bfloat16)",
                Create.from(cpu, DType.BFLOAT16, new double[] {1, 0.01, 3.14159}).toString());
    }

    @Test void laterLinesAreIndentedByThePrefix() {
        NDArray x = Create.from(cpu, DType.FLOAT64, new float[][] {{1, 2}, {3, 4}});
        assertEquals("[[1., 2.],\n          [3., 4.]], dtype=float64", ArrayPrinter.body(x, "variable("));
    }

    /// Reading this one as a whole would take 16 GB.
    @Test void onlyWhatIsPrintedIsRead() {
        NDArray x = Create.full(cpu, DType.FLOAT64, Shape.SCALAR, 0.5).broadcastTo(2, 1_000_000_000);
        assertEquals("""
                array([[0.5, 0.5, 0.5, ..., 0.5, 0.5, 0.5],
                       [0.5, 0.5, 0.5, ..., 0.5, 0.5, 0.5]],
                      shape=(2, 1000000000), dtype=float64)""", x.toString());
    }

    @Test void theShortestDigitsReadBackAsTheSameFloat() {
        Generator g = new Generator(7);
        for (int i = 0; i < 20_000; i++) {
            float f = Float.intBitsToFloat(g.nextInt(Integer.MAX_VALUE));
            if (Float.isFinite(f) && f != 0) {
                Decimal d = Decimal.significant(f, DType.FLOAT32, 17);
                String text = d.digits().charAt(0) + "." + d.digits().substring(1) + "e" + d.exponent();
                assertEquals(f, Float.parseFloat(text), () -> text);
                assertTrue(d.digits().length() <= 9, text);
            }
        }
    }
}
