package catenary.device.cuda;

import static catenary.device.cuda.FoldFunctions.list;

import catenary.array.NDArray;
import catenary.expr.DType;
import catenary.expr.Fold;

/// A kernel of a fold for operands of certain dtypes that lie in a certain way.
///
/// In *rows*, neighbouring threads take neighbouring positions of the reduced axes, and 1 to 256 of them share a result.
/// In *columns*, they take neighbouring results, each all positions of the reduced axes or every 2nd, 4th ... of them.
final class FoldSource {

    /// Threads of a block.
    static final int THREADS = 256;

    /// Values that a thread combines one after the other before it begins anew.
    static final int RUN = 32;

    /// Where the values come from and go to: from operands to results, or by way of partial results.
    enum Stage {
        WHOLE,
        FIRST,
        LAST
    }

    private final Fold fold;
    private final Arithmetic compute;
    private final FoldFunctions functions;
    private final DType out;
    private final DType[] dtypes;
    private final Stage stage;
    private final boolean rows;
    private final int width;
    private final long packed;
    private final int keptRank;
    private final int reducedRank;
    private final int layout;
    private final Code code;

    /// @param width  elements that a thread reads at once, along the reduced axes in rows, of neighbouring results in
    ///               columns
    /// @param packed the operands whose elements are read so, one bit each; the others are one number there
    FoldSource(Fold fold, Arithmetic compute, DType out, DType[] dtypes, Stage stage, boolean rows, int width,
            long packed, int keptRank, int reducedRank) {
        this.fold = fold;
        this.compute = compute;
        this.out = out;
        this.dtypes = dtypes;
        this.stage = stage;
        this.rows = rows;
        this.width = width;
        this.packed = packed;
        this.keptRank = keptRank;
        this.reducedRank = reducedRank;
        layout = layout(stage, rows, width, keptRank, reducedRank);
        functions = new FoldFunctions(fold, compute, out, dtypes);
        String body = functions.type() + struct() + functions.combine() + (stage == Stage.LAST ? "" : functions.map())
                + (stage == Stage.FIRST ? "" : functions.finish()) + (rows ? rows() : columns());
        body = body.replace("WIDTH", "" + width).replace("RUN", "" + RUN);
        // The name must be the same in every run of the program, so that the compiled kernel is found on the disk.
        String name = "catenary_" + fold.name().replaceAll("\\W", "_") + "_" + Integer.toHexString(body.hashCode());
        code = new Code(name, body.replace("NAME", name));
    }

    /// What tells kernels for the same dtypes apart, in one number.
    static int layout(Stage stage, boolean rows, int width, int keptRank, int reducedRank) {
        return stage.ordinal() | (rows ? 4 : 0) | width << 3 | keptRank << 8 | reducedRank << 16;
    }

    boolean fits(Arithmetic compute, NDArray out, NDArray[] ins, int layout, long packed) {
        if (this.layout != layout || this.packed != packed || this.compute != compute || this.out != out.dtype()) {
            return false;
        }
        for (int k = 0; k < ins.length; k++) {
            if (ins[k].dtype() != dtypes[k]) {
                return false;
            }
        }
        return true;
    }

    Code code() {
        return code;
    }

    /// Bytes of one partial result.
    int partialBytes() {
        return functions.bytes();
    }

    // ---- arguments

    private String struct() {
        var text = new StringBuilder("struct NAME_arguments {\n");
        if (stage == Stage.LAST) {
            text.append("const NAME_value *from;\n");
        } else {
            for (int k = 0; k < dtypes.length; k++) {
                text.append("const %s *x%d;\n".formatted(Arithmetic.storage(dtypes[k]), k));
            }
        }
        text.append(stage == Stage.FIRST ? "NAME_value" : Arithmetic.storage(out)).append(" *to;\n");
        if (stage != Stage.LAST && dtypes.length > 0) {
            text.append("long long kept[%2$d][%1$d], reduced[%3$d][%1$d];\n".formatted(
                    dtypes.length, keptRank, reducedRank));
        }
        text.append(keptRank > 1 ? "unsigned int keptAxes[%d][3];\n".formatted(keptRank - 1) : "");
        text.append(reducedRank > 1 ? "unsigned int reducedAxes[%d][3];\n".formatted(reducedRank - 1) : "");
        text.append("unsigned int results, count, chunk, lanes, shift;\n");
        if (fold.params() > 0) {
            text.append("const double *page;\ndouble scalars[%d];\n".formatted(fold.params()));
        }
        return text.append("};\n").toString();
    }

