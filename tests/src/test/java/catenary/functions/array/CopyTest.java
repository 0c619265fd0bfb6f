package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertSame;

import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CopyTest {

    @Test void theCopyIsApart() {
        Variable x = x(1, 2);
        Variable y = F.copy(x, -1);
        y.array().fill(0);
        assertClose(x, 1, 2);
        assertSame(Devices.cpu(), F.copy(x, "cpu").device());
        assertSame(Devices.cpu(), F.copy(x, "@numpy").device());
    }

    @Test void everyDeviceIsReached() {
        for (var device : Devices.all()) {
            Variable there = F.copy(x(1, 2), device);
            assertSame(device, there.device());
            assertClose(there, 1, 2);
        }
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        for (var device : Devices.all()) {
            assertGradients(v -> F.copy(F.copy(v, device).pow(2), v.device()), x);
        }
    }

    @Test void refusesDevicesThatCannotBe() {
        assertRefused("copy: expected -1, for the CPU, or the number of a GPU, but found -2", () -> F.copy(x(1), -2));
        assertRefused("device: expected cpu or gpu:<number>, but found tpu", () -> F.copy(x(1), "tpu"));
    }
}
