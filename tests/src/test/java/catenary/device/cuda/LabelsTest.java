package catenary.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import catenary.array.Create;
import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.functions.loss.SoftmaxCrossEntropy;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

/// The softmax cross entropy counts its labels without waiting for the device, and gives what the CPU gives.
class LabelsTest {

    private static final List<int[]> LABELS =
            List.of(new int[] {2, 0, 1, 2}, new int[] {2, -1, 1, -1}, new int[] {-1, -1, -1, -1},
                    new int[] {-2, 0, 1, -3});

    private WatchedDriver watched;
    private CudaDevice device;

    @BeforeEach void makeDevice() {
        watched = new WatchedDriver(HostGpu.driver());
        device = new CudaDevice(0, watched.driver, new Images(watched.driver, null, 0));
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64", "FLOAT16", "BFLOAT16"}) void lossAndGradientAreTheCpus(DType dtype) {
        NDArray x = new Generator(3).randn(Devices.cpu(), DType.FLOAT64, Shape.of(4, 3)).astype(dtype);
        NDArray weights = Create.of(Devices.cpu(), dtype, Shape.of(3), new double[] {1, 2, 0.5});
        for (int[] t : LABELS) {
            for (String reduce : List.of("mean", "no")) {
                assertSame(x, t, device -> o -> o.reduce(reduce));
                assertSame(x, t, device -> o -> o.reduce(reduce).normalize(false));
                assertSame(x, t, device -> o -> o.reduce(reduce).classWeight(weights.to(device)).ignoreLabel(-1));
            }
        }
    }

    private interface Choice {
        Consumer<SoftmaxCrossEntropy.Options> on(Device device);
    }

    private void assertSame(NDArray x, int[] t, Choice options) {
        NDArray[] expected = lossAndGradient(Devices.cpu(), x, t, options);
        NDArray[] found = lossAndGradient(device, x, t, options);
        double tolerance = x.dtype().bytes() == 2 ? 1e-2 : 1e-6;
        for (int i = 0; i < 2; i++) {
            NDArray here = found[i].to(Devices.cpu());
            assertEquals(expected[i].dtype(), here.dtype());
            assertTrue(here.allClose(expected[i], tolerance, tolerance), () -> expected[0] + "\n" + here);
        }
    }

    private static NDArray[] lossAndGradient(Device device, NDArray x, int[] t, Choice options) {
        var in = new Variable(x.to(device));
        var labels = Variable.constant(Create.of(device, Shape.of(t.length), t));
        Variable loss = F.softmaxCrossEntropy(in, labels, options.on(device));
        (loss.size() == 1 ? loss : loss.sum()).backward();
        return new NDArray[] {loss.array(), in.grad()};
    }

    @Test void nothingIsReadBack() {
        var x = new Variable(NDArray.zeros(device, DType.FLOAT32, Shape.of(2, 3)));
        var t = Variable.constant(Create.of((Device) device, Shape.of(2), new int[] {0, -1}));
        watched.calls();
        F.softmaxCrossEntropy(x, t).backward();
        var calls = watched.calls();
        assertEquals(0, calls.getOrDefault("copyOut", 0) + calls.getOrDefault("synchronize", 0));
    }

    @Test void aLabelThatIsNoClassIsFoundWhenSomethingIsRead() {
        var x = Variable.constant(NDArray.zeros(device, DType.FLOAT32, Shape.of(2, 3)));
        for (int bad : new int[] {3, -4, 100, Integer.MIN_VALUE}) {
            var t = Variable.constant(Create.of((Device) device, Shape.of(2), new int[] {0, bad}));
            assertThrows(IndexOutOfBoundsException.class, () -> F.softmaxCrossEntropy(x, t).item(), bad + "");
        }
    }
}
