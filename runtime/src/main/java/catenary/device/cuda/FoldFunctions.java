package catenary.device.cuda;

import catenary.expr.DType;
import catenary.expr.Expr;
import catenary.expr.Fold;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The type of what a fold combines, and the C functions on it: `NAME_combine` of two values, `NAME_map` from operands to a
/// value, `NAME_finish` from a value to a result.
final class FoldFunctions {

    private final Fold fold;
    private final Arithmetic compute;
    private final Arithmetic sum;
    private final boolean argument;
    private final DType out;
    private final DType[] dtypes;

    FoldFunctions(Fold fold, Arithmetic compute, DType out, DType[] dtypes) {
        this.fold = fold;
        this.compute = compute;
        this.out = out;
        this.dtypes = dtypes;
        argument = fold.combine() == Fold.Combine.ARGMAX || fold.combine() == Fold.Combine.ARGMIN;
        boolean adds = fold.combine() == Fold.Combine.SUM || fold.combine() == Fold.Combine.PROD;
        // Sums of integers wrap around in the dtype of the output, whatever it is.
        sum = adds && compute == Arithmetic.INT ? Arithmetic.LONG : compute;
    }

    /// Whether a value has its position beside it.
    boolean isArgument() {
        return argument;
    }

    /// Bytes of a value.
    int bytes() {
        int bytes = sum == Arithmetic.FLOAT || sum == Arithmetic.INT ? 4 : 8;
        return argument ? 2 * bytes : bytes;
    }

    String type() {
        return argument
                ? "struct NAME_value { %s at; int position; };\n".formatted(sum.type())
                : "typedef %s NAME_value;\n".formatted(sum.type());
    }

    /// The value that changes no other. Only the sum of nothing is 0, since -0 is what can be added to -0.
    String none() {
        String none = switch (fold.combine()) {
            case SUM -> sum.isFloat() ? "a.count == 0 ? %s : %s".formatted(sum.constant(0), sum.constant(-0.0)) : "0";
            case PROD -> sum.constant(1);
            case MAX, ARGMAX -> sum.constant(Double.NEGATIVE_INFINITY);
            case MIN, ARGMIN -> sum.constant(Double.POSITIVE_INFINITY);
        };
        return argument ? "{" + none + ", 0x7fffffff}" : none;
    }

    String combine() {
        String head = "CATENARY_FUNCTION NAME_value NAME_combine(NAME_value a, NAME_value b) {\n";
        if (!argument) {
            Expr.Op op = switch (fold.combine()) {
                case SUM -> Expr.Op.ADD;
                case PROD -> Expr.Op.MUL;
                case MAX, ARGMAX -> Expr.Op.MAX;
                case MIN, ARGMIN -> Expr.Op.MIN;
            };
            return head + "return " + sum.infix(op, "a", "b") + ";\n}\n";
        }
        // NaN is the one value that differs from itself.
        return head + """
                const bool first = a.position < b.position;
                if (a.at != a.at) return b.at != b.at && !first ? b : a;
                if (b.at != b.at) return b;
                return a.at == b.at ? first ? a : b : a.at %s b.at ? a : b;
                }
                """.formatted(fold.combine() == Fold.Combine.ARGMAX ? ">" : "<");
    }

    String map() {
        var expr = new ExprCode(compute, "t", i -> "v" + i, i -> "p" + i);
        String value = sum.from(compute, "(" + expr.number(fold.map()) + ")");
        var text = new StringBuilder("CATENARY_FUNCTION " + sum.type() + " NAME_map(");
        text.append(list(dtypes.length, k -> "const " + Arithmetic.storage(dtypes[k]) + " x" + k));
        text.append(parameters(dtypes.length > 0, compute));
        for (int k = 0; k < dtypes.length; k++) {
            text.append("const %s v%d = %s;\n".formatted(compute.type(), k, compute.load(dtypes[k], "x" + k)));
        }
        return text.append(expr.statements()).append("return ").append(value).append(";\n}\n").toString();
    }

    String finish() {
        Arithmetic result = argument ? Arithmetic.INT : compute;
        var text = new StringBuilder("CATENARY_FUNCTION " + Arithmetic.storage(out) + " NAME_finish(NAME_value x");
        text.append(parameters(true, result));
        if (fold.finish() instanceof Expr.Arg) {
            String value = argument ? Arithmetic.INT.store(out, "x.position") : sum.store(out, "x");
            return text.append("return ").append(value).append(";\n}\n").toString();
        }
        var expr = new ExprCode(result, "t", _ -> "v", i -> "p" + i);
        String value = expr.number(fold.finish());
        text.append("const %s v = %s;\n".formatted(result.type(), argument ? "x.position" : result.from(sum, "x")));
        return text.append(expr.statements()).append("return ").append(result.store(out, value)).append(";\n}\n")
                .toString();
    }

    /// The end of a function's parameters and its first statements, which convert the fold's parameters.
    private String parameters(boolean more, Arithmetic to) {
        var text = new StringBuilder(more && fold.params() > 0 ? ", " : "");
        text.append(list(fold.params(), i -> "const double q" + i)).append(") {\n");
        for (int i = 0; i < fold.params(); i++) {
            text.append("const %s p%d = %s;\n".formatted(to.type(), i, to.from(Arithmetic.DOUBLE, "q" + i)));
        }
        return text.toString();
    }

    static String list(int n, IntFunction<String> each) {
        return IntStream.range(0, n).mapToObj(each).collect(Collectors.joining(", "));
    }
}
