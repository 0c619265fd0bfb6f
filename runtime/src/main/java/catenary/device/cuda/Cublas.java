package catenary.device.cuda;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import catenary.expr.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.bytedeco.cuda.cublas.cublasContext;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;

/// Products on one stream by cuBLAS, which counts by columns: what is `c = a b` by rows is `c' = b' a'` to it.
final class Cublas {

    /// What NVIDIA recommends for its largest GPUs; the others need less.
    private static final long WORKSPACE = 32L << 20;

    private static final MethodHandle GEMM;
    private static final MethodHandle GEMM_OF_STACKS;

    static {
        SymbolLookup library = DriverCalls.library(Libraries.CUBLAS);
        GEMM = DriverCalls.function(
                library, "cublasGemmEx", JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG,
                JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT,
                JAVA_INT, JAVA_INT);
        GEMM_OF_STACKS = DriverCalls.function(
                library, "cublasGemmStridedBatchedEx", JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
                JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG,
                JAVA_LONG,
                JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT);
    }

    private final cublasContext handle = new cublasContext();
    private final long stream;
    private final MemorySegment factors = Arena.ofAuto().allocate(16, 8);

    /// @param workspace scratch memory of [#workspace()] bytes, which nobody else uses. With it cuBLAS allocates nothing, so
    ///     that products can be captured and give the same bits each time.
    Cublas(CUstream_st stream, long workspace) {
        this.stream = stream.address();
        check("cublasCreate", cublas.cublasCreate_v2(handle));
        check("cublasSetStream", cublas.cublasSetStream_v2(handle, stream));
        check("cublasSetWorkspace", cublas.cublasSetWorkspace_v2(handle, new Address(workspace), WORKSPACE));
        // Parts of a long sum of 16-bit floats are added up in float32 too.
        check("cublasSetMathMode",
                cublas.cublasSetMathMode(handle, cublas.CUBLAS_MATH_DISALLOW_REDUCED_PRECISION_REDUCTION));
    }

    static long workspace() {
        return WORKSPACE;
    }

    long stream() {
        return stream;
    }

    /// One product at a time: the factors are read before the call returns.
    synchronized void gemm(Driver.Product p) {
        if (p.dtype() == DType.FLOAT64) {
            factors.set(JAVA_DOUBLE, 0, p.alpha());
            factors.set(JAVA_DOUBLE, 8, p.beta());
        } else {
            factors.set(JAVA_FLOAT, 0, (float) p.alpha());
            factors.set(JAVA_FLOAT, 8, (float) p.beta());
        }
        int type = type(p.dtype());
        int compute = compute(p);
        int transposeA = p.transposeB() ? cublas.CUBLAS_OP_T : cublas.CUBLAS_OP_N;
        int transposeB = p.transposeA() ? cublas.CUBLAS_OP_T : cublas.CUBLAS_OP_N;
        long alpha = factors.address();
        long beta = alpha + 8;
        int status;
        try {
            if (p.batch() == 1) {
                status = (int) GEMM.invokeExact(
                        handle.address(), transposeA, transposeB, p.n(), p.m(), p.k(), alpha, p.b(), type, p.ldb(),
                        p.a(),
                        type, p.lda(), beta, p.c(), type, p.ldc(), compute, cublas.CUBLAS_GEMM_DEFAULT);
            } else {
                status = (int) GEMM_OF_STACKS.invokeExact(
                        handle.address(), transposeA, transposeB, p.n(), p.m(), p.k(), alpha, p.b(), type, p.ldb(),
                        p.strideB(), p.a(), type, p.lda(), p.strideA(), beta, p.c(), type, p.ldc(), p.strideC(),
                        p.batch(), compute, cublas.CUBLAS_GEMM_DEFAULT);
            }
        } catch (Throwable t) {
            throw DriverCalls.unexpected(t);
        }
        check(p.batch() == 1 ? "cublasGemmEx" : "cublasGemmStridedBatchedEx", status);
    }

    private static int type(DType dtype) {
        return switch (dtype) {
            case FLOAT16 -> cudart.CUDA_R_16F;
            case BFLOAT16 -> cudart.CUDA_R_16BF;
            case FLOAT32 -> cudart.CUDA_R_32F;
            case FLOAT64 -> cudart.CUDA_R_64F;
            default -> throw new CudaException("gemm: cuBLAS multiplies floats only, but found " + dtype);
        };
    }

    private static int compute(Driver.Product p) {
        if (p.dtype() == DType.FLOAT64) {
            return cublas.CUBLAS_COMPUTE_64F;
        }
        return p.tf32() && p.dtype() == DType.FLOAT32 ? cublas.CUBLAS_COMPUTE_32F_FAST_TF32 : cublas.CUBLAS_COMPUTE_32F;
    }

    private static void check(String call, int status) {
        if (status != 0) {
            throw new CudaException(call + ": " + cublas.cublasGetStatusName(status).getString() + " (" + status + "): "
                    + cublas.cublasGetStatusString(status).getString());
        }
    }
}
