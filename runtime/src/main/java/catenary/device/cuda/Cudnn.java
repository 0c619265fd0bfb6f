package catenary.device.cuda;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import catenary.array.Shape;
import catenary.device.cuda.Driver.Operand;
import catenary.expr.DType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.cudnn.cudnnConvolutionStruct;
import org.bytedeco.cuda.cudnn.cudnnFilterStruct;
import org.bytedeco.cuda.cudnn.cudnnTensorStruct;
import org.bytedeco.cuda.global.cudnn;

/// Convolutions on one stream by cuDNN. Its functions for the three operands differ in name and order only.
@SuppressWarnings("deprecation") // NVIDIA prefers graphs of operations, which make this one no faster and much longer
final class Cudnn {

    /// Answers that are taken at most: some algorithms, each with and without tensor cores.
    private static final int ANSWERS = 32;

    /// Of `cudnnConvolutionFwdAlgoPerf_t` and its kin: bytes, and where the fields are.
    private static final int ANSWER = 48;
    private static final int ALGORITHM = 0;
    private static final int STATUS = 4;
    private static final int MEMORY = 16;
    private static final int DETERMINISM = 24;
    private static final int MATH = 28;

    private static final MethodHandle SET_MATH;
    private static final MethodHandle[] ASK = new MethodHandle[3];
    private static final MethodHandle[] CONVOLVE = new MethodHandle[3];

    static {
        SymbolLookup library = DriverCalls.library(Libraries.CUDNN);
        SET_MATH = DriverCalls.function(library, "cudnnSetConvolutionMathType", JAVA_LONG, JAVA_INT);
        for (Operand result : Operand.values()) {
            ASK[result.ordinal()] = DriverCalls.function(
                    library, "cudnnGetConvolution" + direction(result) + "Algorithm_v7", JAVA_LONG, JAVA_LONG,
                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG);
            CONVOLVE[result.ordinal()] = DriverCalls.function(
                    library, "cudnnConvolution" + direction(result), JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);
        }
    }

    private static String direction(Operand result) {
        return switch (result) {
            case X -> "BackwardData";
            case W -> "BackwardFilter";
            case Y -> "Forward";
        };
    }

    /// What belongs to the operands, in the order in which cuDNN takes it: the result at the end.
    private record Three(long first, long second, long result) {

        static Three of(Operand result, long x, long w, long y) {
            return switch (result) {
                case X -> new Three(w, y, x);
                case W -> new Three(x, y, w);
                case Y -> new Three(x, w, y);
            };
        }
    }

    /// Descriptors, which are kept as long as the program runs, and an algorithm.
    private record Plan(Driver.Convolution of, Three tensors, long convolution, int algorithm, int math, long workspace,
            String name) implements Driver.Plan {}

    private final cudnnContext handle = new cudnnContext();
    private final long stream;
    private final MemorySegment factors = Arena.ofAuto().allocate(24, 8); // 0 of any type, 1 as double, 1 as float
    private final MemorySegment answers = Arena.ofAuto().allocate(ANSWERS * ANSWER + 8, 8); // their number at the end

    Cudnn(CUstream_st stream) {
        this.stream = stream.address();
        factors.set(JAVA_DOUBLE, 8, 1);
        factors.set(JAVA_FLOAT, 16, 1);
        check("cudnnCreate", cudnn.cudnnCreate(handle));
        check("cudnnSetStream", cudnn.cudnnSetStream(handle, stream));
    }

    long stream() {
        return stream;
    }

    // ---- what it can do

    synchronized List<Driver.Plan> plans(Driver.Convolution c) {
        int type = type(c.dtype());
        int math = math(c);
        Three t = Three.of(c.result(), tensor(type, c.x()), filter(type, c.w()), tensor(type, c.y()));
        long convolution = convolution(c, math);
        int status;
        try {
            status = (int) ASK[c.result().ordinal()].invokeExact(handle.address(), t.first, t.second, convolution,
                    t.result, ANSWERS, answers.address() + ANSWERS * ANSWER, answers.address());
        } catch (Throwable e) {
            throw DriverCalls.unexpected(e);
        }
        List<Driver.Plan> plans = new ArrayList<>();
        if (status >= cudnn.CUDNN_STATUS_BAD_PARAM && status < cudnn.CUDNN_STATUS_INTERNAL_ERROR) {
            return plans; // it has no kernel for this
        }
        check("cudnnGetConvolution" + direction(c.result()) + "Algorithm_v7", status);
        for (int i = 0; i < answers.get(JAVA_INT, ANSWERS * ANSWER); i++) {
            MemorySegment a = answers.asSlice((long) i * ANSWER, ANSWER);
            if (a.get(JAVA_INT, STATUS) == 0 && a.get(JAVA_INT, DETERMINISM) == cudnn.CUDNN_DETERMINISTIC
                    && (math != cudnn.CUDNN_FMA_MATH || a.get(JAVA_INT, MATH) == math)) {
                plans.add(plan(c, t, convolution, a));
            }
        }
        return plans;
    }

