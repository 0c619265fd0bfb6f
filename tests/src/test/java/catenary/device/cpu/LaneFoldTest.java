package catenary.device.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import catenary.expr.Expr;
import catenary.expr.Fold.Combine;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LaneFoldTest {

    private static final Expr X = new Expr.Arg(0);
    private static final Expr Y = new Expr.Arg(1);
    private static final double[] NONE = {};

    @Test void vectorsAndPlainLoopAgreeBitForBit() {
        assumeTrue(Simd.PRESENT);
        Random r = new Random(3);
        for (Expr map : List.of(X, X.sub(Y).square(), X.mul(Y).exp())) {
            Program program = new Program(List.of(map), 2);
            for (Combine c : new Combine[] {Combine.SUM, Combine.PROD, Combine.MAX, Combine.MIN}) {
                LaneFold many = FoldCompiler.compile(program, Compute.FLOAT, 2, c, Combiner.LANES);
                LaneFold few = FoldCompiler.compile(program, Compute.FLOAT, 2, c, Combiner.lanes(16));
                for (int n = 16; n < 1024; n += n < 70 ? 1 : 3 * Combiner.LANES - 5) {
                    float[] x = new float[2 * n + 3];
                    for (int i = 0; i < x.length; i++) {
                        x[i] = r.nextInt(60) == 0 ? Samples.special(r) : (float) r.nextGaussian();
                    }
                    float[] y = {0, 1.5f};
                    float[] values = new float[2 * n];
                    new Interpreter(program, Compute.FLOAT)
                            .block(new Object[] {values, x, y}, new int[] {0, 3, 1}, NONE, 2, 2 * n);
                    float[] found = new float[3];
                    (n < Combiner.LANES ? few : many).run(
                            new Object[] {null, x, y}, new int[] {0, 3, 1}, new int[] {0, n, 0}, NONE, n, 2,
                            found, 1);
                    for (int row = 0; row < 2; row++) {
                        float[] part = Arrays.copyOfRange(values, row * n, row * n + n);
                        assertEquals(inLanes(c, part), found[1 + row], c + " of " + n + " " + map);
                    }
                }
            }
        }
    }

    @Test void doublesToo() {
        assumeTrue(Simd.PRESENT);
        double[] x = new Random(4).doubles(303).toArray();
        LaneFold sum = FoldCompiler.compile(
                new Program(List.of(X.add(1)), 1), Compute.DOUBLE, 0, Combine.SUM, Combiner.LANES);
        double[] found = new double[1];
        sum.run(new Object[] {null, x}, new int[2], new int[2], NONE, x.length, 1, found, 0);
        assertEquals(inLanes(Arrays.stream(x).map(v -> v + 1).toArray()), found[0]);
    }

    @Test void withoutVectorsTheOrderIsTheSame() {
        Random r = new Random(5);
        for (int n = 1; n < 200; n++) {
            double[] x = r.doubles(2 * n).toArray();
            long[] whole = Arrays.stream(x).mapToLong(v -> (long) (1000 * v)).toArray();
            double[] found = new double[2];
            long[] exact = new long[2];
            Combiner.reduce(Combine.SUM, x, 0, 2, n, found, 0);
            Combiner.reduce(Combine.SUM, whole, 0, 2, n, exact, 0);
            for (int row = 0; row < 2; row++) {
                assertEquals(inLanes(Arrays.copyOfRange(x, row * n, row * n + n)), found[row]);
                assertEquals(Arrays.stream(whole, row * n, row * n + n).sum(), exact[row]);
            }
        }
    }

    private static double inLanes(double[] values) {
        int count = Combiner.lanes(values.length);
        double[] lanes = new double[count];
        int whole = Math.max(count, values.length / 16 * 16);
        for (int i = 0; i < whole; i++) {
            lanes[i % count] = i < count ? values[i] : lanes[i % count] + values[i];
        }
        for (int half = count / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                lanes[i] += lanes[half + i];
            }
        }
        for (int i = count == 1 ? 1 : whole; i < values.length; i++) {
            lanes[0] += values[i];
        }
        return lanes[0];
    }

    private static float inLanes(Combine c, float[] values) {
        int count = Combiner.lanes(values.length);
        float[] lanes = new float[count];
        int whole = values.length / 16 * 16;
        for (int i = 0; i < whole; i++) {
            lanes[i % count] = i < count ? values[i] : combined(c, lanes[i % count], values[i]);
        }
        for (int half = count / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                lanes[i] = combined(c, lanes[i], lanes[half + i]);
            }
        }
        for (int i = whole; i < values.length; i++) {
            lanes[0] = combined(c, lanes[0], values[i]);
        }
        return lanes[0];
    }

    private static float combined(Combine c, float a, float b) {
        return switch (c) {
            case SUM -> a + b;
            case PROD -> a * b;
            case MAX -> Math.max(a, b);
            default -> Math.min(a, b);
        };
    }
}
