package catenary.device.cpu;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/// The OpenBLAS library: JavaCPP finds and loads it, the foreign-function API calls it on heap arrays without a copy.
///
/// Such a call keeps the garbage collector waiting, so callers keep each one short.
@SuppressWarnings("restricted") // native access is the purpose of this class
public final class Blas {

    private static final int ROW_MAJOR = 101;
    private static final int NO_TRANSPOSE = 111;
    private static final int TRANSPOSE = 112;

    private static final MethodHandle SGEMM;
    private static final MethodHandle DGEMM;
    private static final MethodHandle SDOT;
    private static final MethodHandle DDOT;
    private static final String CONFIG;
    private static final String CORE;
    private static final String FAILURE;

    static {
        MethodHandle sgemm = null;
        MethodHandle dgemm = null;
        MethodHandle sdot = null;
        MethodHandle ddot = null;
        String config = "none";
        String core = "none";
        String failure = null;
        try {
            Path jni = Path.of(Loader.load(openblas_nolapack.class));
            SymbolLookup library = SymbolLookup.libraryLookup(library(jni), Arena.global());
            sgemm = critical(library, "cblas_sgemm", gemm(JAVA_FLOAT));
            dgemm = critical(library, "cblas_dgemm", gemm(JAVA_DOUBLE));
            sdot = critical(library, "cblas_sdot", dot(JAVA_FLOAT));
            ddot = critical(library, "cblas_ddot", dot(JAVA_DOUBLE));
            Linker.nativeLinker()
                    .downcallHandle(
                            library.find("openblas_set_num_threads").orElseThrow(),
                            FunctionDescriptor.ofVoid(JAVA_INT))
                    .invokeExact(1); // see Gemm
            config = text(library, "openblas_get_config");
            core = text(library, "openblas_get_corename");
        } catch (Throwable t) { // a missing jar, a wrong platform, a damaged library: all end in the plain Java product
            sgemm = null;
            failure = t.toString();
            System.getLogger(Blas.class.getName())
                    .log(System.Logger.Level.WARNING, "OpenBLAS can't be loaded, products are slow: " + t);
        }
        SGEMM = sgemm;
        DGEMM = dgemm;
        SDOT = sdot;
        DDOT = ddot;
        CONFIG = config;
        CORE = core;
        FAILURE = failure;
    }

    private Blas() {}

    /// Beside the JNI library lies the one it was linked to.
    private static Path library(Path jni) throws java.io.IOException {
        try (var files = java.nio.file.Files.list(jni.getParent())) {
            return files.filter(f -> f.getFileName().toString().matches("(lib)?openblas_nolapack\\.(so.*|.*dylib|dll)"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no OpenBLAS library beside " + jni));
        }
    }

    private static FunctionDescriptor gemm(MemoryLayout real) {
        return FunctionDescriptor.ofVoid(
                JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, real, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT,
                real, ADDRESS, JAVA_INT);
    }

    private static FunctionDescriptor dot(MemoryLayout real) {
        return FunctionDescriptor.of(real, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
    }

    private static MethodHandle critical(SymbolLookup library, String name, FunctionDescriptor type) {
        return Linker.nativeLinker()
                .downcallHandle(library.find(name).orElseThrow(), type, Linker.Option.critical(true));
    }

    private static String text(SymbolLookup library, String name) throws Throwable {
        MethodHandle h = Linker.nativeLinker()
                .downcallHandle(library.find(name).orElseThrow(), FunctionDescriptor.of(ADDRESS));
        return ((MemorySegment) h.invokeExact()).reinterpret(4096).getString(0);
    }

    /// Whether OpenBLAS is in use; otherwise products are computed in Java.
    public static boolean isLoaded() {
        return SGEMM != null;
    }

    /// Why OpenBLAS isn't in use, or null.
    public static String failure() {
        return FAILURE;
    }

    /// How OpenBLAS was built: version and options.
    public static String config() {
        return CONFIG;
    }

    /// The processor family whose kernels OpenBLAS chose.
    public static String coreName() {
        return CORE;
    }

    /// The number of threads large products use.
    public static int threads() {
        return isLoaded() ? Workers.threads() : 1;
    }

    /// `c = alpha op(a) op(b) + beta c` for row-major matrices that begin at `ao bo co` with row lengths `lda ldb ldc`;
    /// `op(a)` is `m x k`, `op(b)` is `k x n`.
    static void gemm(
            boolean ta, boolean tb, int m, int n, int k, float alpha, float[] a, int ao, int lda,
            float[] b, int bo, int ldb, float beta, float[] c, int co, int ldc) {
        try {
            SGEMM.invokeExact(
                    ROW_MAJOR, ta ? TRANSPOSE : NO_TRANSPOSE, tb ? TRANSPOSE : NO_TRANSPOSE, m, n, k, alpha,
                    at(a, ao), lda, at(b, bo), ldb, beta, at(c, co), ldc);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    static void gemm(
            boolean ta, boolean tb, int m, int n, int k, double alpha, double[] a, int ao, int lda,
            double[] b, int bo, int ldb, double beta, double[] c, int co, int ldc) {
        try {
            DGEMM.invokeExact(
                    ROW_MAJOR, ta ? TRANSPOSE : NO_TRANSPOSE, tb ? TRANSPOSE : NO_TRANSPOSE, m, n, k, alpha,
                    at(a, ao), lda, at(b, bo), ldb, beta, at(c, co), ldc);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /// The sum of products of `n` elements that are `as` and `bs` apart.
    static float dot(int n, float[] a, int ao, int as, float[] b, int bo, int bs) {
        try {
            return (float) SDOT.invokeExact(n, at(a, ao), as, at(b, bo), bs);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    /// The sum of products of `n` elements that are `as` and `bs` apart.
    static double dot(int n, double[] a, int ao, int as, double[] b, int bo, int bs) {
        try {
            return (double) DDOT.invokeExact(n, at(a, ao), as, at(b, bo), bs);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    private static MemorySegment at(float[] a, int offset) {
        return MemorySegment.ofArray(a).asSlice(4L * offset);
    }

    private static MemorySegment at(double[] a, int offset) {
        return MemorySegment.ofArray(a).asSlice(8L * offset);
    }

    private static AssertionError unexpected(Throwable t) {
        if (t instanceof RuntimeException e) {
            throw e;
        }
        return new AssertionError("an OpenBLAS call failed", t);
    }
}