    // ---- kernels

    private String rows() {
        return head() + """
                __shared__ NAME_value warps[8];
                const unsigned int lane = threadIdx.x & (a.lanes - 1), step = a.lanes * WIDTH;
                const unsigned int result = (blockIdx.x * 256 + threadIdx.x) / a.lanes;
                NAME_value total = none;
                if (result < a.results) {
                """ + offsets("base", null, "kept", keptRank, "result") + """
                const unsigned int whole = end - end % WIDTH;
                for (unsigned int i = from + lane * WIDTH; i < whole;) {
                NAME_value part = none;
                const unsigned int left = (whole - i + step - 1) >> a.shift, turns = left < RUN ? left : RUN;
                #pragma unroll 4
                for (unsigned int turn = 0; turn < turns; turn++, i += step) {
                """ + offsets("at", "base", "reduced", reducedRank, "i") + loads(true) + """
                NAME_value e[WIDTH];
                #pragma unroll
                for (int j = 0; j < WIDTH; j++) e[j] = ELEMENT;
                #pragma unroll
                for (int half = WIDTH / 2; half > 0; half /= 2) {
                #pragma unroll
                for (int j = 0; j < half; j++) e[j] = NAME_combine(e[j], e[j + half]);
                }
                part = NAME_combine(part, e[0]);
                }
                total = NAME_combine(total, part);
                }
                """.replace("ELEMENT", element(true, "(int)i + j")) + tail()
                + """
                        }
                        const int near = a.lanes < 32 ? a.lanes : 32;
                        for (int half = near / 2; half > 0; half /= 2) {
                        NAME_value other;
                        EXCHANGE
                        total = NAME_combine(total, other);
                        }
                        if (a.lanes > 32) {
                        const unsigned int warp = threadIdx.x / 32;
                        if (threadIdx.x % 32 == 0) warps[warp] = total;
                        __syncthreads();
                        for (unsigned int i = 1; lane == 0 && i < a.lanes / 32; i++) total = NAME_combine(total, warps[warp + i]);
                        }
                        if (lane == 0 && result < a.results) {
                        STORE
                        }
                        }
                        """
                        .replace("EXCHANGE", functions.isArgument()
                                ? exchange("other.at", "total.at") + "\n" + exchange("other.position", "total.position")
                                : exchange("other", "total"))
                        .replace("STORE", store("result", "total"));
    }

    private static String exchange(String other, String own) {
        return other + " = __shfl_xor_sync(0xffffffffu, " + own + ", half);";
    }

    /// What is left of a row after the last full pack.
    private String tail() {
        if (width == 1) {
            return "";
        }
        return "for (unsigned int i = whole + lane; i < end; i += a.lanes) {\n"
                + offsets("at", "base", "reduced", reducedRank, "i") + loads(false)
                + "const NAME_value e = " + element(false, "(int)i") + ";\ntotal = NAME_combine(total, e);\n}\n";
    }

    private String columns() {
        return head() + """
                __shared__ NAME_value sums[WIDTH * 256];
                const unsigned int column = threadIdx.x & (a.lanes - 1), step = 256 / a.lanes;
                const unsigned int result = (blockIdx.x * a.lanes + column) * WIDTH;
                NAME_value total[WIDTH];
                #pragma unroll
                for (int j = 0; j < WIDTH; j++) total[j] = none;
                if (result < a.results) {
                """ + offsets("base", null, "kept", keptRank, "result") + """
                for (unsigned int i = from + threadIdx.x / a.lanes; i < end;) {
                NAME_value part[WIDTH];
                #pragma unroll
                for (int j = 0; j < WIDTH; j++) part[j] = none;
                const unsigned int left = (end - i + step - 1) >> a.shift, turns = left < RUN ? left : RUN;
                #pragma unroll 4
                for (unsigned int turn = 0; turn < turns; turn++, i += step) {
                """ + offsets("at", "base", "reduced", reducedRank, "i") + loads(true) + """
                #pragma unroll
                for (int j = 0; j < WIDTH; j++) {
                const NAME_value e = ELEMENT;
                part[j] = NAME_combine(part[j], e);
                }
                }
                #pragma unroll
                for (int j = 0; j < WIDTH; j++) total[j] = NAME_combine(total[j], part[j]);
                }
                }
                #pragma unroll
                for (int j = 0; j < WIDTH; j++) sums[j * 256 + threadIdx.x] = total[j];
                for (unsigned int half = 128; half >= a.lanes; half /= 2) {
                __syncthreads();
                if (threadIdx.x >= half) continue;
                for (int j = 0; j < WIDTH * 256; j += 256)
                sums[j + threadIdx.x] = NAME_combine(sums[j + threadIdx.x], sums[j + threadIdx.x + half]);
                }
                if (threadIdx.x < a.lanes && result < a.results) {
                for (int j = 0; j < WIDTH; j++) {
                STORE
                }
                }
                }
                """.replace("ELEMENT", element(true, "(int)i"))
                .replace("STORE", store("(result + j)", "sums[j * 256 + threadIdx.x]"));
    }

