package catenary.device.cpu;

import static catenary.device.cpu.Samples.CPU;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.NDArray;
import catenary.array.Philox;
import catenary.array.Shape;
import catenary.expr.DType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomFillTest {

    /// The known answers published with the generator (Random123, kat_vectors).
    @Test void philoxGivesTheKnownAnswers() {
        int[] w = new int[4];
        Philox.block(0, 0, 0, 0, 0, 0, w);
        assertArrayEquals(new int[] {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}, w);
        Philox.block(-1, -1, -1, -1, -1, -1, w);
        assertArrayEquals(new int[] {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}, w);
        Philox.block(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, w);
        assertArrayEquals(new int[] {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}, w);
    }

    private static NDArray fill(DType t, int n, boolean normal, long seed, long counter) {
        NDArray x = NDArray.uninitialized(CPU, t, Shape.of(n));
        CPU.random(x, normal, seed, counter);
        return x;
    }

    @Test void momentsAreRight() {
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            for (boolean normal : new boolean[] {false, true}) {
                NDArray x = fill(t, 200_001, normal, 42, 0);
                double mean = 0;
                double square = 0;
                for (int i = 0; i < x.size(); i++) {
                    double v = CPU.scalar(x, i);
                    assertTrue(normal ? Math.abs(v) < 8 : v >= 0 && v < 1);
                    mean += v / x.size();
                    square += v * v / x.size();
                }
                assertEquals(normal ? 0 : 0.5, mean, 0.01);
                assertEquals(normal ? 1 : 1 / 3.0, square, 0.01);
            }
        }
    }

    @Test void elementsDependOnTheirPositionAlone() {
        float[] all = (float[]) fill(DType.FLOAT32, 50_000, true, 3, 10).storage();
        float[] part = (float[]) fill(DType.FLOAT32, 103, true, 3, 10 + 1000).storage();
        assertArrayEquals(Arrays.copyOfRange(all, 4000, 4103), part);
        double[] wide = (double[]) fill(DType.FLOAT64, 5000, false, 3, 0).storage();
        double[] few = (double[]) fill(DType.FLOAT64, 7, false, 3, 100).storage();
        assertArrayEquals(Arrays.copyOfRange(wide, 200, 207), few);
    }

    @Test void threadsDoNotMatter() {
        int threads = CpuDevice.threads();
        try {
            CpuDevice.threads(1);
            float[] one = (float[]) fill(DType.FLOAT32, 100_003, true, 5, 0).storage();
            CpuDevice.threads(3);
            assertArrayEquals(one, (float[]) fill(DType.FLOAT32, 100_003, true, 5, 0).storage());
        } finally {
            CpuDevice.threads(threads);
        }
    }
}
