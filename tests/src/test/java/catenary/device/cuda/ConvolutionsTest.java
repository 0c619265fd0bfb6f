package catenary.device.cuda;

import static catenary.functions.Given.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.device.cuda.CudaDevice.ConvolutionBy;
import catenary.expr.DType;
import catenary.functions.F;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Convolutions of the driver beside those of the processor, and when they are used.
class ConvolutionsTest {

    private static final Device CPU = Devices.cpu();

    private WatchedDriver watched;
    private CudaDevice gpu;

    @BeforeEach void makeDevice() {
        watched = new WatchedDriver(HostGpu.driver());
        gpu = new CudaDevice(0, watched.driver, new Images(watched.driver, null, 0));
    }

    @AfterEach void asEver() {
        CudaDevice.convolutionBy(ConvolutionBy.FASTEST);
        CudaDevice.tf32(false);
    }

    private int convolved() {
        return watched.calls().getOrDefault("convolve", 0);
    }

    // ---- the same results

    static Stream<DType> floats() {
        return Stream.of(DType.values()).filter(DType::isFloat);
    }

    /// What comes of a convolution and of its gradients, in float64.
    private static List<NDArray> results(Device device, NDArray x, NDArray W, NDArray b, int[] stride, int[] pad,
            int[] dilate, int groups) {
        var v = Stream.of(x, W, b).map(a -> new Variable(moved(a, device))).toArray(Variable[]::new);
        Variable y = F.convolutionNd(v[0], v[1], v[2],
                o -> o.stride(stride).pad(pad).dilate(dilate).groups(groups));
        NDArray gy = new Generator(5).randn(CPU, DType.FLOAT64, y.shape()).astype(x.dtype());
        y.grad(moved(gy, device));
        y.backward();
        return Stream.of(y.array(), v[0].grad(), v[1].grad(), v[2].grad()).map(a -> a.to(CPU).astype(DType.FLOAT64))
                .toList();
    }

    /// The same view of the same storage on the device.
    private static NDArray moved(NDArray x, Device device) {
        int size = java.lang.reflect.Array.getLength(x.storage());
        return x.view(Shape.of(size), 0, new int[] {1}).to(device).view(x.shape(), x.offset(), x.strides());
    }

    @ParameterizedTest @MethodSource("floats") void agreeWithTheProcessor(DType dtype) {
        CudaDevice.convolutionBy(ConvolutionBy.CUDNN);
        for (int seed = 0; seed < 40; seed++) {
            Random r = new Random(seed);
            int axes = 1 + r.nextInt(3);
            int groups = 1 + r.nextInt(3);
            int[] stride = r.ints(axes, 1, 4).toArray();
            int[] pad = r.ints(axes, 0, 3).toArray();
            int[] dilate = r.ints(axes, 1, 3).toArray();
            int[] of = new int[axes + 2];
            int[] kernel = new int[axes + 2];
            of[0] = 1 + r.nextInt(3);
            of[1] = groups * (1 + r.nextInt(2));
            kernel[0] = groups * (1 + r.nextInt(3));
            kernel[1] = of[1] / groups;
            for (int i = 0; i < axes; i++) {
                kernel[2 + i] = 1 + r.nextInt(3);
                of[2 + i] = Math.max(1, (kernel[2 + i] - 1) * dilate[i] + 1 - 2 * pad[i]) + r.nextInt(6);
            }
            NDArray x = Twin.anyLayout(r, dtype, Shape.of(of), r::nextGaussian);
            NDArray W = Twin.anyLayout(r, dtype, Shape.of(kernel), r::nextGaussian);
            NDArray b = Twin.anyLayout(r, dtype, Shape.of(kernel[0]), r::nextGaussian);
            List<NDArray> expected = results(CPU, x, W, b, stride, pad, dilate, groups);
            List<NDArray> found = results(gpu, x, W, b, stride, pad, dilate, groups);
            assertEquals(3, convolved(), "each of the three by the driver");
            double tolerance = dtype == DType.FLOAT64 ? 1e-12 : dtype == DType.FLOAT32 ? 2e-5 : 0.05;
            for (int i = 0; i < 4; i++) {
                String what = dtype + " " + i + ", " + x.describe() + ", " + W.describe() + ", stride "
                        + Arrays.toString(stride) + ", pad " + Arrays.toString(pad) + ", dilate "
                        + Arrays.toString(dilate) + "\n" + expected.get(i) + "\n" + found.get(i);
                assertTrue(found.get(i).allClose(expected.get(i), tolerance, tolerance), what);
            }
        }
    }

