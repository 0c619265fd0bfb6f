package catenary.device.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// `g++` as a compiler of CUDA C: behind a shim, to shared libraries. Its files lie in a folder that goes when the program
/// ends; what is compiled is kept as long, whichever [HostDriver] asked for it.
@SuppressWarnings("restricted")
final class HostCompiler {

    private static final List<String> FLAGS =
            List.of("g++", "-std=c++17", "-O1", "-ffp-contract=off", "-fPIC", "-fvisibility=hidden", "-w");
    private static final List<String> WIDE_LOOPS =
            List.of("g++", "-std=c++17", "-O2", "-march=native", "-fPIC", "-shared", "-w");
    private static final Pattern DYNAMIC_SHARED =
            Pattern.compile(
                    "extern\\s+__shared__\\s+(?:__align__\\(\\w+\\)\\s*)?([\\w ]+?)\\s*\\b(\\w+)\\s*\\[\\s*]\\s*;");
    private static final AddressLayout POINTER = ValueLayout.ADDRESS;
    private static final HostCompiler ONLY = isPresent() ? new HostCompiler() : null;

    private final Path dir;
    private final String version;
    private final Map<String, byte[]> images = new ConcurrentHashMap<>();
    private final Map<String, String> sources = new ConcurrentHashMap<>();
    private SymbolLookup products;
    private MethodHandle gemm;
    private MethodHandle convolve;

    private HostCompiler() {
        try {
            dir = Files.createTempDirectory("catenary-host-gpu");
            Runtime.getRuntime().addShutdownHook(new Thread(this::deleteFiles));
            String shim = resource("shim.h");
            String fibers = resource("fibers.cpp");
            write("shim.h", shim);
            write("fibers.cpp", fibers);
            run(FLAGS, "-c", "fibers.cpp");
            version = "g++ " + run(List.of("g++"), "-dumpfullversion").strip() + " with shim "
                    + Integer.toHexString((shim + fibers + FLAGS).hashCode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HostCompiler only() {
        if (ONLY == null) {
            throw new CudaException("g++ is not installed");
        }
        return ONLY;
    }

    /// Whether this machine has what kernels are compiled with.
    static boolean isPresent() {
        try {
            return new ProcessBuilder("g++", "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    String version() {
        return version;
    }

    /// Every source compiled so far, by the name of its kernel.
    Map<String, String> sources() {
        return sources;
    }

    /// A shared library whose `catenary_launch` runs the kernel.
    byte[] compile(String name, String source) {
        sources.put(name, source);
        return images.computeIfAbsent(source, _ -> {
            try {
                Path folder = Files.createTempDirectory(dir, "kernel");
                String file = dir.relativize(folder).resolve(name).toString();
                // As its type is deduced, a kernel may have any arguments; lines are counted as in `source`.
                write(file + ".cpp", DYNAMIC_SHARED.matcher(source)
                        .replaceAll("$1 *$2 = ($1 *)catenary_host::dynamicShared;")
                        + "\nvoid catenary_host::call(void **a) { unpack(" + name + ", a); }\n");
                run(FLAGS, "-include", "shim.h", "-shared", "-nostdlib", file + ".cpp", "fibers.o", "-o", file + ".so",
                        "-lm");
                return Files.readAllBytes(dir.resolve(file + ".so"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// The address of `catenary_launch` in an image.
    MemorySegment load(byte[] image, String name) {
        try {
            Path library = Files.write(Files.createTempFile(dir, name, ".so"), image);
            MemorySegment found =
                    SymbolLookup.libraryLookup(library, Arena.global()).find("catenary_launch").orElseThrow();
            Files.delete(library);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `catenary_gemm`, made when it is first asked for.
    synchronized MethodHandle gemm() {
        if (gemm == null) {
            ValueLayout.OfInt i = ValueLayout.JAVA_INT;
            ValueLayout.OfLong l = ValueLayout.JAVA_LONG;
            ValueLayout.OfDouble d = ValueLayout.JAVA_DOUBLE;
            gemm = product("catenary_gemm", i, i, i, i, i, i, d, POINTER, i, l, POINTER, i, l, d, POINTER, i, l, i);
        }
        return gemm;
    }

    /// `catenary_convolve`, likewise.
    synchronized MethodHandle convolve() {
        if (convolve == null) {
            ValueLayout.OfInt i = ValueLayout.JAVA_INT;
            convolve = product("catenary_convolve", i, i, POINTER, POINTER, POINTER, POINTER);
        }
        return convolve;
    }

    private MethodHandle product(String name, MemoryLayout... types) {
        if (products == null) {
            write("products.cpp", resource("products.cpp"));
            run(WIDE_LOOPS, "products.cpp", "-o", "products.so");
            products = SymbolLookup.libraryLookup(dir.resolve("products.so"), Arena.global());
        }
        return Linker.nativeLinker().downcallHandle(products.find(name).orElseThrow(),
                FunctionDescriptor.ofVoid(types));
    }

    private void write(String file, String text) {
        try {
            Files.writeString(dir.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        try {
            Process p = new ProcessBuilder(all).directory(dir.toFile()).redirectErrorStream(true).start();
            String output = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (p.waitFor() != 0) {
                throw new CudaException(String.join(" ", all) + "\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CudaException("compile: interrupted");
        }
    }

    private static String resource(String name) {
        try (InputStream in = HostCompiler.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new CudaException(name + " isn't on the class path: it lies in tests/src/test/resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteFiles() {
        try (var files = Files.walk(dir)) {
            for (Path p : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        } catch (IOException e) {
            System.err.println("cannot delete " + dir + ": " + e.getMessage());
        }
    }
}
