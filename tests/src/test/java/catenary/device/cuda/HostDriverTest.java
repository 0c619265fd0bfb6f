package catenary.device.cuda;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import catenary.device.cuda.Driver.Grid;
import catenary.device.cuda.Driver.Product;
import catenary.expr.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

/// The shim behaves as CUDA does, where the kernels rely on it.
class HostDriverTest {

    private static HostDriver driver;
    private final long stream = driver().newStream();

    private static HostDriver driver() {
        assumeTrue(HostCompiler.isPresent(), "g++ is not installed");
        if (driver == null) {
            driver = new HostDriver(1 << 20);
        }
        return driver;
    }

    private long upload(float... values) {
        long to = driver.allocate(values.length * 4L);
        driver.copyIn(to, MemorySegment.ofArray(values), values.length * 4L, stream);
        return to;
    }

    private float[] download(long from, int length) {
        MemorySegment to = driver.allocatePinned(length * 4L);
        driver.copyOut(to, from, length * 4L, stream);
        float[] values = to.toArray(ValueLayout.JAVA_FLOAT);
        driver.freePinned(to);
        return values;
    }

    /// Runs a kernel `name(float *x)`.
    private void run(String name, String source, Grid grid, long x) {
        driver.launch(driver.load(driver.compile(name, source), name), grid, stream,
                Arena.ofAuto().allocateFrom(ValueLayout.JAVA_LONG, x), new int[] {0});
    }

    private float[] run(String name, String source, Grid grid, float... x) {
        long at = upload(x);
        try {
            run(name, source, grid, at);
            return download(at, x.length);
        } finally {
            driver.free(at);
        }
    }

    @Test void everyThreadOfEveryBlockRuns() {
        float[] y = run("number", """
                extern "C" __global__ void number(float *x) {
                    int block = (blockIdx.z * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x;
                    int thread = (threadIdx.z * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x;
                    x[block * blockDim.x * blockDim.y * blockDim.z + thread] += thread + 100 * block;
                }
                """, new Grid(2, 3, 2, 2, 2, 2, 0), new float[96]);
        for (int i = 0; i < 96; i++) {
            assertEquals(i % 8 + 100 * (i / 8), y[i]);
        }
    }

    @Test void argumentsAreUnpackedByTheirTypes() {
        String source = """
                struct pair { float a; double b; };
                extern "C" __global__ void several(float *x, const char c, short s, const pair p, long long n) {
                    x[0] = c; x[1] = s; x[2] = p.a; x[3] = (float)p.b; x[4] = (float)n;
                }
                """;
        long x = upload(new float[5]);
        MemorySegment a = Arena.ofAuto().allocate(64, 16);
        a.set(ValueLayout.JAVA_LONG, 0, x);
        a.set(ValueLayout.JAVA_BYTE, 9, (byte) -3);
        a.set(ValueLayout.JAVA_SHORT, 12, (short) 400);
        a.set(ValueLayout.JAVA_FLOAT, 16, 0.5f);
        a.set(ValueLayout.JAVA_DOUBLE, 24, 0.25);
        a.set(ValueLayout.JAVA_LONG, 32, 1L << 40);
        driver.launch(driver.load(driver.compile("several", source), "several"), Grid.of(1, 1), stream, a,
                new int[] {0, 9, 12, 16, 32});
        assertArrayEquals(new float[] {-3, 400, 0.5f, 0.25f, 1L << 40}, download(x, 5));
        driver.free(x);
    }

    @Test void aBarrierSeparatesWritesFromReads() {
        float[] x = new float[600];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        float[] y = run("reverse", """
                extern "C" __global__ void reverse(float *x) {
                    __shared__ float s[300];
                    for (int round = 0; round < 3; round++) {
                        s[threadIdx.x] = x[blockIdx.x * 300 + threadIdx.x];
                        __syncthreads();
                        x[blockIdx.x * 300 + threadIdx.x] = s[299 - threadIdx.x];
                        __syncthreads();
                    }
                }
                """, Grid.of(2, 300), x);
        for (int i = 0; i < 300; i++) {
            assertEquals(299 - i, y[i]);
            assertEquals(599 - i, y[300 + i]);
        }
    }

