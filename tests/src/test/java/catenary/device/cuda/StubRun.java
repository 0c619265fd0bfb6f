package catenary.device.cuda;

import catenary.array.Device;
import catenary.array.Shape;
import catenary.expr.DType;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Drives a [BytedecoDriver] in a process whose CUDA libraries are stubs, which write down how they are called; prints
/// that as lines `WHAT: the calls` or `WHAT = the result`.
final class StubRun {

    private final Path folder = Path.of(System.getenv("CATENARY_STUB"));

    public static void main(String[] args) throws Exception {
        new StubRun().run();
    }

    private interface Action {
        Object run() throws Exception;
    }

    private void run() throws Exception {
        CudaProvider provider = new CudaProvider();
        List<Device> devices = provider.devices();
        print("missing", provider.missing());
        if (devices.isEmpty()) {
            return;
        }
        print("libraries", provider.libraries());
        calls("open", () -> ((CudaDevice) devices.getFirst()).description());
        BytedecoDriver d = new BytedecoDriver(0);
        long stream = d.newStream();
        memory(d, stream);
        events(d, stream);
        kernels(d, stream);
        products(d, stream);
        convolutions(d, stream);
        graphs(d, stream);
        Thread other = new Thread(() -> calls("another thread", () -> {
            d.synchronize(stream);
            d.synchronize(stream);
            return "";
        }));
        other.start();
        other.join();
    }

    private void memory(BytedecoDriver d, long stream) throws IOException {
        calls("allocate", () -> d.allocate(1000) != 0);
        calls("allocate nothing", () -> d.allocate(0) != 0);
        set("cuMemAlloc_v2=2");
        calls("exhausted", () -> d.allocate(1 << 20));
        set("cuMemAlloc_v2=700");
        calls("broken", () -> d.allocate(8));
        set("");
        print("free bytes", d.freeBytes());
        MemorySegment pinned = d.allocatePinned(16);
        pinned.set(ValueLayout.JAVA_LONG, 0, 42);
        long a = d.allocate(16);
        calls("copies", () -> {
            d.clear(a, 16, stream);
            d.copyIn(a, pinned, 8, stream);
            d.copy(a + 8, a, 8, stream);
            d.copyOut(pinned.asSlice(8), a + 8, 8, stream);
            return pinned.get(ValueLayout.JAVA_LONG, 8);
        });
        calls("free", () -> {
            d.freePinned(pinned);
            d.free(a);
            return "";
        });
    }

    private void events(BytedecoDriver d, long stream) throws IOException {
        long at = d.allocate(16);
        calls("event", () -> {
            long event = d.newEvent();
            d.record(event, stream);
            d.await(stream, event);
            d.await(event);
            return d.isDone(event);
        });
        calls("seconds", () -> d.seconds(() -> d.clear(at, 16, stream), stream));
        set("cuEventQuery=600");
        calls("not ready", () -> d.isDone(stream));
        set("");
    }

    private void kernels(BytedecoDriver d, long stream) throws IOException {
        print("compiler", d.compiler());
        byte[] image = d.compile("k", "source of k");
        print("image", new String(image, StandardCharsets.UTF_8));
        set("nvrtcCompileProgram=6");
        calls("does not compile", () -> d.compile("k", "source of k").length);
        set("major=10");
        print("newer device", new BytedecoDriver(0).compiler());
        set("major=6");
        calls("older device", () -> new CudaProvider().devices().getFirst());
        set("");
        calls("load", () -> d.load(image, "k"));
        calls("launch", () -> {
            Arguments a = Arguments.begin().add(-5L).add(2.5);
            d.launch(0xf0, new Driver.Grid(1, 2, 3, 4, 5, 6, 7), stream, a.memory(), Arguments.ONE);
            return "";
        });
        calls("launch with two arguments", () -> {
            MemorySegment s = Arena.ofAuto().allocate(24, 8);
            s.set(ValueLayout.JAVA_LONG, 0, 8);
            s.set(ValueLayout.JAVA_DOUBLE, 8, 0.5);
            s.set(ValueLayout.JAVA_INT, 20, 77);
            d.launch(0xf0, new Driver.Grid(1, 1, 1, 32, 1, 1, 2), stream, s, new int[] {0, 20});
            return "";
        });
        set("cuLaunchKernel=1");
        calls("launch fails", () -> {
            d.launch(0xf0, Driver.Grid.of(1, 1), stream, Arguments.begin().add(0L).add(0.0).memory(), Arguments.ONE);
            return "";
        });
        set("");
        MemorySegment memory = Arguments.begin().add(0L).add(0.0).memory();
        Driver.Grid grid = Driver.Grid.of(1, 1);
        print("launches allocate", allocated(() -> d.launch(0xf0, grid, stream, memory, Arguments.ONE)));
    }

