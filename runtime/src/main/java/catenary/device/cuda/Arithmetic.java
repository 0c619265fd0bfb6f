package catenary.device.cuda;

import catenary.expr.DType;
import catenary.expr.Expr;
import java.util.Locale;

/// The types that arithmetic is done in, and how CUDA C writes their operations and the way from elements in memory to
/// their values and back, with the results that Java's operators and casts give.
enum Arithmetic {
    FLOAT("float"),
    DOUBLE("double"),
    INT("int"),
    LONG("long long");

    private final String type;

    Arithmetic(String type) {
        this.type = type;
    }

    /// The type that computes for `dtype`.
    static Arithmetic of(DType dtype) {
        return switch (dtype) {
            case FLOAT16, BFLOAT16, FLOAT32 -> FLOAT;
            case FLOAT64 -> DOUBLE;
            case BOOL, UINT8, INT8, INT32 -> INT;
            case INT64 -> LONG;
        };
    }

    /// The name of the type in C.
    String type() {
        return type;
    }

    boolean isFloat() {
        return this == FLOAT || this == DOUBLE;
    }

    /// The C type of an element in memory.
    static String storage(DType dtype) {
        return switch (dtype) {
            case BOOL, UINT8 -> "unsigned char";
            case INT8 -> "signed char";
            case INT32 -> "int";
            case INT64 -> "long long";
            case FLOAT16, BFLOAT16 -> "unsigned short";
            case FLOAT32 -> "float";
            case FLOAT64 -> "double";
        };
    }

    /// The value of `element`, a C expression of the type [#storage].
    String load(DType dtype, String element) {
        return switch (dtype) {
            case FLOAT16 -> from(FLOAT, "catenary_float16(" + element + ")");
            case BFLOAT16 -> from(FLOAT, "catenary_bfloat16(" + element + ")");
            default -> from(of(dtype), element);
        };
    }

    /// The element that holds `value`, a C expression of this type.
    String store(DType dtype, String value) {
        return switch (dtype) {
            case BOOL -> "(unsigned char)(" + value + " != 0)";
            case UINT8, INT8 -> "(" + storage(dtype) + ")" + INT.from(this, value);
            case FLOAT16 -> "catenary_to_float16(" + FLOAT.from(this, value) + ")";
            case BFLOAT16 -> "catenary_to_bfloat16(" + FLOAT.from(this, value) + ")";
            case INT32, INT64, FLOAT32, FLOAT64 -> of(dtype).from(this, value);
        };
    }

    /// `value`, of type `t`, as a value of this type.
    String from(Arithmetic t, String value) {
        if (t == this) {
            return value;
        }
        if (t.isFloat() && !isFloat()) {
            return (this == INT ? "catenary_int(" : "catenary_long(") + value + ")";
        }
        return "(" + type + ")(" + value + ")";
    }

    /// A literal that is exactly `value` rounded to this type.
    String constant(double value) {
        return switch (this) {
            case FLOAT -> real((float) value, Float.toHexString((float) value) + "f");
            case DOUBLE -> real(value, Double.toHexString(value));
            // C reads a minus sign before a number that must be representable by itself.
            case INT -> (int) value == Integer.MIN_VALUE ? "(-2147483647 - 1)" : "(" + (int) value + ")";
            case LONG -> (long) value == Long.MIN_VALUE ? "(-9223372036854775807LL - 1)" : "(" + (long) value + "LL)";
        };
    }

    private String real(double value, String finite) {
        if (Double.isFinite(value)) {
            return value < 0 || 1 / value < 0 ? "(" + finite + ")" : finite;
        }
        String bits = Double.isNaN(value) ? "0x7fc00000" : value > 0 ? "0x7f800000" : "0xff800000";
        return from(FLOAT, "catenary_bits(" + bits + "u)");
    }

    String call(Expr.Fn fn, String a) {
        return switch (fn) {
            case NEG -> isFloat() ? "-" + a : "catenary_sub(" + constant(0) + ", " + a + ")";
            case NOT -> "!" + a;
            case SIGN -> "catenary_sign(" + a + ")";
            case FLOOR, CEIL, TRUNC -> isFloat() ? fn.symbol() + suffix() + "(" + a + ")" : a;
            case ABS -> isFloat() ? fn.symbol() + suffix() + "(" + a + ")" : "catenary_abs(" + a + ")";
            case SIGMOID ->
                    isFloat() ? "catenary_sigmoid(" + a + ")" : viaDouble("catenary_sigmoid((double)" + a + ")");
            default ->
                    isFloat()
                            ? fn.symbol() + suffix() + "(" + a + ")"
                            : viaDouble(fn.symbol() + "((double)" + a + ")");
        };
    }

    String infix(Expr.Op op, String a, String b) {
        return switch (op) {
            case ADD, SUB, MUL, DIV -> isFloat() ? a + " " + op.symbol() + " " + b : function(op, a, b);
            case EQ, NE, LT, LE, GT, GE, AND, OR -> a + " " + op.symbol() + " " + b;
            case FMOD -> isFloat() ? "fmod" + suffix() + "(" + a + ", " + b + ")" : function(op, a, b);
            case ATAN2 ->
                    isFloat()
                            ? "atan2" + suffix() + "(" + a + ", " + b + ")"
                            : viaDouble("atan2((double)" + a + ", (double)" + b + ")");
            case MAX, MIN, POW -> function(op, a, b);
        };
    }

    private static String function(Expr.Op op, String a, String b) {
        return "catenary_" + op.name().toLowerCase(Locale.ROOT) + "(" + a + ", " + b + ")";
    }

    private String suffix() {
        return this == FLOAT ? "f" : "";
    }

    private String viaDouble(String value) {
        return from(DOUBLE, value);
    }
}
