package catenary.device.cuda;

import catenary.array.NDArray;
import catenary.expr.DType;
import catenary.expr.Formula;

/// The kernel of a formula for operands of certain dtypes that lie in a certain way.
///
/// Along the innermost axis an operand is one element after the other, one number for all, or anything else. There may
/// be axes outside, over which rows are spread. Or there are many sets of contiguous arrays, whose elements are dealt
/// to blocks in chunks.
final class ElementwiseCode {

    /// In place of a number of axes: many sets of arrays.
    static final int MANY = 0;

    /// Elements of a set that one block handles.
    static final int CHUNK = 16 * Elementwise.THREADS;

    private final Formula formula;
    private final int outs;
    private final Arithmetic arithmetic;
    private final DType[] dtypes;
    private final long single;
    private final long strided;
    private final int rank;
    private final int width;
    private final Code code;

    /// @param outs    how many of the operands are outputs, which come first
    /// @param single  the operands that are one number along the innermost axis, one bit each
    /// @param strided those whose elements lie apart there
    /// @param rank    number of axes, or [#MANY]
    /// @param width   elements that a thread reads and writes at once; those of a row, unless there is only one, are a
    ///                multiple
    ElementwiseCode(Formula formula, int outs, Arithmetic arithmetic, DType[] dtypes, long single, long strided,
            int rank, int width) {
        this.formula = formula;
        this.outs = outs;
        this.arithmetic = arithmetic;
        this.dtypes = dtypes;
        this.single = single;
        this.strided = strided;
        this.rank = rank;
        this.width = width;
        String body = function() + struct() + kernel();
        // The name must be the same in every run of the program, so that the compiled kernel is found on the disk.
        String name = formula.name().replaceAll("\\W", "_") + "_" + Integer.toHexString(body.hashCode());
        this.code = new Code("catenary_" + name, body.replace("NAME", "catenary_" + name));
    }

    Code code() {
        return code;
    }

    boolean fits(Arithmetic arithmetic, NDArray[] all, long single, long strided, int rank, int width) {
        if (this.arithmetic != arithmetic || this.single != single || this.strided != strided || this.rank != rank
                || this.width != width) {
            return false;
        }
        for (int k = 0; k < dtypes.length; k++) {
            if (all[k].dtype() != dtypes[k]) {
                return false;
            }
        }
        return true;
    }

    /// Sets of arrays that one launch takes.
    int room() {
        return (Arguments.CAPACITY - 16 - 8 * formula.params()) / (8 * dtypes.length + 8);
    }

    /// What happens at one position, from values to values.
    private String function() {
        var expr = new ExprCode(arithmetic, "t", i -> "v" + i, i -> "p" + i);
        var text = new StringBuilder("CATENARY_FUNCTION void NAME_at(");
        for (int i = 0; i < formula.params(); i++) {
            text.append("const ").append(arithmetic.type()).append(" p").append(i).append(", ");
        }
        for (int i = 0; i < formula.arrays(); i++) {
            text.append("const ").append(arithmetic.type()).append(" v").append(i).append(", ");
        }
        var results = new StringBuilder();
        for (int i = 0; i < outs; i++) {
            text.append(arithmetic.type()).append(" &r").append(i).append(i < outs - 1 ? ", " : ") {\n");
            results.append("r%d = %s;\n".formatted(i, expr.number(formula.outputs().get(i))));
        }
        return text + expr.statements() + results + "}\n";
    }

    private String struct() {
        var operands = new StringBuilder();
        for (int k = 0; k < dtypes.length; k++) {
            operands.append("    ").append(pointer(k)).append(name(k)).append(";\n");
        }
        var text = new StringBuilder();
        if (rank == MANY) {
            text.append("struct NAME_set {\n").append(operands).append("    int n;\n    int first;\n};\n");
            text.append("struct NAME_arguments {\n    NAME_set sets[%d];\n    long long count;\n".formatted(room()));
        } else {
            text.append("struct NAME_arguments {\n").append(operands).append("    long long n;\n");
            text.append(rank > 1 ? "    long long rows;\n" : "");
            for (int i = 1; i < rank - 1; i++) {
                text.append("    int d%d;\n".formatted(i));
            }
            for (int k = 0; k < dtypes.length; k++) {
                for (int i = 0; i < rank - 1; i++) {
                    text.append("    int %s_%d;\n".formatted(name(k), i));
                }
                text.append(isStrided(k) ? "    int %s_step;\n".formatted(name(k)) : "");
            }
        }
        if (formula.params() > 0) {
            text.append("    const double *page;\n    double scalars[%d];\n".formatted(formula.params()));
        }
        return text + "};\n";
    }