    @Test void aWarpSumsByShuffles() {
        float[] x = new float[64];
        java.util.Arrays.fill(x, 0, 32, 1);
        java.util.Arrays.fill(x, 32, 64, 2);
        float[] y = run("warps", """
                extern "C" __global__ void warps(float *x) {
                    float v = x[threadIdx.x];
                    double w = v;
                    long long l = threadIdx.x;
                    for (int d = 16; d > 0; d /= 2) {
                        v += __shfl_down_sync(0xffffffffu, v, d);
                        w += __shfl_xor_sync(0xffffffffu, w, d);
                        l += __shfl_xor_sync(0xffffffffu, l, d);
                    }
                    float first = __shfl_sync(0xffffffffu, v, 0);
                    x[threadIdx.x] = first + 1000 * (float)w + 1000000 * (l == 496 + (threadIdx.x / 32) * 1024);
                }
                """, Grid.of(1, 64), x);
        for (int i = 0; i < 64; i++) {
            float sum = i < 32 ? 32 : 64;
            assertEquals(1_000_000 + 1001 * sum, y[i]);
        }
    }

    @Test void sharedMemoryBeginsPoisonedInEveryBlock() {
        float[] y = run("stale", """
                extern "C" __global__ void stale(float *x) {
                    __shared__ float s;
                    extern __shared__ __align__(16) float dynamic[];
                    x[blockIdx.x] = isnan(s) && isnan(dynamic[15]);
                    s = dynamic[15] = 7;
                }
                """, new Grid(3, 1, 1, 1, 1, 1, 64), new float[3]);
        assertArrayEquals(new float[] {1, 1, 1}, y);
    }

    @Test void aThreadThatEndsWhileOthersWaitIsFound() {
        var e = assertThrows(CudaException.class, () -> run("ends", """
                extern "C" __global__ void ends(float *x) {
                    if (threadIdx.x > 2) return;
                    __syncthreads();
                }
                """, Grid.of(1, 40), new float[1]));
        assertTrue(e.getMessage().contains("some of 40 threads wait in line 3"), e.getMessage());
    }

    @Test void twoBarriersAtOnceAreFound() {
        var e = assertThrows(CudaException.class, () -> run("parts", """
                extern "C" __global__ void parts(float *x) {
                    if (threadIdx.x > 2) {
                        __syncthreads();
                    } else {
                        __syncthreads();
                    }
                }
                """, Grid.of(1, 40), new float[1]));
        assertTrue(e.getMessage().contains("lines 5 and 3"), e.getMessage());
    }

    @Test void aMistakeIsToldWithItsLine() {
        var e = assertThrows(CudaException.class, () -> driver.compile("wrong", "\nextern \"C\" int wrong(;"));
        assertTrue(e.getMessage().contains("wrong.cpp:2:"), e.getMessage());
    }

    @Test void aWriteBesideAnAllocationIsFoundWhenItIsFreed() {
        long x = upload(1, 2, 3);
        run("beside", "extern \"C\" __global__ void beside(float *x) { x[3] = 0; }", Grid.of(1, 1), x);
        assertThrows(CudaException.class, () -> driver.free(x));
    }

    @Test void copiesStayWithinAllocations() {
        long x = upload(1, 2);
        assertThrows(CudaException.class, () -> driver.clear(x, 12, stream));
        assertThrows(CudaException.class, () -> driver.copy(x + 4, x, 8, stream));
        driver.free(x);
        assertThrows(CudaException.class, () -> driver.clear(x, 4, stream));
    }

    @Test void memoryRunsOutAtTheLimit() {
        long free = driver.freeBytes();
        assertEquals(0, driver.allocate(free + 1));
        long all = driver.allocate(free);
        assertEquals(0, driver.allocate(1));
        driver.free(all);
        assertEquals(free, driver.freeBytes());
    }

    @Test void newMemoryIsPoisoned() {
        long x = driver.allocate(8);
        assertTrue(Float.isNaN(download(x, 2)[1]));
        driver.free(x);
    }

