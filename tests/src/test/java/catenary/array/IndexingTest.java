package catenary.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.autograd.Config;
import catenary.expr.DType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Index expressions against NumPy's results: `shape | index | shape of x[index] | its elements | gradient`, where x
/// counts from 0 and the gradient adds 1, 2, 3, ... at the index.
class IndexingTest {

    @TestFactory List<DynamicTest> asInNumPy() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (var in = IndexingTest.class.getResourceAsStream("indexed-by-numpy.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                String[] f = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
                tests.add(DynamicTest.dynamicTest("(" + f[0] + ")[" + f[1] + "]", () -> check(f)));
            }
        }
        return tests;
    }

    private static void check(String[] f) {
        NDArray x = counting(Shape.of(numbers(f[0])), 0);
        Object[] index = Arrays.stream(f[1].split(";")).map(IndexingTest::part).toArray();
        Shape shape = Shape.of(numbers(f[2]));
        assertEquals(Create.of(Config.current().device(), DType.FLOAT32, shape, doubles(f[3])), x.get(index));
        NDArray g = x.zerosLike();
        g.addItem(counting(shape, 1), index);
        assertEquals(Create.of(Config.current().device(), DType.FLOAT32, x.shape(), doubles(f[4])), g);
    }

    private static NDArray counting(Shape shape, double from) {
        return Create.arange(Config.current().device(), DType.FLOAT32, from, from + shape.size(), 1).reshape(shape);
    }

    private static int[] numbers(String text) {
        return text.isEmpty() ? new int[0] : Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    private static double[] doubles(String text) {
        return Arrays.stream(numbers(text)).asDoubleStream().toArray();
    }

    private static Object part(String text) {
        if (text.equals("None")) {
            return null;
        }
        boolean mask = text.startsWith("b");
        String t = mask ? text.substring(1) : text;
        if (!t.startsWith("[")) {
            return t;
        }
        NDArray flat = Create.of(Config.current().device(), DType.INT32,
                Shape.of(numbers(t.replaceAll("[\\[\\]]", "")).length),
                doubles(t.replaceAll("[\\[\\]]", "")));
        int rows = t.length() - t.replace("[", "").length() - 1;
        NDArray a = rows > 0 ? flat.reshape(rows, -1) : flat;
        return mask ? a.astype(DType.BOOL) : a;
    }

    @Test void whatIsOutOfRangeIsNamed() {
        NDArray x = counting(Shape.of(2, 3), 0);
        for (Object[] index : new Object[][] {{2}, {-3}, {0, 3}, {0, 0, 0}, {new int[] {0, 2}}}) {
            var e = assertThrows(RuntimeException.class, () -> x.get(index).toFloatArray(),
                    Arrays.deepToString(index));
            assertEquals(true, e.getMessage() != null && !e.getMessage().isBlank());
        }
    }
}
