package catenary.device.cuda;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The CUDA backend on the host, one for all tests of a run, so that every kernel is compiled once.
public final class HostGpu {

    /// No real GPU has it: kernels are kept by the index of their device.
    private static final int INDEX = 63;

    private static final boolean PRESENT = HostCompiler.isPresent();

    private HostGpu() {}

    private static final class Only {
        static final HostDriver DRIVER = new HostDriver(1L << 32);
        // Nothing comes from the disk: tests look at what was compiled.
        static final CudaDevice DEVICE = new CudaDevice(INDEX, DRIVER, new Images(DRIVER, null, 0));
    }

    /// The device; the calling test is skipped where no C++ compiler is.
    public static CudaDevice device() {
        driver();
        return Only.DEVICE;
    }

    static HostDriver driver() {
        assumeTrue(PRESENT, "g++ is not installed");
        return Only.DRIVER;
    }
}
