package catenary.device.cpu;

import static catenary.device.cpu.Samples.CPU;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.expr.DType;
import org.junit.jupiter.api.Test;

class RecyclerTest {

    @Test void storageComesBackForTheSameLengthOnly() {
        Object a = CPU.allocate(DType.FLOAT32, 5001);
        CPU.recycle(DType.FLOAT32, a);
        assertFalse(a == CPU.allocate(DType.FLOAT32, 5002));
        assertFalse(a == CPU.allocate(DType.FLOAT64, 5001));
        assertTrue(a == CPU.allocate(DType.FLOAT32, 5001));
        assertFalse(a == CPU.allocate(DType.FLOAT32, 5001));
    }

    @Test void zeroedStorageIsZero() {
        float[] a = (float[]) CPU.allocate(DType.FLOAT32, 6001);
        a[17] = 1;
        CPU.recycle(DType.FLOAT32, a);
        assertEquals(0, ((float[]) CPU.allocateZeroed(DType.FLOAT32, 6001))[17]);
    }
}
