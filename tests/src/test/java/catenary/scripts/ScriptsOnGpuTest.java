package catenary.scripts;

import catenary.autograd.Config;
import catenary.device.cuda.HostGpu;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The same scripts with everything on a GPU, as `--device` would put it there.
class ScriptsOnGpuTest extends ScriptsTest {

    private Config.Scope scope;

    @BeforeEach void onTheGpu() {
        scope = Config.usingDevice(HostGpu.device());
    }

    @AfterEach void offTheGpu() {
        if (scope != null) {
            scope.close(); // null where there is no GPU and the test was skipped
        }
    }
}