    private void checkGradient(Function<Variable[], Variable> f, NDArray... at) {
        GradientCheck.ofMany(f).order(2).at(at);
        Map<String, Integer> calls = watched.calls();
        assertTrue(calls.get("convolve") > 0);
        assertNull(calls.get("gemm"));
    }

    @Test void gradientsAgreeWithDifferences() {
        CudaDevice.convolutionBy(ConvolutionBy.CUDNN);
        try (var _ = Config.usingDevice(gpu)) {
            checkGradient(v -> F.convolution2d(v[0], v[1], v[2], o -> o.stride(2, 1).pad(1).groups(2)),
                    randn(2, 4, 5, 4), randn(2, 2, 3, 2), randn(2));
            checkGradient(v -> F.deconvolution2d(v[0], v[1], v[2], o -> o.stride(2).pad(1).groups(2)),
                    randn(2, 4, 2, 3), randn(4, 1, 3, 3), randn(2));
            checkGradient(v -> F.dilatedConvolution2d(v[0], v[1], v[2], o -> o.dilate(2).pad(1)), randn(1, 2, 6, 5),
                    randn(2, 2, 2, 3), randn(2));
            checkGradient(v -> F.depthwiseConvolution2d(v[0], v[1], v[2], o -> o.pad(1)), randn(2, 3, 4, 4),
                    randn(2, 3, 2, 2), randn(6));
            checkGradient(v -> F.convolution1d(v[0], v[1], o -> o.stride(2)), randn(2, 2, 6), randn(3, 2, 3));
            checkGradient(v -> F.convolution3d(v[0], v[1], o -> o.pad(1)), randn(1, 2, 2, 3, 2), randn(2, 2, 2, 2, 2));
        }
    }

    @Test void noPrecisionIsLostUnlessAskedFor() {
        CudaDevice.convolutionBy(ConvolutionBy.CUDNN);
        Variable x = new Variable(Create.full(gpu, DType.FLOAT32, Shape.of(1, 1, 4, 2), 1 + 1.0 / 4096));
        Variable W = new Variable(Create.full(gpu, DType.FLOAT32, Shape.of(1, 1, 4, 2), 1));
        assertEquals(8 + 8.0 / 4096, F.convolution2d(x, W).item());
        CudaDevice.tf32(true);
        assertEquals(8, F.convolution2d(x, W).item());
        assertEquals(2, convolved());
    }

    // ---- what is left to products

    private void assertLeft(Variable y, Variable expected) {
        assertEquals(0, convolved());
        assertTrue(y.array().to(CPU).allClose(expected.array(), 1e-12, 1e-12));
    }

    private Variable[] both(int... shape) {
        NDArray x = new Generator(3).randn(CPU, DType.FLOAT64, Shape.of(shape));
        return new Variable[] {new Variable(x.to(gpu)), new Variable(x)};
    }

    @Test void whatLibrariesDoNotKnowIsLeftToProducts() {
        CudaDevice.convolutionBy(ConvolutionBy.CUDNN);
        Variable[] x = both(2, 1, 4, 4);
        Variable[] W = both(2, 1, 3, 3);
        assertLeft(F.convolution2d(x[0], W[0], o -> o.stride(2).coverAll(true)),
                F.convolution2d(x[1], W[1], o -> o.stride(2).coverAll(true)));
        assertLeft(F.deconvolution2d(W[0], both(1, 1, 2, 2)[0], o -> o.stride(2).outsize(5, 5)),
                F.deconvolution2d(W[1], both(1, 1, 2, 2)[1], o -> o.stride(2).outsize(5, 5)));
        assertLeft(F.convolutionNd(both(1, 1, 2, 2, 2, 2)[0], both(1, 1, 2, 2, 2, 2)[0]),
                F.convolutionNd(both(1, 1, 2, 2, 2, 2)[1], both(1, 1, 2, 2, 2, 2)[1]));
        assertLeft(F.convolution2d(both(0, 1, 4, 4)[0], W[0]), F.convolution2d(both(0, 1, 4, 4)[1], W[1]));
    }

    @Test void withoutALibraryAllIsLeftToProducts() {
        watched.answer("plans", _ -> List.of());
        for (ConvolutionBy who : ConvolutionBy.values()) {
            CudaDevice.convolutionBy(who);
            assertLeft(F.convolution2d(both(2, 1, 4, 4)[0], both(2, 1, 3, 3)[0]),
                    F.convolution2d(both(2, 1, 4, 4)[1], both(2, 1, 3, 3)[1]));
        }
        assertNull(watched.calls().get("seconds"));
    }

