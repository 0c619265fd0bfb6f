package catenary.device.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import catenary.expr.Fold.Combine;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LaneFoldTest {

    @Test void vectorsAndPlainLoopAgreeBitForBit() {
        assumeTrue(Simd.PRESENT);
        Random r = new Random(3);
        for (Combine c : new Combine[] {Combine.SUM, Combine.PROD, Combine.MAX, Combine.MIN}) {
            LaneFold vectors = LaneFold.make(c, true);
            for (int n = Combiner.LANES; n < 1024; n += 3 * Combiner.LANES) {
                float[] a = new float[n + 3];
                for (int i = 0; i < a.length; i++) {
                    a[i] = r.nextInt(40) == 0 ? Samples.special(r) : (float) r.nextGaussian();
                }
                float[] lanes = new float[Combiner.LANES];
                vectors.run(a, 3, n, lanes);
                for (int l = 0; l < Combiner.LANES; l++) {
                    float y = a[3 + l];
                    for (int i = l + Combiner.LANES; i < n; i += Combiner.LANES) {
                        float v = a[3 + i];
                        y = switch (c) {
                            case SUM -> y + v;
                            case PROD -> y * v;
                            case MAX -> Math.max(y, v);
                            default -> Math.min(y, v);
                        };
                    }
                    assertEquals(y, lanes[l], c.name());
                }
            }
        }
    }
}
