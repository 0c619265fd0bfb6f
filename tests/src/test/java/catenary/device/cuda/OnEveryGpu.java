package catenary.device.cuda;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import catenary.array.Device;
import catenary.array.Devices;
import catenary.autograd.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/// Tests that run once for the GPU on the host and once for each real one, as the configured device. What isn't there is
/// reported as skipped.
final class OnEveryGpu {

    private OnEveryGpu() {}

    /// A test, its name, and the device that it runs on.
    record Named(String name, Consumer<Device> body) {}

    static Stream<DynamicNode> run(List<Named> tests) {
        List<DynamicNode> nodes = new ArrayList<>();
        nodes.add(DynamicContainer.dynamicContainer("host", tests.stream()
                .map(t -> DynamicTest.dynamicTest(t.name, () -> run(HostGpu.device(), t)))));
        for (Device gpu : Devices.all()) {
            if (gpu != Devices.cpu()) {
                nodes.add(DynamicContainer.dynamicContainer(gpu.name(), tests.stream()
                        .map(t -> DynamicTest.dynamicTest(t.name, () -> run(gpu, t)))));
            }
        }
        if (Devices.all().size() == 1) {
            nodes.add(DynamicTest.dynamicTest("cuda:0", () -> assumeTrue(false, "no CUDA device is present")));
        }
        return nodes.stream();
    }

    static Stream<DynamicNode> run(String name, Consumer<Device> body) {
        return run(List.of(new Named(name, body)));
    }

    private static void run(Device device, Named test) {
        try (var _ = Config.usingDevice(device)) {
            test.body.accept(device);
            device.synchronize(); // what is wrong shows in the test that did it
        }
    }
}