    @Test void aPlanThatWantsMuchMemoryIsNone() {
        Driver.Plan greedy = new Driver.Plan() {
            @Override public long workspace() {
                return gpu.driver().gpu().memory() / 32;
            }

            @Override public String name() {
                return "greedy";
            }
        };
        watched.answer("plans", _ -> List.of(greedy));
        CudaDevice.convolutionBy(ConvolutionBy.CUDNN);
        convolve();
        assertEquals(0, convolved());
    }

    // ---- the fastest

    private Variable convolve() {
        return F.convolution2d(both(2, 1, 4, 4)[0], both(2, 1, 3, 3)[0]);
    }

    /// Lets products, then each plan, take so many seconds.
    private void takes(double... seconds) {
        Deque<Double> all = new ArrayDeque<>();
        for (double s : seconds) {
            all.addAll(List.of(s + 1, s, s + 2));
        }
        watched.answer("seconds", _ -> all.remove());
    }

    private Map<String, Integer> warm() {
        convolve();
        convolve();
        Variable[] x = both(2, 1, 4, 4);
        Variable[] W = both(2, 1, 3, 3);
        F.convolution2d(x[0], W[0]);
        watched.calls();
        F.convolution2d(x[0], W[0]);
        return watched.calls();
    }

    @Test void theFastestIsMeasuredOnceForAShape() {
        takes(3, 2, 4);
        assertEquals(Map.of("convolve", 1), warm(), "no memory, no search, nothing waited for");
    }

    @Test void productsAreUsedWhereTheyAreFaster() {
        takes(2, 2, 4);
        Map<String, Integer> calls = warm();
        assertNull(calls.get("convolve"));
        assertNotNull(calls.get("gemm"));
        assertNull(calls.get("seconds"));
    }

    @Test void eachKindOfCallIsMeasured() {
        convolve();
        assertEquals(9, watched.calls().get("seconds"));
        Variable[] x = both(2, 1, 4, 4);
        F.convolution2d(x[0], both(2, 1, 3, 3)[0], o -> o.pad(1)).sum().backward();
        assertEquals(18 + 9, watched.calls().get("seconds"));
        CudaDevice.convolutionBy(ConvolutionBy.PRODUCTS);
        F.convolution2d(x[0], both(2, 1, 2, 2)[0]);
        CudaDevice.convolutionBy(ConvolutionBy.CUDNN);
        F.convolution2d(x[0], both(2, 1, 2, 2)[0]);
        assertNull(watched.calls().get("seconds"));
    }

    @Test void anotherRunDoesAsThisOne(@TempDir Path folder) {
        for (double[] seconds : new double[][] {{9, 2, 1}, {1, 2, 3}}) {
            for (int run = 0; run < 2; run++) {
                gpu = new CudaDevice(0, watched.driver, new Images(watched.driver, folder, 1 << 20));
                if (run == 0) {
                    takes(seconds);
                }
                boolean byDriver = warm().containsKey("convolve");
                assertEquals(seconds[0] == 9, byDriver);
            }
            watched.answer("plans", plans -> ((List<?>) plans).reversed());
        }
    }

    @Test void aFailureLeavesTheNextCallAsItWas() {
        NDArray expected = F.convolution2d(both(2, 1, 4, 4)[1], both(2, 1, 3, 3)[1]).array();
        boolean toCome = false;
        int failures = 0;
        for (int nth = 1; !toCome; nth++) {
            makeDevice();
            watched.fail(nth);
            try {
                convolve();
            } catch (CudaException e) {
                failures++;
            }
            toCome = watched.fail(0);
            assertTrue(convolve().array().to(CPU).allClose(expected, 1e-12, 1e-12));
            assertEquals(Map.of("convolve", 1), warm());
        }
        assertTrue(failures > 30, failures + " failures");
    }

    @Test void memoryThatRunsOutIsSaidAndLeavesTheNextCallAsItWas() {
        Variable x = both(1, 1, 1100, 1100)[0];
        Variable W = both(1, 1, 3, 3)[0];
        watched.exhaust(true);
        assertThrows(OutOfMemoryError.class, () -> F.convolution2d(x, W));
        watched.exhaust(false);
        assertFalse(F.convolution2d(x, W).array().hasNaN());
        assertEquals(2 * 4 + 1, convolved());
    }

    /// Work that is done late finds all its memory.
    @Test void memoryIsHeldUntilTheWorkIsQueued() {
        FakeDriver fake = new FakeDriver(1 << 26);
        gpu = new CudaDevice(0, fake, new Images(fake, null, 0));
        CudaDevice.convolutionBy(ConvolutionBy.CUDNN);
        for (int i = 0; i < 50; i++) {
            convolve();
        }
        fake.finish();
        assertEquals(50, fake.count("convolve"));
    }
}
