package catenary.device.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import catenary.array.Device;
import catenary.array.Devices;
import catenary.array.Generator;
import catenary.array.Index;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Config;
import catenary.autograd.Variable;
import catenary.conformance.Conform;
import catenary.expr.DType;
import catenary.functions.F;
import catenary.links.Chain;
import catenary.links.Linear;
import catenary.optimizers.Adam;
import catenary.optimizers.hooks.WeightDecay;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The whole library with its arrays on a GPU: whatever holds on the CPU holds there.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // the last looks at what the others compiled
class LibraryTest {

    private static final List<String> PACKAGES =
            List.of("array", "autograd", "functions", "initializers", "links", "optimizers");

    // ---- the reference values

    @Order(1) @TestFactory Stream<DynamicNode> agreesWithTheReference() {
        return OnEveryGpu.run("conform", device -> {
            String data = System.getenv("CATENARY_DATA");
            assumeTrue(data != null, "CATENARY_DATA isn't set");
            Path golden = Path.of(data).resolveSibling("golden");
            assumeTrue(Files.isDirectory(golden), "no reference values beside CATENARY_DATA");
            var bytes = new ByteArrayOutputStream();
            try {
                var score = Conform.run(golden, new PrintStream(bytes, true, StandardCharsets.UTF_8), true, device);
                String report = bytes.toString(StandardCharsets.UTF_8);
                assertEquals("", String.join("\n", report.lines().filter(l -> l.startsWith("  failed")).toList()));
                assertTrue(score.passed() > 0, report);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    // ---- the tests of the CPU

    @Order(2) @TestFactory Stream<DynamicNode> whatHoldsOnTheCpuHoldsHere() throws IOException, URISyntaxException {
        return OnEveryGpu.run(tests().stream()
                .map(m -> new OnEveryGpu.Named(m.getDeclaringClass().getSimpleName() + "." + m.getName(),
                        _ -> invoke(m)))
                .toList());
    }

    /// Every test of these packages that is a plain one: what it needs it makes itself.
    private static List<Method> tests() throws IOException, URISyntaxException {
        List<Method> all = new ArrayList<>();
        Path root = Path.of(LibraryTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        for (String name : PACKAGES) {
            try (var files = Files.walk(root.resolve("catenary").resolve(name))) {
                for (Path file : files.filter(f -> f.toString().endsWith("Test.class")).sorted().toList()) {
                    Class<?> c = type(root.relativize(file));
                    if (isHandedAFolder(c)) continue;
                    Stream.of(c.getDeclaredMethods()).filter(m -> m.getParameterCount() == 0)
                            .filter(m -> m.isAnnotationPresent(Test.class) || m.isAnnotationPresent(TestFactory.class))
                            .forEach(all::add);
                }
            }
        }
        return all;
    }

    private static boolean isHandedAFolder(Class<?> c) {
        return Stream.of(c.getDeclaredFields()).anyMatch(f -> f.isAnnotationPresent(TempDir.class));
    }

    private static Class<?> type(Path file) {
        try {
            return Class.forName(file.toString().replace(".class", "").replace(File.separatorChar, '.'));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void invoke(Method m) {
        try {
            Constructor<?> maker = m.getDeclaringClass().getDeclaredConstructor();
            maker.setAccessible(true);
            m.setAccessible(true);
            if (m.invoke(maker.newInstance()) instanceof List<?> factored) {
                for (Object test : factored) {
                    ((DynamicTest) test).getExecutable().execute();
                }
            }
        } catch (InvocationTargetException e) {
            throw LibraryTest.<RuntimeException>unchecked(e.getCause());
        } catch (Throwable e) {
            throw LibraryTest.<RuntimeException>unchecked(e);
        }
    }

    @SuppressWarnings("unchecked") // the test's own exception, as it was thrown
    private static <E extends Throwable> E unchecked(Throwable e) throws E {
        throw (E) e;
    }

    // ---- training

    private static final class Net extends Chain {
        private final Linear l1 = new Linear(30);
        private final Linear l2 = new Linear(20);
        private final Linear l3 = new Linear(5);

        @Override public Variable apply(Variable x) {
            Variable h = F.relu(l1.apply(x));
            return l3.apply(F.dropout(F.tanh(l2.apply(h)), 0.2));
        }
    }

    /// The losses of each step and the parameters after the last.
    private static Map<String, double[]> train(Device device) {
        try (var _ = Config.usingDevice(device)) {
            Generator.global().seed(5);
            var random = new Generator(6);
            Net net = new Net();
            var optimizer = new Adam(0.01).setup(net);
            optimizer.addHook(new WeightDecay(1e-3));
            double[] losses = new double[20];
            for (int i = 0; i < losses.length; i++) {
                NDArray x = random.randn(Devices.cpu(), DType.FLOAT32, Shape.of(16, 12)).to(device);
                NDArray t = x.get(Index.all(), Index.slice(0, 5)).argmax(1);
                Variable loss = F.softmaxCrossEntropy(net.apply(new Variable(x)), t);
                net.clearGrads();
                loss.backward();
                optimizer.update();
                losses[i] = loss.item();
            }
            Map<String, double[]> all = new LinkedHashMap<>();
            all.put("losses", losses);
            net.namedParams().forEach((path, p) -> all.put(path, p.array().toDoubleArray()));
            return all;
        }
    }

    @Order(3) @TestFactory Stream<DynamicNode> trainsAsTheCpuDoes() {
        return OnEveryGpu.run("a small network", device -> {
            Map<String, double[]> expected = train(Devices.cpu());
            assertTrue(expected.get("losses")[19] < 0.8 * expected.get("losses")[0]);
            train(device).forEach((name, found) -> {
                double[] e = expected.get(name);
                for (int i = 0; i < e.length; i++) {
                    assertEquals(e[i], found[i], 2e-3 * Math.max(0.05, Math.abs(e[i])), name + " " + i);
                }
            });
        });
    }

    // ---- what was compiled for all this

    @Order(4) @Test void everyKernelOfTheseTestsCompilesForGpus(@TempDir Path dir)
            throws IOException, InterruptedException {
        train(HostGpu.device()); // so that there are some if this test runs alone
        var source = new StringBuilder(Preamble.TEXT);
        int count = 0;
        for (var kernel : HostGpu.driver().sources().entrySet()) {
            String text = kernel.getValue();
            if (text.startsWith(Preamble.TEXT)) { // others aren't the library's
                source.append("namespace of_").append(kernel.getKey()).append(" {\n")
                        .append(text, Preamble.TEXT.length(), text.length()).append("}\n");
                count++;
            }
        }
        assertTrue(count > 20, count + " kernels");
        Path file = Files.writeString(dir.resolve("library.cu"), source);
        assertEquals("", Nvcc.check(file, "75", "90"));
    }
}