    private static String allocated(Runnable action) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        action.run();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            action.run();
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / 100 + " bytes";
    }

    private void products(BytedecoDriver d, long stream) throws IOException {
        calls("product", () -> gemm(d, stream, DType.FLOAT32, false, false, true, 1));
        calls("product again", () -> gemm(d, stream, DType.FLOAT32, true, true, false, 1));
        calls("stack", () -> gemm(d, stream, DType.FLOAT64, true, true, false, 7));
        calls("float16", () -> gemm(d, stream, DType.FLOAT16, true, false, false, 1));
        calls("bfloat16", () -> gemm(d, stream, DType.BFLOAT16, true, false, false, 1));
        set("cublasGemmEx=13");
        calls("product fails", () -> gemm(d, stream, DType.FLOAT32, false, false, false, 1));
        set("");
    }

    private static String gemm(
            BytedecoDriver d, long stream, DType dtype, boolean tf32, boolean transposeA, boolean transposeB,
            int batch) {
        d.gemm(new Driver.Product(dtype, tf32, transposeA, transposeB, 2, 3, 4, 1.5, 0xa, 10, 100, 0xb, 20, 200, 0.25,
                0xc,
                30, 300, batch), stream);
        return "";
    }

    private void convolutions(BytedecoDriver d, long stream) throws IOException {
        for (Driver.Operand result : Driver.Operand.values()) {
            for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64, DType.FLOAT16, DType.BFLOAT16}) {
                convolution(d, stream, result + " " + dtype, result, dtype, false);
            }
        }
        convolution(d, stream, "tf32", Driver.Operand.Y, DType.FLOAT32, true);
        set("cudnnConvolutionForward=5000");
        convolution(d, stream, "convolution fails", Driver.Operand.Y, DType.FLOAT32, false);
        set("cudnnGetConvolutionForwardAlgorithm_v7=3002");
        convolution(d, stream, "convolution refused", Driver.Operand.Y, DType.FLOAT32, false);
        set("cudnnGetConvolutionForwardAlgorithm_v7=4000");
        convolution(d, stream, "search fails", Driver.Operand.Y, DType.FLOAT32, false);
        set("");
    }

    private void convolution(BytedecoDriver d, long stream, String what, Driver.Operand result, DType dtype,
            boolean tf32) {
        var c = new Driver.Convolution(result, dtype, tf32, Shape.of(2, 4, 8, 9), Shape.of(6, 2, 3, 4),
                Shape.of(2, 6, 4, 5), List.of(2, 3), List.of(1, 2), List.of(1, 1), 2);
        List<Driver.Plan> plans = new ArrayList<>();
        calls("plans for " + what, () -> {
            plans.addAll(d.plans(c, stream));
            return plans.stream().map(p -> p.name() + ", " + p.workspace() + " bytes").toList();
        });
        if (!plans.isEmpty()) {
            calls(what, () -> {
                d.convolve(plans.getFirst(), 0xa, 0xb, 0xc, 0xe, stream);
                return "";
            });
        }
    }

    private void graphs(BytedecoDriver d, long stream) throws IOException {
        calls("capture", () -> {
            d.beginCapture(stream);
            long graph = d.endCapture(stream);
            d.launchGraph(graph, stream);
            d.freeGraph(graph);
            return graph;
        });
        set("cuStreamEndCapture=901");
        calls("capture broken", () -> d.endCapture(stream));
        set("cuGraphInstantiateWithFlags=2");
        calls("graph broken", () -> d.endCapture(stream));
        set("");
    }

    /// Prints what the stubs were called with meanwhile, and the result or what was thrown.
    private void calls(String what, Action action) {
        try {
            Path log = folder.resolve("log");
            Files.deleteIfExists(log);
            Object result;
            try {
                result = action.run();
            } catch (CudaException | UnsupportedOperationException e) {
                result = e.getMessage().replace('\n', '|');
            }
            String calls = Files.exists(log) ? Files.readAllLines(log).stream().collect(Collectors.joining("; ")) : "";
            System.out.println(what + ": " + calls);
            print(what, result);
        } catch (Exception e) {
            throw new AssertionError(what, e);
        }
    }

    private static void print(String what, Object result) {
        System.out.println(what + " = " + result);
    }

    private void set(String words) throws IOException {
        Files.writeString(folder.resolve("set"), words);
    }
}