    private String head() {
        var text = new StringBuilder(
                "extern \"C\" __global__ void __launch_bounds__(256) NAME(const NAME_arguments a) {\n");
        for (int i = 0; i < fold.params(); i++) {
            text.append("const double q%1$d = CATENARY_SCALAR(a, %1$d);\n".formatted(i));
        }
        return text + "const NAME_value none = " + functions.none() + ";\n" + """
                const unsigned int from = blockIdx.y * a.chunk;
                const unsigned int end = a.count - from < a.chunk ? a.count : from + a.chunk;
                """;
    }

    /// Declares for each operand how far the element number `index` of `space` lies from `base`, in elements. Numbers
    /// are below 2^31, so that division is a product.
    private String offsets(String name, String base, String space, int rank, String index) {
        if (stage == Stage.LAST) {
            return "";
        }
        var text = new StringBuilder();
        for (int k = 0; k < dtypes.length; k++) {
            text.append("long long %s%d = %s;\n".formatted(name, k, base == null ? "0" : base + k));
        }
        text.append("unsigned int %s_rest = %s;\n".formatted(name, index));
        for (int i = rank - 1; i >= 0; i--) {
            String along = name + "_rest";
            text.append("{\n");
            if (i > 0) {
                text.append(
                        """
                                const unsigned int whole = (unsigned long long)%1$s_rest * a.%2$sAxes[%3$d][1] >> a.%2$sAxes[%3$d][2];
                                const unsigned int rest = %1$s_rest - whole * a.%2$sAxes[%3$d][0];
                                %1$s_rest = whole;
                                """
                                .formatted(name, space, i - 1));
                along = "rest";
            }
            for (int k = 0; k < dtypes.length; k++) {
                text.append("%s%d += %s * a.%s[%d][%d];\n".formatted(name, k, along, space, i, k));
            }
            text.append("}\n");
        }
        return text.toString();
    }

    /// Declares what is read at one position: a pack of an operand's elements or one.
    private String loads(boolean packs) {
        if (stage == Stage.LAST) {
            return "const NAME_value e0 = a.from[(long long)i * a.results + result];\n";
        }
        var text = new StringBuilder();
        for (int k = 0; k < dtypes.length; k++) {
            String type = Arithmetic.storage(dtypes[k]);
            if (packs && isPacked(k)) {
                type = "catenary_pack<" + type + ", " + width + ">";
                text.append("const %1$s e%2$d = *(const %1$s *)(a.x%2$d + at%2$d);\n".formatted(type, k));
            } else {
                text.append("const %1$s e%2$d = a.x%2$d[at%2$d];\n".formatted(type, k));
            }
        }
        return text.toString();
    }

    /// The value to combine, from what was read.
    private String element(boolean packs, String position) {
        if (stage == Stage.LAST) {
            return "e0";
        }
        String separator = dtypes.length > 0 && fold.params() > 0 ? ", " : "";
        String value = "NAME_map(" + list(dtypes.length, k -> "e" + k + (packs && isPacked(k) ? ".at[j]" : ""))
                + separator + list(fold.params(), i -> "q" + i) + ")";
        return functions.isArgument() ? "NAME_value{" + value + ", " + position + "}" : value;
    }

    private String store(String result, String value) {
        if (stage == Stage.FIRST) {
            return "a.to[(long long)blockIdx.y * a.results + " + result + "] = " + value + ";";
        }
        String params = fold.params() > 0 ? ", " + list(fold.params(), i -> "q" + i) : "";
        return "a.to[" + result + "] = NAME_finish(" + value + params + ");";
    }

    private boolean isPacked(int k) {
        return (packed >> k & 1) != 0;
    }
}
