package catenary.repl;

import catenary.array.Devices;
import catenary.datasets.DataFolder;
import catenary.device.cpu.Blas;
import catenary.device.cpu.CpuDevice;
import catenary.device.cuda.CudaDevice;
import catenary.device.cuda.CudaProvider;
import catenary.home.UserFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.incubator.vector.VectorShape;
import org.bytedeco.javacpp.Loader;

/// Looks at the machine for `catenary doctor` and `/doctor`: what is in use, what is missing, and what to do about it.
public final class Doctor {

    /// One line of the report; `fix` is empty where nothing is wrong.
    private record Finding(String part, String found, String fix) {

        static Finding good(String part, String found) {
            return new Finding(part, found, "");
        }
    }

    private Doctor() {}

    public static int examine(PrintStream out) {
        var findings = Stream.of(Stream.of(java(), memory(), javacpp(), blas(), vectors()), cuda(),
                Stream.of(startupCache(), scriptCache(), data())).flatMap(f -> f).toList();
        int width = findings.stream().mapToInt(f -> f.part().length()).max().orElse(0);
        for (var finding : findings) {
            out.println(finding.part() + " ".repeat(width - finding.part().length() + 2) + finding.found());
            if (!finding.fix().isEmpty()) out.println(" ".repeat(width + 2) + "-> " + finding.fix());
        }
        return 0;
    }

    private static Finding java() {
        return Finding.good("Java", Runtime.version() + " (" + System.getProperty("java.vendor") + "), "
                + System.getProperty("java.home") + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch"));
    }

    private static Finding memory() {
        var collectors = ManagementFactory.getGarbageCollectorMXBeans().stream().map(b -> b.getName())
                .collect(Collectors.joining(", "));
        return Finding.good("Memory",
                "heap up to " + size(Runtime.getRuntime().maxMemory()) + ", collected by " + collectors
                        + "; CATENARY_JAVA_OPTS=-Xmx8g sets another limit");
    }

    private static Finding javacpp() {
        try {
            return Finding.good("JavaCPP",
                    Loader.getVersion() + ", " + Loader.getPlatform() + ", libraries unpacked in "
                            + Loader.getCacheDir());
        } catch (IOException | LinkageError e) {
            return new Finding("JavaCPP", "does not work: " + e, "make its cache folder writable, or set "
                    + "-Dorg.bytedeco.javacpp.cachedir=FOLDER in CATENARY_JAVA_OPTS");
        }
    }

    private static Finding blas() {
        if (Blas.isLoaded()) {
            return Finding.good("BLAS", Blas.config().strip() + "; kernels for " + Blas.coreName() + "; " + threads());
        }
        return new Finding("BLAS", "none, products are computed in Java: " + Blas.failure(),
                "build for this platform: mvn -Djavacpp.platform=" + Loader.getPlatform() + " package");
    }

    private static String threads() {
        int n = CpuDevice.threads();
        return n + (n == 1 ? " thread" : " threads") + " of " + Runtime.getRuntime().availableProcessors()
                + " (CATENARY_NUM_THREADS)";
    }

    private static Finding vectors() {
        try {
            int bits = VectorShape.preferredShape().vectorBitSize();
            return Finding.good("Vector API", bits + " bits, " + bits / Float.SIZE + " float32 at a time");
        } catch (LinkageError e) {
            return new Finding("Vector API", "not there, kernels run slowly", "start with ./catenary, or pass Java "
                    + "--add-modules jdk.incubator.vector");
        }
    }

    private static Stream<Finding> cuda() {
        if (!(Devices.provider("cuda") instanceof CudaProvider provider)) {
            return Stream.of(Finding.good("CUDA", "this version computes on the CPU only"));
        }
        if (!provider.missing().isEmpty()) return Stream.of(new Finding("CUDA", "no device", provider.missing()));
        return Stream.concat(Stream.of(Finding.good("CUDA", provider.libraries())),
                IntStream.range(0, provider.devices().size()).mapToObj(i -> gpu(provider, i)));
    }

    private static Finding gpu(CudaProvider provider, int index) {
        var part = "gpu(" + index + ")";
        try {
            return Finding.good(part, ((CudaDevice) provider.devices().get(index)).description());
        } catch (UnsupportedOperationException e) {
            return new Finding(part, "cannot be used", e.getMessage());
        }
    }

    private static Finding startupCache() {
        var file = System.getProperty("catenary.startup");
        if (file == null) return new Finding("Startup cache", "not used", "start with ./catenary");
        if (!Files.exists(Path.of(file))) {
            return Finding.good("Startup cache", "not made yet; a background job writes " + file);
        }
        boolean used = System.getProperty("java.vm.info", "").contains("sharing");
        return new Finding("Startup cache", described(Path.of(file)) + (used ? "" : ", which does not fit this Java"),
                used ? "" : "remove the file, and the next start makes another");
    }

    private static Finding scriptCache() {
        var folder = UserFolder.cache("scripts");
        return Finding.good("Script cache",
                (folder == null ? "none, without a home" : described(folder)) + " (CATENARY_CACHE)");
    }

    private static Finding data() {
        return Finding.good("Data sets", described(DataFolder.path()) + " (CATENARY_DATA)");
    }

    private static String described(Path path) {
        if (!Files.exists(path)) return path + ", nothing there yet";
        try (var files = Files.walk(path)) {
            var sizes = files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).summaryStatistics();
            return path + ", " + (Files.isDirectory(path) ? sizes.getCount() + " files, " : "") + size(sizes.getSum());
        } catch (IOException | java.io.UncheckedIOException e) {
            return path + ", cannot be read";
        }
    }

    private static String size(long bytes) {
        return bytes < 1 << 20 ? "%.0f KB".formatted(bytes / 1024.0)
                : bytes < 1 << 30 ? "%.0f MB".formatted(bytes / 0x1p20) : "%.1f GB".formatted(bytes / 0x1p30);
    }
}
