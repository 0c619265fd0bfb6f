package catenary.device.cuda;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.cuda.global.nvrtc;
import org.bytedeco.javacpp.Loader;

/// The libraries of CUDA: JavaCPP finds and loads them, from the system, from a toolkit or from Bytedeco's redistributable
/// jars, when the first device is asked for.
final class Libraries {

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    /// The driver's, which comes with the driver alone.
    static final String DRIVER = WINDOWS ? "nvcuda.dll" : "libcuda.so.1";

    static final String CUBLAS = WINDOWS ? "cublas64_13.dll" : "libcublas.so.13";

    /// The part of cuDNN that convolves.
    static final String CUDNN = WINDOWS ? "cudnn_cnn64_9.dll" : "libcudnn_cnn.so.9";

    /// The oldest CUDA that runs what we link to.
    private static final int OLDEST = 13000;

    private static final Pattern NOT_OPENED = Pattern.compile("([\\w.+-]+): cannot open shared object file");

    private Libraries() {}

    /// What keeps every GPU from being used and the remedy, one sentence; empty where nothing does. Loads the libraries.
    static String missing() {
        if (!isDriverThere()) {
            return "there is no NVIDIA driver (" + DRIVER
                    + "); install driver 580 or newer, on a machine with an NVIDIA GPU";
        }
        Set<String> missing = new LinkedHashSet<>();
        for (Class<?> api : new Class<?>[] {cudart.class, nvrtc.class, cublas.class}) {
            try {
                Loader.load(api);
            } catch (LinkageError e) {
                missing.add(unloadable(api, e));
            }
        }
        if (!missing.isEmpty()) {
            return "cannot load " + String.join(", ", missing)
                    + "; install the CUDA 13 toolkit, or put the lib folders "
                    + "of NVIDIA's Python packages on " + (WINDOWS ? "PATH" : "LD_LIBRARY_PATH")
                    + ", or add Bytedeco's cuda redist jars to the class path";
        }
        int status = cudart.cuInit(0);
        int version = driverVersion();
        if (version < OLDEST) {
            return "the NVIDIA driver is too old: it supports CUDA " + text(version) + ", but " + text(OLDEST)
                    + " is needed; install driver 580 or newer";
        }
        if (status == cudart.CUDA_ERROR_NO_DEVICE) {
            return "the NVIDIA driver finds no GPU; is CUDA_VISIBLE_DEVICES set, or the GPU kept from this container?";
        }
        return status == 0 ? "" : BytedecoDriver.failure("cuInit", status).getMessage()
                + "; does nvidia-smi work on this machine?";
    }

    @SuppressWarnings("restricted") // looks whether the system finds the library, and lets go of it again
    private static boolean isDriverThere() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(DRIVER, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The library that the system's loader didn't find, as far as JavaCPP passes it on.
    private static String unloadable(Class<?> api, Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            Matcher m = NOT_OPENED.matcher(String.valueOf(t.getMessage()));
            if (m.find()) {
                return m.group(1);
            }
        }
        return api.getSimpleName() + " (" + e.getMessage() + ")";
    }

    /// cuDNN, which the backend does without if it isn't there. It is large, hence loaded when it is asked for.
    private static final class OfCudnn {

        private static final String MISSING = load();

        private static String load() {
            try {
                Loader.load(cudnn.class);
                return "";
            } catch (LinkageError e) {
                return unloadable(cudnn.class, e);
            }
        }
    }

    static boolean hasCudnn() {
        return OfCudnn.MISSING.isEmpty();
    }

    static String cudnnVersion() {
        long version = cudnn.cudnnGetVersion();
        return version / 10000 + "." + version / 100 % 100 + "." + version % 100;
    }

    /// The versions of what is loaded, for people.
    static String versions() {
        int[] runtime = new int[1];
        cudart.cudaRuntimeGetVersion(runtime);
        int[] products = new int[3];
        int[] part = new int[1];
        for (int i = 0; i < 3; i++) {
            cublas.cublasGetProperty(i, part); // major, minor, patch
            products[i] = part[0];
        }
        return "driver for CUDA " + text(driverVersion()) + ", runtime " + text(runtime[0]) + ", NVRTC "
                + Nvrtc.version()
                + ", cuBLAS " + products[0] + "." + products[1] + "." + products[2]
                + (hasCudnn()
                        ? ", cuDNN " + cudnnVersion()
                        : ", no cuDNN (cannot load " + OfCudnn.MISSING + "), without which convolutions are products");
    }

    private static int driverVersion() {
        int[] version = new int[1];
        cudart.cuDriverGetVersion(version);
        return version[0];
    }

    private static String text(int version) {
        return version / 1000 + "." + version % 1000 / 10;
    }
}