    private String kernel() {
        var text = new StringBuilder("extern \"C\" __global__ void NAME(const NAME_arguments a) {\n");
        for (int i = 0; i < formula.params(); i++) {
            String value = arithmetic.from(Arithmetic.DOUBLE, "CATENARY_SCALAR(a, " + i + ")");
            text.append("const %s p%d = %s;\n".formatted(arithmetic.type(), i, value));
        }
        if (rank == MANY) {
            return text + chunk() + "}\n";
        }
        text.append("""
                const long long n = a.n, step = (long long)gridDim.x * blockDim.x * %1$d;
                const long long begin = ((long long)blockIdx.x * blockDim.x + threadIdx.x) * %1$d;
                """.formatted(width));
        if (rank == 1) {
            return text + pointers("a.") + loop() + "}\n";
        }
        text.append("""
                const long long rows = (long long)gridDim.y * blockDim.y;
                for (long long row = (long long)blockIdx.y * blockDim.y + threadIdx.y; row < a.rows; row += rows) {
                unsigned int c0 = (unsigned int)row; // an array has less than 2^31 elements
                """);
        for (int i = rank - 2; i > 0; i--) {
            text.append("const unsigned int c%1$d = c0 %% a.d%1$d;\nc0 /= a.d%1$d;\n".formatted(i));
        }
        return text + pointers("a.") + loop() + "}\n}\n";
    }

    /// Finds the last set whose first chunk is not after this block's.
    private String chunk() {
        return """
                int low = 0, high = (int)a.count;
                while (high - low > 1) {
                    const int middle = (low + high) / 2;
                    if (a.sets[middle].first <= (int)blockIdx.x) low = middle; else high = middle;
                }
                const long long from = (long long)((int)blockIdx.x - a.sets[low].first) * %1$d;
                const long long n = a.sets[low].n < from + %1$d ? a.sets[low].n : from + %1$d;
                const long long begin = from + (long long)threadIdx.x * %2$d, step = (long long)blockDim.x * %2$d;
                """.formatted(CHUNK, width) + pointers("a.sets[low].") + loop();
    }

    /// Where the row begins in each operand, and the values that hold for all of it.
    private String pointers(String from) {
        var text = new StringBuilder();
        for (int k = 0; k < dtypes.length; k++) {
            text.append(pointer(k)).append(name(k)).append(" = ").append(from).append(name(k));
            for (int i = 0; i < rank - 1; i++) {
                text.append(" + (long long)c%d * a.%s_%d".formatted(i, name(k), i));
            }
            text.append(";\n");
            if (isSingle(k)) {
                String value = arithmetic.load(dtypes[k], name(k) + "[0]");
                text.append("const %s v%d = %s;\n".formatted(arithmetic.type(), k - outs, value));
            }
        }
        return text.toString();
    }

    /// The elements of a row, several at a time as long as there are so many.
    private String loop() {
        var text = new StringBuilder("for (long long i = begin; i < n; i += step) {\n");
        if (width > 1) {
            text.append("if (i + %d <= n) {\n".formatted(width));
            for (int k = 0; k < dtypes.length; k++) {
                if (!isSingle(k)) {
                    text.append(k < outs ? "" : "const ").append(pack(k)).append(" pack%d".formatted(k));
                    text.append(k < outs ? "" : " = *(const %s *)(%s + i)".formatted(pack(k), name(k))).append(";\n");
                }
            }
            text.append("#pragma unroll\nfor (int j = 0; j < %d; j++) {\n".formatted(width));
            text.append(position("pack%d.at[j]")).append("}\n");
            for (int k = 0; k < outs; k++) {
                text.append("*(%s *)(%s + i) = pack%d;\n".formatted(pack(k), name(k), k));
            }
            text.append("} else for (; i < n; i++) {\n").append(position(null)).append("}\n}\n");
        } else {
            text.append(position(null)).append("}\n");
        }
        return text.toString();
    }

    /// One call of the function, whose elements are `element` with the operand's number, or those at `i`.
    private String position(String element) {
        var call = new StringBuilder("NAME_at(");
        for (int i = 0; i < formula.params(); i++) {
            call.append("p").append(i).append(", ");
        }
        for (int k = outs; k < dtypes.length; k++) {
            call.append(isSingle(k) ? "v" + (k - outs) : arithmetic.load(dtypes[k], element(element, k))).append(", ");
        }
        var results = new StringBuilder();
        var stores = new StringBuilder();
        for (int k = 0; k < outs; k++) {
            results.append("%s r%d;\n".formatted(arithmetic.type(), k));
            call.append("r").append(k).append(k < outs - 1 ? ", " : ");\n");
            stores.append("%s = %s;\n".formatted(element(element, k), arithmetic.store(dtypes[k], "r" + k)));
        }
        return results.append(call).append(stores).toString();
    }

    private String element(String element, int k) {
        if (element != null) {
            return element.formatted(k);
        }
        return name(k) + (isStrided(k) ? "[i * a." + name(k) + "_step]" : "[i]");
    }

    private String pack(int k) {
        return "catenary_pack<" + Arithmetic.storage(dtypes[k]) + ", " + width + ">";
    }

    private String pointer(int k) {
        return (k < outs ? "" : "const ") + Arithmetic.storage(dtypes[k]) + " *";
    }

    private String name(int k) {
        return k < outs ? "y" + k : "x" + (k - outs);
    }

    /// Whether the elements of some operand lie apart.
    boolean isStrided() {
        return strided != 0;
    }

    private boolean isSingle(int k) {
        return (single >> k & 1) != 0;
    }

    private boolean isStrided(int k) {
        return (strided >> k & 1) != 0;
    }
}
