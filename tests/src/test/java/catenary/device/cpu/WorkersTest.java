package catenary.device.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private final int threads = CpuDevice.threads();

    @AfterEach void restore() {
        CpuDevice.threads(threads);
    }

    @Test void everyPositionIsVisitedOnce() {
        for (int n = 1; n <= 4; n++) {
            CpuDevice.threads(n);
            for (int repeat = 0; repeat < 200; repeat++) {
                AtomicIntegerArray seen = new AtomicIntegerArray(1003);
                Workers.split(1003, 10, (from, to) -> {
                    for (int i = from; i < to; i++) {
                        seen.incrementAndGet(i);
                    }
                });
                for (int i = 0; i < 1003; i++) {
                    assertEquals(1, seen.get(i));
                }
            }
        }
    }

    @Test void workMaySplitItsOwnWork() {
        CpuDevice.threads(3);
        AtomicIntegerArray seen = new AtomicIntegerArray(400);
        Workers.split(20, 1, (from, to) -> Workers.split(20, 1, (a, b) -> seen.incrementAndGet(20 * from + a)));
        for (int i = 0; i < 400; i++) {
            assertEquals(1, seen.get(i));
        }
    }

    @Test void failuresReachTheCaller() {
        CpuDevice.threads(3);
        for (int bad : new int[] {0, 50, 99}) {
            var e = assertThrows(IllegalStateException.class, () -> Workers.split(100, 1, (from, to) -> {
                if (from == bad) {
                    throw new IllegalStateException("piece " + from);
                }
            }));
            assertEquals("piece " + bad, e.getMessage());
        }
    }

    @Test void anInterruptEndsLongWork() {
        CpuDevice.threads(1);
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> Workers.split(100, 1, (_, _) -> {}));
        assertTrue(!Thread.interrupted());
    }

    @Test void thereIsAtLeastOneThread() {
        assertEquals(
                "threads: expected at least 1, but found 0",
                assertThrows(IllegalArgumentException.class, () -> CpuDevice.threads(0)).getMessage());
    }
}