    private static Plan plan(Driver.Convolution c, Three tensors, long convolution, MemorySegment answer) {
        int algorithm = answer.get(JAVA_INT, ALGORITHM);
        int math = answer.get(JAVA_INT, MATH);
        String name = "cuDNN " + Libraries.cudnnVersion() + ", algorithm " + algorithm + ", math " + math;
        return new Plan(c, tensors, convolution, algorithm, math, answer.get(JAVA_LONG, MEMORY), name);
    }

    private static int type(DType dtype) {
        return switch (dtype) {
            case FLOAT16 -> cudnn.CUDNN_DATA_HALF;
            case BFLOAT16 -> cudnn.CUDNN_DATA_BFLOAT16;
            case FLOAT32 -> cudnn.CUDNN_DATA_FLOAT;
            case FLOAT64 -> cudnn.CUDNN_DATA_DOUBLE;
            default -> throw new CudaException("convolution: cuDNN takes floats only, but found " + dtype);
        };
    }

    /// Its default for float32 is TensorFloat-32.
    private static int math(Driver.Convolution c) {
        return switch (c.dtype()) {
            case FLOAT16, BFLOAT16 -> cudnn.CUDNN_TENSOR_OP_MATH;
            case FLOAT32 -> c.tf32() ? cudnn.CUDNN_DEFAULT_MATH : cudnn.CUDNN_FMA_MATH;
            default -> cudnn.CUDNN_DEFAULT_MATH;
        };
    }

    private static long tensor(int type, Shape shape) {
        var d = new cudnnTensorStruct();
        check("cudnnCreateTensorDescriptor", cudnn.cudnnCreateTensorDescriptor(d));
        int[] lengths = shape.toArray();
        int[] strides = new int[lengths.length];
        for (int i = lengths.length - 1, step = 1; i >= 0; step *= lengths[i], i--) {
            strides[i] = step;
        }
        check("cudnnSetTensorNdDescriptor",
                cudnn.cudnnSetTensorNdDescriptor(d, type, lengths.length, lengths, strides));
        return d.address();
    }

    private static long filter(int type, Shape shape) {
        var d = new cudnnFilterStruct();
        check("cudnnCreateFilterDescriptor", cudnn.cudnnCreateFilterDescriptor(d));
        check("cudnnSetFilterNdDescriptor",
                cudnn.cudnnSetFilterNdDescriptor(d, type, cudnn.CUDNN_TENSOR_NCHW, shape.rank(), shape.toArray()));
        return d.address();
    }

    private static long convolution(Driver.Convolution c, int math) {
        var d = new cudnnConvolutionStruct();
        check("cudnnCreateConvolutionDescriptor", cudnn.cudnnCreateConvolutionDescriptor(d));
        check("cudnnSetConvolutionNdDescriptor",
                cudnn.cudnnSetConvolutionNdDescriptor(d, c.stride().size(), ints(c.pad()), ints(c.stride()),
                        ints(c.dilate()), cudnn.CUDNN_CROSS_CORRELATION,
                        c.dtype() == DType.FLOAT64 ? cudnn.CUDNN_DATA_DOUBLE : cudnn.CUDNN_DATA_FLOAT));
        check("cudnnSetConvolutionGroupCount", cudnn.cudnnSetConvolutionGroupCount(d, c.groups()));
        check("cudnnSetConvolutionMathType", cudnn.cudnnSetConvolutionMathType(d, math));
        return d.address();
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    // ---- what it does

    synchronized void convolve(Driver.Plan plan, long x, long w, long y, long workspace) {
        Plan p = (Plan) plan;
        Operand result = p.of.result();
        Three at = Three.of(result, x, w, y);
        Three t = p.tensors;
        long zero = factors.address();
        long one = zero + (p.of.dtype() == DType.FLOAT64 ? 8 : 16);
        int math;
        int status;
        try {
            math = (int) SET_MATH.invokeExact(p.convolution, p.math);
            status = (int) CONVOLVE[result.ordinal()].invokeExact(handle.address(), one, t.first, at.first, t.second,
                    at.second, p.convolution, p.algorithm, workspace, p.workspace, zero, t.result, at.result);
        } catch (Throwable e) {
            throw DriverCalls.unexpected(e);
        }
        check("cudnnSetConvolutionMathType", math);
        check("cudnnConvolution" + direction(result), status);
    }

    private static void check(String call, int status) {
        if (status != 0) {
            throw new CudaException(call + ": " + cudnn.cudnnGetErrorString(status).getString() + " (" + status + ")");
        }
    }
}
