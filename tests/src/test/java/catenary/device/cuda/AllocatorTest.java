package catenary.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllocatorTest {

    private static final long MIB = 1 << 20;

    private final FakeDriver driver = new FakeDriver(64 * MIB);
    private final Allocator memory = new Allocator(driver);

    /// The collector's view is that of other methods: what a frame's slot holds may still count as reachable.
    private void garbage(int count, long bytes) {
        for (int i = 0; i < count; i++) {
            memory.allocate(bytes);
        }
    }

    static void collectUntilNothingIsHeld(Allocator memory) {
        for (int i = 0; i < 200 && memory.stats().held() > 0; i++) {
            System.gc();
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        assertEquals(0, memory.stats().held());
    }

    // ---- sizes

    @Test void classesAreFourOrSixteenToAnOctave() {
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long bytes = 1 + (random.nextLong() >>> 1 >>> 20 + random.nextInt(43));
            int c = SizeClass.of(bytes);
            long size = SizeClass.bytes(c);
            assertTrue(size >= bytes, "enough for " + bytes);
            assertTrue(size <= Math.max(512, bytes + bytes / (bytes > 64 * MIB ? 16 : 4) + 1), size + " for " + bytes);
            assertEquals(c, SizeClass.of(size));
            assertEquals(0, size % 128);
        }
        assertEquals(512, SizeClass.bytes(SizeClass.of(1)));
        assertEquals(640, SizeClass.bytes(SizeClass.of(513)));
        assertEquals(1024, SizeClass.bytes(SizeClass.of(1024)));
        assertEquals(1280, SizeClass.bytes(SizeClass.of(1025)));
        assertEquals(68 * MIB, SizeClass.bytes(SizeClass.of(64 * MIB + 1)));
    }

    @Test void nothingNeedsNoMemory() {
        assertEquals(0, memory.allocate(0).address());
        memory.recycle(memory.allocate(0));
        assertEquals(0, driver.count("allocate"));
    }

    // ---- reuse

    @Test void recycledMemoryComesBackForItsClassOnly() {
        Buffer a = memory.allocate(3 * MIB);
        long address = a.address();
        memory.recycle(a);
        assertNotEquals(address, memory.allocate(2 * MIB).address());
        assertEquals(address, memory.allocate(3 * MIB - 5).address());
        assertNotEquals(address, memory.allocate(3 * MIB).address());
    }

    @Test void smallArraysShareADriverCall() {
        var held = new ArrayList<Buffer>();
        for (int i = 0; i < 1000; i++) {
            held.add(memory.allocate(1 + i));
        }
        assertEquals(1, driver.count("allocate"));
        for (int i = 0; i < held.size(); i++) {
            driver.at(held.get(i).address(), 1 + i).fill((byte) i);
        }
        for (int i = 0; i < held.size(); i++) {
            byte[] seen = driver.at(held.get(i).address(), 1 + i).toArray(ValueLayout.JAVA_BYTE);
            for (byte b : seen) {
                assertEquals((byte) i, b, "array " + i);
            }
        }
    }

    @Test void aSteadyStepAsksTheDriverForNothing() {
        for (int step = 0; step < 20; step++) {
            if (step == 1) {
                driver.clearLog();
            }
            var held = new ArrayList<Buffer>();
            for (int i = 0; i < 50; i++) {
                held.add(memory.allocate(100L << i % 14));
            }
            held.forEach(memory::recycle);
        }
        assertEquals(List.of(), driver.log());
    }

    @Test void recyclingTwiceGivesBackOnce() {
        Buffer a = memory.allocate(1000);
        memory.recycle(a);
        memory.recycle(a);
        assertNotEquals(memory.allocate(1000).address(), memory.allocate(1000).address());
    }

    @Test void aRecycledBufferHasNoAddress() {
        Buffer a = memory.allocate(1000);
        memory.recycle(a);
        String message = assertThrows(IllegalStateException.class, a::address).getMessage();
        assertEquals("gpu memory: used after it was recycled (1000 bytes)", message);
    }

    @Test void whatNobodyCanReachComesBack() {
        garbage(3, 2 * MIB);
        collectUntilNothingIsHeld(memory);
        driver.clearLog();
        var held = IntStream.range(0, 3).mapToObj(_ -> memory.allocate(2 * MIB)).toList();
        assertEquals(3, held.stream().map(Buffer::address).distinct().count());
        assertEquals(List.of(), driver.log());
    }

    @Test void whatWasRecycledDoesNotComeBackAgainWhenUnreachable() {
        recycled(10);
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        var addresses = new HashSet<Long>();
        var held = new ArrayList<Buffer>();
        for (int i = 0; i < 20; i++) {
            held.add(memory.allocate(1000));
            assertTrue(addresses.add(held.getLast().address()));
        }
        assertEquals(20 * 1024, memory.stats().held());
    }

    private void recycled(int count) {
        var held = new ArrayList<Buffer>();
        for (int i = 0; i < count; i++) {
            held.add(memory.allocate(1000));
        }
        held.forEach(memory::recycle);
    }

    // ---- trimming

    @Test void aTrimmedAllocatorHoldsNothing() {
        recycled(10);
        memory.recycle(memory.allocate(5 * MIB));
        memory.trim();
        assertEquals(0, driver.used());
        assertEquals(0, memory.stats().cached());
        Buffer again = memory.allocate(1000);
        driver.at(again.address(), 1000);
    }

    @Test void aSlabGoesWithItsLastArray() {
        Buffer a = memory.allocate(1000);
        Buffer b = memory.allocate(2000);
        memory.recycle(a);
        memory.trim();
        assertEquals(Allocator.SLAB, driver.used());
        driver.at(b.address(), 2000);
        memory.recycle(b);
        memory.trim();
        assertEquals(0, driver.used());
    }

    @Test void aFailedFreeIsTriedAgain() {
        for (int bytes : new int[] {1000, 1 << 20, 2 << 20}) {
            memory.recycle(memory.allocate(bytes));
        }
        driver.fail("free", 2);
        assertThrows(CudaException.class, memory::trim);
        assertEquals(driver.used(), memory.stats().cached());
        memory.trim();
        assertEquals(0, driver.used());
        assertEquals(0, memory.stats().cached());
    }

    // ---- exhaustion

    @Test void theCacheIsGivenBackBeforeGivingUp() {
        memory.recycle(memory.allocate(40 * MIB));
        Buffer b = memory.allocate(48 * MIB);
        driver.at(b.address(), 48 * MIB);
        assertEquals(0, memory.stats().collections());
    }

    @Test void theCollectorIsAskedBeforeGivingUp() {
        driver.foreign = 57 * MIB;
        garbage(1, 6 * MIB);
        Buffer b = memory.allocate(5 * MIB);
        driver.at(b.address(), 5 * MIB);
        assertEquals(1, memory.stats().collections());
        assertEquals(5 * MIB, memory.stats().held());
    }

    @Test void anInterruptedThreadWaitsForTheCollectorAllTheSame() {
        driver.foreign = 57 * MIB;
        garbage(1, 6 * MIB);
        Thread.currentThread().interrupt();
        memory.allocate(5 * MIB);
        assertTrue(Thread.interrupted());
    }

    @Test void garbageDoesNotFillTheDevice() {
        garbage(1000, MIB);
        assertTrue(memory.stats().peak() <= 24 * MIB, "peak " + memory.stats().peak());
        assertEquals(0, driver.count("freeBytes"));
        long collections = memory.stats().collections();
        assertTrue(collections > 0 && collections <= 1000 / 8 * 3 / 2, collections + " collections");
    }

    @Test void aLargeModelIsNotSlowedByCollections() {
        var held = new ArrayList<Buffer>();
        for (int i = 0; i < 240; i++) {
            held.add(memory.allocate(MIB / 4));
        }
        assertTrue(memory.stats().collections() <= 8, memory.stats().collections() + " collections");
        assertEquals(60 * MIB, memory.stats().held());
    }

    @Test void anExhaustedDeviceSaysWhoHoldsWhat() {
        var held = new ArrayList<Buffer>();
        for (int i = 0; i < 3; i++) {
            held.add(memory.allocate(16 * MIB));
        }
        held.add(memory.allocate(1000));
        held.add(memory.allocate(8 * MIB));
        var before = memory.stats();
        long used = driver.used();
        String message = assertThrows(OutOfMemoryError.class, () -> memory.allocate(10 * MIB)).getMessage();
        assertEquals("""
                gpu memory: 10.0 MiB requested, but 6.0 MiB of 64.0 MiB are free; \
                arrays hold 56.0 MiB, the cache 2.0 MiB
                  3 arrays of 16.0 MiB
                  1 array of 8.0 MiB
                  1 array of 1000 bytes""", message);
        assertEquals(before.held(), memory.stats().held());
        assertEquals(before.cached(), memory.stats().cached());
        assertEquals(before.peak(), memory.stats().peak());
        assertEquals(used, driver.used());
        memory.recycle(held.removeFirst());
        held.add(memory.allocate(10 * MIB));
    }

    @Test void whatNoDeviceOfItsKindHoldsIsRefusedAtOnce() {
        memory.recycle(memory.allocate(MIB));
        driver.clearLog();
        assertThrows(OutOfMemoryError.class, () -> memory.allocate(65 * MIB));
        assertEquals(List.of("freeBytes"), driver.log());
        assertEquals(MIB, memory.stats().cached());
    }

    @Test void aFailedCallChangesNothing() {
        driver.fail("allocate", 1);
        assertThrows(CudaException.class, () -> memory.allocate(1000));
        assertEquals(0, memory.stats().held());
        memory.recycle(memory.allocate(1000));
        memory.trim();
        assertEquals(0, driver.used());
    }

    // ---- pools

    @Test void aPoolKeepsItsMemoryToItself() {
        Pool pool = memory.beginPool();
        Buffer a = memory.allocate(1000);
        Buffer big = memory.allocate(3 * MIB);
        long address = a.address();
        memory.recycle(a);
        Buffer b = memory.allocate(1000);
        assertEquals(address, b.address(), "reused inside");
        memory.endPool();
        memory.recycle(b);
        memory.recycle(big);
        Buffer c = memory.allocate(1000);
        assertNotEquals(address, c.address(), "not outside");
        memory.trim();
        driver.at(address, 1000);
        assertEquals(Allocator.SLAB + 3 * MIB, driver.used(), "nor is it given back");
        pool.close();
        assertEquals(address, memory.allocate(1000).address());
        memory.recycle(c);
    }

    @Test void whatAClosedPoolLentComesBackToAll() {
        Buffer a;
        try (var _ = memory.beginPool()) {
            a = memory.allocate(3 * MIB);
            memory.endPool();
        }
        long address = a.address();
        assertNotEquals(address, memory.allocate(3 * MIB).address());
        memory.recycle(a);
        assertEquals(address, memory.allocate(3 * MIB).address());
    }

    @Test void aPoolTakesWhatIsCached() {
        Buffer a = memory.allocate(3 * MIB);
        long address = a.address();
        memory.recycle(a);
        try (var _ = memory.beginPool()) {
            assertEquals(address, memory.allocate(3 * MIB).address());
            memory.endPool();
        }
    }

    @Test void whatAPoolLentAndNobodyReachesStaysInThePool() {
        Pool pool = memory.beginPool();
        garbage(2, 3 * MIB);
        memory.endPool();
        collectUntilNothingIsHeld(memory);
        memory.trim();
        assertEquals(6 * MIB, driver.used());
        pool.close();
        memory.trim();
        assertEquals(0, driver.used());
    }

    @Test void aPoolIsOneThreads() throws Exception {
        Pool pool = memory.beginPool();
        assertThrows(IllegalStateException.class, memory::beginPool);
        var other = new Buffer[1];
        Thread.ofPlatform().start(() -> other[0] = memory.allocate(3 * MIB)).join();
        memory.endPool();
        long address = other[0].address();
        memory.recycle(other[0]);
        assertEquals(address, memory.allocate(3 * MIB).address(), "not the pool's");
        pool.close();
    }

    // ---- threads

    @Test void threadsNeverShareMemory() throws Exception {
        var roomy = new FakeDriver(256 * MIB);
        var shared = new Allocator(roomy);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var results = threads.invokeAll(IntStream.range(0, 4)
                    .mapToObj(t -> (Callable<Boolean>) () -> alone(roomy, shared, (byte) t))
                    .toList());
            for (var r : results) {
                assertTrue(r.get());
            }
        }
        assertEquals(0, shared.stats().held());
        shared.trim();
        assertEquals(0, roomy.used());
    }

    private static boolean alone(FakeDriver driver, Allocator shared, byte mark) {
        var random = new Random(mark);
        var held = new ArrayList<Buffer>();
        boolean intact = true;
        for (int i = 0; i < 3000; i++) {
            if (held.size() < 20 && random.nextBoolean()) {
                Buffer b = shared.allocate(1 + random.nextInt(1 << random.nextInt(18)));
                driver.at(b.address(), b.bytes()).fill(mark);
                held.add(b);
            } else if (!held.isEmpty()) {
                Buffer b = held.remove(random.nextInt(held.size()));
                intact &= driver.at(b.address(), b.bytes()).elements(ValueLayout.JAVA_BYTE)
                        .allMatch(e -> e.get(ValueLayout.JAVA_BYTE, 0) == mark);
                shared.recycle(b);
            }
        }
        held.forEach(shared::recycle);
        return intact;
    }

    @Test void oneThreadTakesWhatAnotherLeavesBehind() {
        assertFalse(memory.stats().held() > 0);
        Thread.ofPlatform().start(() -> garbage(5, 1000));
        collectUntilNothingIsHeld(memory);
    }

    @Test void bytesAreSaidInUnits() {
        assertEquals("1023 bytes", Allocator.text(1023));
        assertEquals("1.0 KiB", Allocator.text(1024));
        assertEquals("139.2 GiB", Allocator.text((long) (139.2 * (1 << 30))));
    }
}
