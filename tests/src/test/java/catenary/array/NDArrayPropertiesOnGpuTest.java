package catenary.array;

import catenary.autograd.Config;
import catenary.device.cuda.HostGpu;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/// The same laws with the arrays on a GPU.
class NDArrayPropertiesOnGpuTest extends NDArrayPropertiesTest {

    private Config.Scope scope;

    @BeforeProperty void onTheGpu() {
        scope = Config.usingDevice(HostGpu.device());
    }

    @AfterProperty void offTheGpu() {
        scope.close();
    }
}