    @Test void aGraphRepeatsWhatWasRecorded() {
        String source = "extern \"C\" __global__ void twice(float *x) { x[threadIdx.x] *= 2; }";
        long f = driver.load(driver.compile("twice", source), "twice");
        long x = upload(1, 2);
        long y = upload(0, 0);
        MemorySegment a = Arena.ofAuto().allocateFrom(ValueLayout.JAVA_LONG, x);
        driver.beginCapture(stream);
        driver.launch(f, Grid.of(1, 2), stream, a, new int[] {0});
        driver.copy(y, x, 8, stream);
        long graph = driver.endCapture(stream);
        a.set(ValueLayout.JAVA_LONG, 0, 0);
        assertArrayEquals(new float[] {1, 2}, download(x, 2));
        driver.launchGraph(graph, stream);
        driver.launchGraph(graph, stream);
        assertArrayEquals(new float[] {4, 8}, download(x, 2));
        assertArrayEquals(new float[] {4, 8}, download(y, 2));
        driver.freeGraph(graph);
        assertThrows(CudaException.class, () -> driver.launchGraph(graph, stream));
        driver.free(x);
        driver.free(y);
    }

    @Test void readingAValueWhileCapturingYieldsNoGraph() {
        long x = upload(1);
        driver.beginCapture(stream);
        assertThrows(CudaException.class, () -> download(x, 1));
        assertEquals(0, driver.endCapture(stream));
        assertArrayEquals(new float[] {1}, download(x, 1));
        driver.free(x);
    }

    @Test void productsOfEveryFloatType() {
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64, DType.FLOAT16, DType.BFLOAT16}) {
            // a is stored transposed, b as it is, in rows one longer than they need be
            long a = values(dtype, 1, 3, 0, 2, 4, 0);
            long b = values(dtype, 1, -1, 0.5, 0, 2, 0, 1, 0);
            long c = values(dtype, 1, 1, 1, 1, 1, 1);
            driver.gemm(new Product(dtype, false, true, false, 2, 3, 2, 2, a, 3, 0, b, 4, 0, 0.5, c, 3, 0, 1), stream);
            assertArrayEquals(new double[] {10.5, -1.5, 5.5, 22.5, -5.5, 11.5}, values(dtype, c, 6), dtype.name());
            driver.free(a);
            driver.free(b);
            driver.free(c);
        }
    }

    private static void set(MemorySegment s, DType dtype, int i, double v) {
        switch (dtype) {
            case FLOAT32 -> s.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) v);
            case FLOAT64 -> s.setAtIndex(ValueLayout.JAVA_DOUBLE, i, v);
            case FLOAT16 -> s.setAtIndex(ValueLayout.JAVA_SHORT, i, Float.floatToFloat16((float) v));
            default -> s.setAtIndex(ValueLayout.JAVA_SHORT, i, (short) (Float.floatToIntBits((float) v) >> 16));
        }
    }

    private long values(DType dtype, double... values) {
        long bytes = (long) values.length * dtype.bytes();
        MemorySegment s = driver.allocatePinned(bytes);
        for (int i = 0; i < values.length; i++) {
            set(s, dtype, i, values[i]);
        }
        long to = driver.allocate(bytes);
        driver.copyIn(to, s, bytes, stream);
        driver.freePinned(s);
        return to;
    }

    private double[] values(DType dtype, long from, int length) {
        MemorySegment s = driver.allocatePinned((long) length * dtype.bytes());
        driver.copyOut(s, from, (long) length * dtype.bytes(), stream);
        double[] y = new double[length];
        for (int i = 0; i < length; i++) {
            y[i] = switch (dtype) {
                case FLOAT32 -> s.getAtIndex(ValueLayout.JAVA_FLOAT, i);
                case FLOAT64 -> s.getAtIndex(ValueLayout.JAVA_DOUBLE, i);
                case FLOAT16 -> Float.float16ToFloat(s.getAtIndex(ValueLayout.JAVA_SHORT, i));
                default -> Float.intBitsToFloat(s.getAtIndex(ValueLayout.JAVA_SHORT, i) << 16);
            };
        }
        driver.freePinned(s);
        return y;
    }
}
