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
        run = run("");
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
    private static Map<String, String> run(String settings) throws Exception {
        Files.writeString(folder.resolve("set"), settings);
        var java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules",
                "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
                "-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("cache"),
                "-Dorg.bytedeco.javacpp.platform.linkpath=" + folder, "-cp",
                System.getProperty("java.class.path"), StubRun.class.getName()).redirectErrorStream(true);
        java.environment().put("LD_LIBRARY_PATH", folder.toString());
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
        expect("libraries =", "driver for CUDA 13.0, runtime 13.0, NVRTC 13.0, cuBLAS 13.12.11");
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
                run("driver=12040").get("missing ="));
        assertEquals(
                "the NVIDIA driver finds no GPU; is CUDA_VISIBLE_DEVICES set, or the GPU kept from this container?",
                run("cuInit=100").get("missing ="));
        assertEquals("cuInit: CUDA_ERROR_OF_STUB (999): words of the stub; does nvidia-smi work on this machine?",
                run("cuInit=999").get("missing ="));
    }
}
