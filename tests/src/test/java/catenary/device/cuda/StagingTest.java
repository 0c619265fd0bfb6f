package catenary.device.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StagingTest {

    private static final int SMALL = 1 << 10;
    private static final int CHUNK = 16 << 10;

    private final FakeDriver driver = new FakeDriver(16 << 20);
    private final long stream = driver.newStream();
    private final Staging staging = new Staging(driver, stream, SMALL, CHUNK);

    private static byte[] noise(int length, int seed) {
        byte[] a = new byte[length];
        new Random(seed).nextBytes(a);
        return a;
    }

    private byte[] downloaded(long from, int length) {
        byte[] a = new byte[length];
        staging.download(from, a, 0, length);
        return a;
    }

    @Test void everyKindOfArrayGoesThereAndBack() {
        long to = driver.allocate(1 << 12);
        for (Object a : new Object[] {new float[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4}, new int[] {1, 2, 3, 4},
                new long[] {1, 2, 3, 4}, new short[] {1, 2, 3, 4}, new byte[] {1, 2, 3, 4}}) {
            staging.upload(a, 1, 2, to);
            Object back = Array.newInstance(a.getClass().componentType(), 4);
            staging.download(to, back, 2, 2);
            for (int i = 0; i < 4; i++) {
                double expected = i < 2 ? 0 : i;
                assertEquals(expected, ((Number) Array.get(back, i)).doubleValue(),
                        a.getClass() + "");
            }
        }
        assertThrows(IllegalArgumentException.class, () -> staging.upload("text", 0, 1, to));
        assertThrows(IndexOutOfBoundsException.class, () -> staging.upload(new int[3], 2, 2, to));
    }

    @Test void nothingIsCopiedWithoutACall() {
        driver.clearLog();
        staging.upload(new float[3], 1, 0, 0);
        staging.download(0, new float[3], 1, 0);
        assertEquals(List.of(), driver.log());
    }

    @Test void aSmallUploadIsOneCall() {
        long to = driver.allocate(1 << 20);
        staging.upload(new float[25], 0, 25, to);
        driver.clearLog();
        for (int i = 0; i < 30; i++) {
            staging.upload(new float[25], 0, 25, to);
        }
        assertEquals(30, driver.log().size());
        assertEquals(30, driver.count("copyIn"));
    }

    @Test void aSmallDownloadIsTwoCalls() {
        long from = driver.allocate(1 << 20);
        downloaded(from, 4);
        driver.clearLog();
        downloaded(from, 4);
        assertEquals(List.of("copyOut", "synchronize"), driver.log());
    }

    @Test void theProgramWaitsOnlyWhenTheRingIsFull() {
        long to = driver.allocate(1 << 20);
        staging.upload(noise(4 * CHUNK, 1), 0, 4 * CHUNK, to);
        assertEquals(0, driver.count("awaitOnHost") + driver.count("synchronize"));
        staging.upload(noise(CHUNK, 1), 0, CHUNK, to);
        assertEquals(1, driver.count("awaitOnHost"));
    }

    @Test void sizesAroundAPartAndBeyondTheRingArriveWhole() {
        long to = driver.allocate(1 << 20);
        for (int length : new int[] {1, SMALL - 1, SMALL, SMALL + 1, CHUNK - 1,
                CHUNK, CHUNK + 1, 2 * CHUNK, 9 * CHUNK + 5}) {
            byte[] a = noise(length, length);
            staging.upload(a, 0, length, to);
            assertArrayEquals(a, downloaded(to, length), length + " bytes");
        }
    }

    /// Whatever the moment at which each stream does its work, the result is that of the program's order.
    @Test void copiesKeepTheProgramsOrder() {
        for (int seed = 0; seed < 100; seed++) {
            var fake = new FakeDriver(16 << 20);
            if (seed > 0) {
                fake.hurry(new Random(seed));
            }
            inOrder(fake, new Random(-seed));
        }
    }

    private static void inOrder(FakeDriver fake, Random random) {
        long compute = fake.newStream();
        var copies = new Staging(fake, compute, SMALL, CHUNK);
        int length = 5 * CHUNK / 2;
        long a = fake.allocate(length);
        long b = fake.allocate(length);
        fake.clear(a, length, compute);
        fake.clear(b, length, compute);
        byte[] inA = new byte[length];
        byte[] inB = new byte[length];
        for (int i = 0; i < 80; i++) {
            int n = random.nextBoolean() ? 1 + random.nextInt(SMALL) : 1 + random.nextInt(length);
            switch (random.nextInt(4)) {
                case 0 -> {
                    byte[] x = noise(n, i);
                    copies.upload(x, 0, n, a);
                    System.arraycopy(x, 0, inA, 0, n);
                    Arrays.fill(x, (byte) 0);
                }
                case 1 -> {
                    fake.copy(b, a, n, compute);
                    System.arraycopy(inA, 0, inB, 0, n);
                }
                case 2 -> {
                    fake.clear(a, n, compute);
                    Arrays.fill(inA, 0, n, (byte) 0);
                }
                default -> {
                    byte[] x = new byte[n];
                    copies.download(b, x, 0, n);
                    assertArrayEquals(Arrays.copyOf(inB, n), x);
                }
            }
        }
        byte[] x = new byte[length];
        copies.download(a, x, 0, length);
        assertArrayEquals(inA, x);
    }

    // ---- failure

    /// A failure at any call of a step leaves a device on which the next step gives the right result, and no memory lost.
    @Test void everyCallMayFail() {
        var calls = new FakeDriver(16 << 20);
        new Step(calls).run();
        int count = calls.log().size();
        assertTrue(count > 20, "a step of " + count + " calls");
        for (int n = 1; n <= count; n++) {
            for (boolean hurried : new boolean[] {false, true}) {
                var fake = new FakeDriver(16 << 20);
                if (hurried) {
                    fake.hurry(new Random(n));
                }
                failing(fake, n);
            }
        }
    }

    private static void failing(FakeDriver fake, int n) {
        fake.fail(null, n);
        Step step = null;
        try {
            step = new Step(fake);
            step.run();
            fail("call " + n + " failed, and nobody heard of it");
        } catch (CudaException e) {
            assertTrue(e.getMessage().contains("fake: "), e.getMessage());
            if (step == null) {
                step = new Step(fake);
            }
        }
        step.run();
        for (Buffer b : step.allocated) {
            step.memory.recycle(b);
        }
        assertEquals(0, step.memory.stats().held(), "after call " + n);
        step.memory.trim();
        assertEquals(0, fake.used(), "after call " + n);
        assertTrue(fake.pinnedPieces() <= 3, "after call " + n);
    }

    private static final class Step {
        final FakeDriver fake;
        final long compute;
        final Allocator memory;
        final Staging copies;
        final Images images;
        final List<Buffer> allocated = new ArrayList<>();

        Step(FakeDriver fake) {
            this.fake = fake;
            this.compute = fake.newStream();
            this.memory = new Allocator(fake);
            this.copies = new Staging(fake, compute, SMALL, CHUNK);
            this.images = new Images(fake, null, 0);
            fake.kernel("negate", a -> {
                long n = a.get(ValueLayout.JAVA_LONG, 8);
                MemorySegment x = fake.at(a.get(ValueLayout.JAVA_LONG, 0), n);
                for (long i = 0; i < n; i++) {
                    x.set(ValueLayout.JAVA_BYTE, i, (byte) -x.get(ValueLayout.JAVA_BYTE, i));
                }
            });
        }

        Buffer allocate(long bytes) {
            allocated.add(memory.allocate(bytes));
            return allocated.getLast();
        }

        void run() {
            int many = CHUNK * 5 + 3;
            for (int length : new int[] {100, SMALL, SMALL, SMALL, SMALL, many}) {
                Buffer x = allocate(length);
                byte[] in = noise(length, length);
                copies.upload(in, 0, length, x.address());
                var arguments = Arguments.begin().add(x.address()).add((long) length);
                fake.launch(images.load("negate", "source"), Driver.Grid.of(1, 1), compute, arguments.memory(),
                        Arguments.ONE);
                byte[] out = new byte[length];
                copies.download(x.address(), out, 0, length);
                for (int i = 0; i < length; i++) {
                    if (out[i] != (byte) -in[i]) {
                        throw new AssertionError("element " + i + " of " + length);
                    }
                }
                memory.recycle(x);
            }
            memory.trim();
        }
    }

    /// When an upload fails half way, the part that was queued is done before anyone else writes to the memory.
    @Test void aFailedUploadDoesNotReachTheNextOwner() {
        int length = 3 * CHUNK;
        for (int n = 1; n <= 14; n++) {
            var fake = new FakeDriver(16 << 20);
            long compute = fake.newStream();
            var copies = new Staging(fake, compute, SMALL, CHUNK);
            long to = fake.allocate(length);
            fake.fail(null, n);
            assertThrows(CudaException.class, () -> copies.upload(noise(length, 1), 0, length, to), "call " + n);
            fake.clear(to, length, compute);
            fake.finish();
            assertArrayEquals(new byte[length], fake.at(to, length).toArray(ValueLayout.JAVA_BYTE), "after call " + n);
        }
    }
}
