package catenary.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.expr.DType;
import org.junit.jupiter.api.Test;

/// What is said before a kernel gets to a device, and its body in Java.
class RawKernelTest {

    private static final String AXPY = """
            // __global__ void axpy(double comment)
            extern "C" __global__ void __launch_bounds__(128) axpy(
                int n, const float a, const float *__restrict__ x, float y[], bool add) {}
            """;

    private final NDArray x = floats(1, 2, 3);
    private final NDArray y = floats(10, 20, 30);
    private final RawKernel axpy = RawKernel.rawKernel(AXPY, "axpy");

    private static NDArray floats(double... values) {
        return Create.of(Devices.cpu(), DType.FLOAT32, Shape.of(values.length), values);
    }

    private static void assertRefused(String message, Runnable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }

    @Test void theBodyInJavaRunsOnTheCpu() {
        var k = axpy.onCpu(a -> {
            NDArray sum = a.array(2).mul(a.number(1));
            assertEquals(3, a.whole(0));
            if (a.flag(4)) {
                a.array(3).addAssign(sum);
            } else {
                a.array(3).assign(sum);
            }
        });
        k.launch(1, 128, 3, 2f, x, y, true);
        assertArrayEquals(new float[] {12, 24, 36}, y.toFloatArray());
        k.launch(new int[] {1, 1}, new int[] {3}, 3, 2f, x, y, false);
        assertArrayEquals(new float[] {2, 4, 6}, y.toFloatArray());
    }

    @Test void withoutABodyTheCpuRefuses() {
        String message = assertThrows(UnsupportedOperationException.class,
                () -> axpy.launch(1, 128, 3, 2f, x, y, true)).getMessage();
        assertEquals("axpy: there is only CUDA C, which cpu doesn't run\n"
                + "  hint: add a body in Java with onCpu(a -> ...)", message);
    }

    @Test void theSourceMustDeclareTheKernel() {
        assertRefused("rawKernel: expected a source that declares extern \"C\" __global__ void f(...), but found none",
                () -> RawKernel.rawKernel(AXPY, "f"));
        assertRefused("rawKernel: expected a source that declares extern \"C\" __global__ void f(...), but found none\n"
                + "  hint: write extern \"C\" before __global__",
                () -> RawKernel.rawKernel("__global__ void f() {}", "f"));
    }

    @Test void argumentsAreHeldAgainstTheDeclaration() {
        assertEquals("rawKernel axpy(int n, const float a, const float *__restrict__ x, float y[], bool add)",
                axpy.toString());
        assertRefused(
                "axpy: expected 5 arguments, as axpy(int n, const float a, const float *__restrict__ x, float y[],"
                        + " bool add) declares, but found 1",
                () -> axpy.launch(1, 1, x));
        assertRefused("axpy: expected int for int n, but found 3 (long)", () -> axpy.launch(1, 1, 3L, 2f, x, y, true));
        assertRefused("axpy: expected float for const float a, but found 2.0 (double)",
                () -> axpy.launch(1, 1, 3, 2.0, x, y, true));
        assertRefused("axpy: expected an array for const float *__restrict__ x, but found 1 (int)",
                () -> axpy.launch(1, 1, 3, 2f, 1, y, true));
        assertRefused("axpy: expected an array of float32 for float y[], but found float64 (3,) on cpu",
                () -> axpy.launch(1, 1, 3, 2f, x, y.astype(DType.FLOAT64), true));
        assertRefused("axpy: expected boolean for bool add, but found float32 (3,) on cpu",
                () -> axpy.launch(1, 1, 3, 2f, x, y, x));
        assertRefused("axpy: expected an array, int, long, float, double or boolean for bool add, but found x (String)",
                () -> axpy.launch(1, 1, 3, 2f, x, y, "x"));
        assertRefused("axpy: expected contiguous arrays, but found a view, float32 (2,) on cpu\n"
                + "  hint: pass x.contiguous()",
                () -> axpy.launch(1, 1, 3, 2f, x.view(Shape.of(2), 0, new int[] {2}), y, true));
    }

    @Test void typesThatAreNotPlainAreLeftToTheUser() {
        var k = RawKernel.rawKernel("extern \"C\" __global__ void f(my_type *p, const my_type v, void *q)", "f")
                .onCpu(a -> {
                });
        k.launch(1, 1, x, 1L, y);
        assertRefused("f: expected a number for const my_type v, but found float32 (3,) on cpu",
                () -> k.launch(1, 1, x, y, y));
    }

    @Test void theGridMustBeOneThatCudaTakes() {
        var none = RawKernel.rawKernel("extern \"C\" __global__ void f(int n) {}", "f");
        assertRefused("f: expected an array among the arguments, which says where to run, but found none",
                () -> none.launch(1, 1, 5));
        assertRefused("f: expected a grid of one to three numbers >= 1, but found [0]", () -> none.launch(0, 1, 5));
        assertRefused("f: expected a block of one to three numbers >= 1, but found [1, 1, 1, 1]",
                () -> none.launch(new int[] {1}, new int[] {1, 1, 1, 1}, 5));
        assertRefused("f: expected at most 1024 threads a block, but found [33, 32]",
                () -> none.launch(new int[] {1}, new int[] {33, 32}, 5));
        assertRefused("f: expected a grid of at most 65535 along y and z, but found [1, 65536]",
                () -> none.launch(new int[] {1, 65536}, new int[] {1}, 5));
        assertRefused("f: expected shared bytes >= 0, but found -1", () -> none.shared(-1));
    }
}
