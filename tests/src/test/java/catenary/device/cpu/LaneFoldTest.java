package catenary.device.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import catenary.expr.Expr;
import catenary.expr.Fold.Combine;
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
                LaneFold vectors = KernelCompiler.compile(program, Compute.FLOAT, 2, c);
                for (int n = Combiner.LANES; n < 1024; n += 3 * Combiner.LANES - 5) {
                    float[] x = new float[n + 3];
                    for (int i = 0; i < x.length; i++) {
                        x[i] = r.nextInt(60) == 0 ? Samples.special(r) : (float) r.nextGaussian();
                    }
                    float[] y = {0, 1.5f};
                    float[] values = new float[n];
                    new Interpreter(program, Compute.FLOAT)
                            .block(new Object[] {values, x, y}, new int[] {0, 3, 1}, NONE, 2, n);
                    double found = vectors.run(
                            new Object[] {null, x, y}, new int[] {0, 3, 1}, NONE, n, new float[Combiner.LANES]);
                    assertEquals(inLanes(c, values), (float) found, c + " of " + map);
                }
            }
        }
    }

    @Test void doublesToo() {
        assumeTrue(Simd.PRESENT);
        double[] x = new Random(4).doubles(300).toArray();
        LaneFold sum = KernelCompiler.compile(new Program(List.of(X.add(1)), 1), Compute.DOUBLE, 0, Combine.SUM);
        double[] lanes = new double[Combiner.LANES];
        for (int i = 0; i < x.length; i++) {
            lanes[i % Combiner.LANES] = i < Combiner.LANES ? x[i] + 1 : lanes[i % Combiner.LANES] + (x[i] + 1);
        }
        for (int half = Combiner.LANES / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                lanes[i] += lanes[half + i];
            }
        }
        assertEquals(
                lanes[0], sum.run(new Object[] {null, x}, new int[2], NONE, x.length, new double[Combiner.LANES]));
    }

    private static float inLanes(Combine c, float[] values) {
        float[] lanes = new float[Combiner.LANES];
        for (int i = 0; i < values.length; i++) {
            int l = i % Combiner.LANES;
            lanes[l] = i < Combiner.LANES ? values[i] : combined(c, lanes[l], values[i]);
        }
        for (int half = Combiner.LANES / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                lanes[i] = combined(c, lanes[i], lanes[half + i]);
            }
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
