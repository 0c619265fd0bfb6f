package catenary.device.cuda;

import static org.bytedeco.cuda.global.nvrtc.nvrtcCompileProgram;
import static org.bytedeco.cuda.global.nvrtc.nvrtcCreateProgram;
import static org.bytedeco.cuda.global.nvrtc.nvrtcDestroyProgram;
import static org.bytedeco.cuda.global.nvrtc.nvrtcGetCUBIN;
import static org.bytedeco.cuda.global.nvrtc.nvrtcGetCUBINSize;
import static org.bytedeco.cuda.global.nvrtc.nvrtcGetErrorString;
import static org.bytedeco.cuda.global.nvrtc.nvrtcGetNumSupportedArchs;
import static org.bytedeco.cuda.global.nvrtc.nvrtcGetPTX;
import static org.bytedeco.cuda.global.nvrtc.nvrtcGetPTXSize;
import static org.bytedeco.cuda.global.nvrtc.nvrtcGetProgramLog;
import static org.bytedeco.cuda.global.nvrtc.nvrtcGetProgramLogSize;
import static org.bytedeco.cuda.global.nvrtc.nvrtcGetSupportedArchs;
import static org.bytedeco.cuda.global.nvrtc.nvrtcVersion;

import java.util.Arrays;
import org.bytedeco.cuda.nvrtc._nvrtcProgram;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.SizeTPointer;

/// The compiler of CUDA C that comes with CUDA, for one architecture.
final class Nvrtc {

    private final boolean machineCode;
    private final String[] options;

    /// For GPUs of compute capability `major.minor`. Where this compiler is older than the GPU, the driver translates its
    /// intermediate code.
    Nvrtc(int major, int minor) {
        int capability = 10 * major + minor;
        int[] known = architectures();
        int nearest = Arrays.stream(known).filter(a -> a <= capability).max().orElse(0);
        if (nearest == 0) {
            int oldest = Arrays.stream(known).min().orElse(0);
            throw new CudaException(
                    "this GPU has compute capability " + major + "." + minor + ", but NVRTC " + version()
                            + " compiles for " + oldest / 10 + "." + oldest % 10 + " and newer");
        }
        machineCode = nearest == capability;
        options = new String[] {
                "--gpu-architecture=" + (machineCode ? "sm_" : "compute_") + nearest,
                "--std=c++17",
                // A product and a sum are rounded each, as Java does it, so that both devices give the same numbers; kernels
                // that want one rounding say fma. Memory is what limits them either way.
                "--fmad=false"
        };
    }

    private static int[] architectures() {
        int[] count = new int[1];
        check("nvrtcGetNumSupportedArchs", nvrtcGetNumSupportedArchs(count));
        int[] all = new int[count[0]];
        check("nvrtcGetSupportedArchs", nvrtcGetSupportedArchs(all));
        return all;
    }

    /// The version of the library.
    static String version() {
        int[] major = new int[1];
        int[] minor = new int[1];
        check("nvrtcVersion", nvrtcVersion(major, minor));
        return major[0] + "." + minor[0];
    }

    /// Version and options: all that the image depends on beside the source.
    @Override public String toString() {
        return "nvrtc " + version() + " " + String.join(" ", options);
    }

    byte[] compile(String name, String source) {
        try (_nvrtcProgram program = new _nvrtcProgram();
                BytePointer text = new BytePointer(source);
                BytePointer title = new BytePointer(name + ".cu");
                PointerPointer<BytePointer> arguments = new PointerPointer<>(options);
                SizeTPointer size = new SizeTPointer(1)) {
            check("nvrtcCreateProgram", nvrtcCreateProgram(
                    program, text, title, 0, (PointerPointer<?>) null, (PointerPointer<?>) null));
            try {
                int status = nvrtcCompileProgram(program, options.length, arguments);
                if (status != 0) {
                    throw new CudaException(
                            "nvrtcCompileProgram: " + words(status) + " in " + name + "\n" + log(program));
                }
                check("size of the image",
                        machineCode ? nvrtcGetCUBINSize(program, size) : nvrtcGetPTXSize(program, size));
                byte[] image = new byte[Math.toIntExact(size.get())];
                check("the image", machineCode ? nvrtcGetCUBIN(program, image) : nvrtcGetPTX(program, image));
                return image;
            } finally {
                nvrtcDestroyProgram(program);
            }
        }
    }

    private static String log(_nvrtcProgram program) {
        try (SizeTPointer size = new SizeTPointer(1)) {
            check("nvrtcGetProgramLogSize", nvrtcGetProgramLogSize(program, size));
            byte[] log = new byte[Math.toIntExact(size.get())];
            check("nvrtcGetProgramLog", nvrtcGetProgramLog(program, log));
            return new String(log, 0, Math.max(0, log.length - 1)).strip(); // without the 0 at its end
        }
    }

    private static void check(String call, int status) {
        if (status != 0) {
            throw new CudaException(call + ": " + words(status));
        }
    }

    private static String words(int status) {
        return nvrtcGetErrorString(status).getString() + " (" + status + ")";
    }
}
