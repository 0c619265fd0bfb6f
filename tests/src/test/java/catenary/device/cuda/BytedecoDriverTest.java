package catenary.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The driver for real GPUs, on stubs of CUDA's libraries that write down every call: that Bytedeco's own libraries load
/// beside them, which functions are called in which order, and that all arguments arrive. Not what a GPU makes of them.
class BytedecoDriverTest {

    @TempDir static Path folder;

    private static Map<String, String> run;

    @BeforeAll static void runOnStubs() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the stubs are libraries of Linux");
        try (InputStream source = BytedecoDriverTest.class.getResourceAsStream("stub.c")) {
            Files.copy(source, folder.resolve("stub.c"));
        }
        library("libcuda.so.1", "cu[A-Z]*");
        library("libcudart.so.13", "cuda*");
        library("libcublas.so.13", "cublas*");
        library("libcublasLt.so.13", "none");
        library("libnvrtc.so.13", "nvrtc*");
        for (String part : List.of("cnn", "ops", "graph", "adv")) {
            library("libcudnn_" + part + ".so.9", "cudnn*");
        }
        run = run("", folder);
    }

    private static void library(String name, String exported) throws Exception {
        Path map = Files.writeString(folder.resolve("map"), name + " { global: " + exported + "; local: *; };");
        try {
            var gcc = new ProcessBuilder("gcc", "-shared", "-fPIC", "-w", "stub.c", "-o", name, "-Wl,-soname," + name,
                    "-Wl,--version-script=" + map).directory(folder.toFile()).redirectErrorStream(true).start();
            String said = new String(gcc.getInputStream().readAllBytes());
            assertEquals(0, gcc.waitFor(), said);
        } catch (IOException e) {
            assumeTrue(false, "gcc is not installed");
        }
    }

    /// What [StubRun] prints: results under `WHAT =`, calls under `WHAT:`.
    private static Map<String, String> run(String settings, Path libraries) throws Exception {
        Files.writeString(folder.resolve("set"), settings);
        var java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules",
                "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
                "-Dorg.bytedeco.javacpp.cachedir=" + libraries.resolve("cache"),
                "-Dorg.bytedeco.javacpp.platform.linkpath=" + libraries, "-cp",
                System.getProperty("java.class.path"), StubRun.class.getName()).redirectErrorStream(true);
        java.environment().put("LD_LIBRARY_PATH", libraries.toString());
        java.environment().put("CATENARY_STUB", folder.toString());
        java.environment().put("CATENARY_CACHE", folder.resolve("images").toString());
        Process process = java.start();
        List<String> lines = new String(process.getInputStream().readAllBytes()).lines().toList();
        assertEquals(0, process.waitFor(), String.join("\n", lines));
        Map<String, String> found = new HashMap<>();
        for (String line : lines) {
            int end = line.indexOf(" = ");
            int colon = line.indexOf(": ");
            if (end >= 0 && (colon < 0 || end < colon)) {
                found.put(line.substring(0, end + 2), line.substring(end + 3));
            } else if (colon >= 0) {
                found.put(line.substring(0, colon + 1), line.substring(colon + 2));
            }
        }
        return found;
    }

    private static void expect(String what, String found) {
        assertEquals(found, run.get(what), () -> what + " in " + run);
    }

    @Test void findsTheDevice() {
        expect("missing =", "");
        expect("libraries =", "driver for CUDA 13.0, runtime 13.0, NVRTC 13.0, cuBLAS 13.12.11, cuDNN 9.19.0");
        expect("open =", "Stub 0, compute capability 9.0, 24.0 GiB, 132 multiprocessors");
    }

    @Test void streamsDoNotWaitForTheDefaultStream() {
        assertTrue(run.get("open:").contains("cuDevicePrimaryCtxRetain 0; cuCtxSetCurrent c0; cuStreamCreate 1"));
    }

    @Test void eachThreadSetsItsContextOnce() {
        String calls = run.get("another thread:");
        assertTrue(calls.matches("cuCtxSetCurrent c0; cuStreamSynchronize (\\w+); cuStreamSynchronize \\1"), calls);
    }

    @Test void exhaustedMemoryIsNoError() {
        expect("allocate =", "true");
        expect("allocate nothing =", "true");
        expect("exhausted =", "0");
    }

    @Test void failuresNameTheCallAndTheWordsOfTheLibrary() throws Exception {
        expect("broken =", "cuMemAlloc: CUDA_ERROR_OF_STUB (700): words of the stub");
        expect("launch fails =", "cuLaunchKernel: CUDA_ERROR_OF_STUB (1): words of the stub");
        expect("product fails =", "cublasGemmEx: CUBLAS_STATUS_OF_STUB (13): words of the stub");
        expect("graph broken =", "cuGraphInstantiate: CUDA_ERROR_OF_STUB (2): words of the stub");
        expect("does not compile =", "nvrtcCompileProgram: NVRTC_ERROR_OF_STUB (6) in k|line 1: no");
        expect("older device =",
                "gpu(0): this GPU has compute capability 6.0, but NVRTC 13.0 compiles for 7.5 and newer");
    }

    @Test void copiesMoveTheirBytes() {
        expect("copies =", "42");
        expect("free bytes =", "1234");
    }

    @Test void eventsDoNotTakeTime() {
        String calls = run.get("event:");
        assertTrue(calls.matches("cuEventCreate 2; cuEventRecord (\\w+) (\\w+); cuStreamWaitEvent \\2 \\1 0; "
                + "cuEventSynchronize \\1; cuEventQuery \\1"), calls);
        expect("event =", "true");
        expect("not ready =", "false");
    }

    @Test void compilesForTheDevice() {
        expect("image =", "--gpu-architecture=sm_90 --std=c++17 --fmad=false ");
        expect("compiler =", "nvrtc 13.0 --gpu-architecture=sm_90 --std=c++17 --fmad=false");
        expect("newer device =", "nvrtc 13.0 --gpu-architecture=compute_90 --std=c++17 --fmad=false");
        expect("load:", "cuModuleLoadData --gpu-a; cuModuleGetFunction d0 k");
        expect("does not compile:",
                "nvrtcCreateProgram source of k k.cu 0; nvrtcCompileProgram a0; nvrtcDestroyProgram a0");
    }

    @Test void argumentsArrive() {
        assertTrue(run.get("launch:").matches("cuLaunchKernel f0 1 2 3 4 5 6 7 \\w+ -5 2\\.5 0 \\(nil\\)"));
        assertTrue(run.get("launch with two arguments:")
                .matches("cuLaunchKernel f0 1 1 1 32 1 1 2 \\w+ 8 0\\.5 77 \\(nil\\)"));
    }

    @Test void launchesAllocateNothing() {
        expect("launches allocate =", "0 bytes");
    }

    /// Row-major matrices trade places; the numbers after the pointers are the types: 0 float32, 1 float64, 2 float16,
    /// 14 bfloat16, and at the end how to compute: 68 float32, 70 float64, 77 TF32.
    @Test void productsTradePlaces() {
        assertTrue(run.get("product:").matches("cuMemAlloc_v2 33554432; cublasCreate_v2; cublasSetStream_v2 b0 \\w+; "
                + "cublasSetWorkspace_v2 b0 33554432; cublasSetMathMode b0 16; "
                + "cublasGemmEx b0 1 0 3 2 4 1.5 b 0 20 a 0 10 0.25 c 0 30 68 -1"), run.get("product:"));
        expect("product again:", "cublasGemmEx b0 0 1 3 2 4 1.5 b 0 20 a 0 10 0.25 c 0 30 77 -1");
        expect("stack:",
                "cublasGemmStridedBatchedEx b0 0 1 3 2 4 1.5 b 1 20 200 a 1 10 100 0.25 c 1 30 300 7 70 -1");
        expect("float16:", "cublasGemmEx b0 0 0 3 2 4 1.5 b 2 20 a 2 10 0.25 c 2 30 68 -1");
        expect("bfloat16:", "cublasGemmEx b0 0 0 3 2 4 1.5 b 14 20 a 14 10 0.25 c 14 30 68 -1");
    }

    @Test void workIsTimed() {
        expect("seconds =", "1.5");
        assertTrue(run.get("seconds:").matches("cuEventCreate 0; cuEventCreate 0; cuEventRecord (\\w+) (\\w+); "
                + "cuMemsetD8Async 0 16 \\2; cuEventRecord (\\w+) \\2; cuEventSynchronize \\3; "
                + "cuEventElapsedTime_v2 \\1 \\3; cuEventDestroy_v2 \\1; cuEventDestroy_v2 \\3"), run.get("seconds:"));
    }

    /// Types: 0 float32, 1 float64, 2 float16, 9 bfloat16; how to compute: 3 without tensor cores, 0 as cuDNN likes, which
    /// for float32 is TF32, 1 with tensor cores.
    @Test void convolutionsAreDescribed() {
        assertTrue(run.get("plans for X float32:").matches("cudnnCreate; cudnnSetStream dd \\w+; "
                + "cudnnSetTensorNdDescriptor 71 0 2,4,8,9 288,72,9,1; cudnnSetFilterNdDescriptor 72 0 0 6,2,3,4; "
                + "cudnnSetTensorNdDescriptor 73 0 2,6,4,5 120,20,5,1; "
                + "cudnnSetConvolutionNdDescriptor cc 1,2 2,3 1,1 1 0; cudnnSetConvolutionGroupCount cc 2; "
                + "cudnnSetConvolutionMathType cc 3; cudnnGetConvolutionBackwardDataAlgorithm_v7 dd 72 73 cc 71"),
                run.get("plans for X float32:"));
        Map.of("X float64", "1 1 0", "W float16", "2 0 1", "Y bfloat16", "9 0 1", "tf32", "0 0 0")
                .forEach((what, n) -> {
                    String[] types = n.split(" ");
                    assertTrue(run.get("plans for " + what + ":").matches("cudnnSetTensorNdDescriptor \\w+ " + types[0]
                            + " .*cudnnSetFilterNdDescriptor \\w+ " + types[0] + " .*cudnnSetTensorNdDescriptor \\w+ "
                            + types[0] + " .*cudnnSetConvolutionNdDescriptor cc 1,2 2,3 1,1 1 " + types[1]
                            + ".*cudnnSetConvolutionMathType cc " + types[2] + ";.*"),
                            run.get("plans for " + what + ":"));
                });
    }

    /// Of four, one isn't deterministic, one isn't there, and one would round the factors of float32.
    @Test void plansGiveTheSameBitsEachTime() {
        String plan = "cuDNN 9.19.0, algorithm %d, math %d, %d bytes";
        expect("plans for Y float32 =", "[" + plan.formatted(7, 3, 5000000000L) + "]");
        expect("plans for tf32 =", "[" + plan.formatted(7, 0, 5000000000L) + ", " + plan.formatted(4, 0, 0) + "]");
        expect("plans for W float16 =", "[" + plan.formatted(7, 1, 5000000000L) + ", " + plan.formatted(4, 0, 0) + "]");
        expect("plans for convolution refused =", "[]");
        expect("plans for search fails =", "cudnnGetConvolutionForwardAlgorithm_v7: CUDNN_STATUS_OF_STUB (4000)");
    }

    /// `x` lies at a, `W` at b, `y` at c, scratch memory at e.
    @Test void operandsOfConvolutionsArrive() {
        expect("X float32:", "cudnnSetConvolutionMathType cc 3; "
                + "cudnnConvolutionBackwardData dd float 72 b 73 c cc 7 e 5000000000 0 71 a");
        String w = run.get("W float64:");
        assertTrue(w.matches("cudnnSetConvolutionMathType cc 0; "
                + "cudnnConvolutionBackwardFilter dd double (\\w+) a (\\w+) c cc 7 e 5000000000 0 (\\w+) b"), w);
        String y = run.get("Y bfloat16:");
        assertTrue(y.matches("cudnnSetConvolutionMathType cc 1; "
                + "cudnnConvolutionForward dd float (\\w+) a (\\w+) b cc 7 e 5000000000 0 (\\w+) c"), y);
        expect("convolution fails =", "cudnnConvolutionForward: CUDNN_STATUS_OF_STUB (5000)");
    }

    @Test void allElseWorksWithoutCudnn() throws Exception {
        Path bare = Files.createDirectory(folder.resolve("bare"));
        for (String name : List.of("libcuda.so.1", "libcudart.so.13", "libcublas.so.13", "libcublasLt.so.13",
                "libnvrtc.so.13")) {
            Files.copy(folder.resolve(name), bare.resolve(name));
        }
        Map<String, String> without = run("", bare);
        assertEquals("driver for CUDA 13.0, runtime 13.0, NVRTC 13.0, cuBLAS 13.12.11, no cuDNN (cannot load "
                + "libcudnn_cnn.so.9), without which convolutions are products", without.get("libraries ="));
        assertEquals("[]", without.get("plans for Y float32 ="));
        assertEquals("", without.get("product ="));
    }

    @Test void graphsAreRecordedAndRepeated() {
        String calls = run.get("capture:");
        assertTrue(calls.matches("cuStreamBeginCapture_v2 (\\w+) 2; cuStreamEndCapture \\1; "
                + "cuGraphInstantiateWithFlags 90 0; cuGraphDestroy 90; cuGraphLaunch e0 \\1; cuGraphExecDestroy e0"),
                calls);
        expect("capture broken =", "0");
        assertTrue(run.get("graph broken:").endsWith("cuGraphDestroy 90"));
    }

    @Test void saysWhatIsMissing() throws Exception {
        assertEquals(
                "the NVIDIA driver is too old: it supports CUDA 12.4, but 13.0 is needed; install driver 580 or newer",
                run("driver=12040", folder).get("missing ="));
        assertEquals(
                "the NVIDIA driver finds no GPU; is CUDA_VISIBLE_DEVICES set, or the GPU kept from this container?",
                run("cuInit=100", folder).get("missing ="));
        assertEquals("cuInit: CUDA_ERROR_OF_STUB (999): words of the stub; does nvidia-smi work on this machine?",
                run("cuInit=999", folder).get("missing ="));
    }
}
