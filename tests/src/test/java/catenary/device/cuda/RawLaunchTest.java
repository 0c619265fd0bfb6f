package catenary.device.cuda;

import static catenary.array.RawKernel.rawKernel;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.RawKernel;
import catenary.array.Shape;
import catenary.autograd.RawFunction;
import catenary.autograd.Variable;
import catenary.expr.DType;
import org.junit.jupiter.api.Test;

class RawLaunchTest {

    private final CudaDevice gpu = HostGpu.device();

    private NDArray floats(double... values) {
        return Create.of(Devices.cpu(), DType.FLOAT32, Shape.of(values.length), values).to(gpu);
    }

    @Test void argumentsOfEveryTypeArriveInTheirPlaces() {
        var k = rawKernel("""
                extern "C" __global__ void mixed(bool yes, float *y, int i, double d, float f, long long l, bool no) {
                    const float values[] = {(float)i, (float)d, f, (float)l, (float)yes, (float)no};
                    y[threadIdx.x] = values[threadIdx.x];
                }""", "mixed");
        NDArray y = floats(0, 0, 0, 0, 0, 0);
        k.launch(1, 6, true, y, -3, 0.5, 0.25f, 1L << 40, false);
        assertArrayEquals(new float[] {-3, 0.5f, 0.25f, 1L << 40, 1, 0}, y.toFloatArray());
    }

    @Test void gridsBlocksAndSharedMemoryAreThoseAskedFor() {
        var k = rawKernel("""
                extern "C" __global__ void reverse(const int *x, int *y) {
                    extern __shared__ int part[];
                    const int n = blockDim.x * blockDim.y * blockDim.z;
                    const int t = (threadIdx.z * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x;
                    const int b = (blockIdx.z * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x;
                    part[n - 1 - t] = x[b * n + t];
                    __syncthreads();
                    y[b * n + t] = part[t];
                }""", "reverse").shared(4 * 24);
        NDArray x = Create.arange(Devices.cpu(), DType.INT32, 0, 24 * 6, 1);
        NDArray y = NDArray.zeros(gpu, DType.INT32, x.shape());
        k.launch(new int[] {3, 1, 2}, new int[] {2, 3, 4}, x.to(gpu), y);
        int[] found = y.toIntArray();
        for (int i = 0; i < found.length; i++) {
            assertEquals(i / 24 * 24 + 23 - i % 24, found[i]);
        }
    }

    @Test void viewsBeginAtTheirFirstElement() {
        var k = rawKernel("extern \"C\" __global__ void one(float *x) { *x = 1; }", "one");
        NDArray x = floats(0, 0, 0);
        k.launch(1, 1, x.view(Shape.of(2), 1, new int[] {1}));
        assertArrayEquals(new float[] {0, 1, 0}, x.toFloatArray());
    }

    @Test void namesOfOursAreFreeAndKernelsOfOneNameAreApart() {
        NDArray x = floats(0);
        for (int i = 1; i <= 2; i++) {
            rawKernel("""
                    struct catenary_pack {};
                    #define CATENARY_FUNCTION nonsense
                    extern "C" __global__ void same(float *x) { *x += %d; }""".formatted(i), "same").launch(1, 1, x);
        }
        assertArrayEquals(new float[] {3}, x.toFloatArray());
    }

    @Test void aCompileErrorNamesTheUsersLine() {
        var k = rawKernel("extern \"C\" __global__ void wrong(float *x) {\n    *x = missing;\n}", "wrong");
        String message = assertThrows(CudaException.class, () -> k.launch(1, 1, floats(0))).getMessage();
        assertTrue(message.contains("line 2: *x = missing;"), message);
    }

    @Test void arraysOfTwoDevicesAreRefused() {
        var k = rawKernel("extern \"C\" __global__ void two(float *x, float *y) {}", "two");
        String message = assertThrows(IllegalArgumentException.class,
                () -> k.launch(1, 1, floats(1), floats(1).to(Devices.cpu()))).getMessage();
        assertEquals("two: expected arrays on one device, but found float32 (1,) on " + gpu
                + " and float32 (1,) on cpu\n  hint: move one with x.to(device)", message);
    }

    @Test void theBodyInJavaIsForOtherDevices() {
        RawKernel k = rawKernel("extern \"C\" __global__ void mine(float *x) { *x = 1; }", "mine")
                .onCpu(a -> a.array(0).fill(2));
        for (catenary.array.Device d : new catenary.array.Device[] {gpu, Devices.cpu()}) {
            NDArray x = floats(0).to(d);
            k.launch(1, 1, x);
            assertEquals(d == gpu ? 1 : 2, x.item());
        }
    }

    @Test void aFunctionOfKernelsHasTheGradientTheUserGives() {
        var cube = rawKernel("""
                extern "C" __global__ void cube(int n, const float *x, float *y) {
                    int i = blockIdx.x * blockDim.x + threadIdx.x;
                    if (i < n) y[i] = x[i] * x[i] * x[i];
                }""", "cube");
        var f = RawFunction.rawFunction("cube", xs -> {
            NDArray y = NDArray.uninitialized(xs[0].device(), xs[0].dtype(), xs[0].shape());
            cube.launch((y.size() + 127) / 128, 128, y.size(), xs[0], y);
            return y;
        }, (xs, gy) -> new Variable[] {xs[0].mul(xs[0]).mul(3).mul(gy)});
        Variable x = new Variable(floats(-1, 2, 3));
        Variable y = f.apply(x);
        y.grad(floats(1, 1, 10));
        y.backward();
        assertArrayEquals(new float[] {-1, 8, 27}, y.array().toFloatArray());
        assertArrayEquals(new float[] {3, 12, 270}, x.grad().toFloatArray());
    }
}
