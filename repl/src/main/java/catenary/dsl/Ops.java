package catenary.dsl;

import catenary.array.Create;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Arithmetic;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Expr;

/// What operators mean once sugar is rewritten: `2 * x` becomes `Ops.mul(2, x)`.
///
/// Plain numbers and strings are here, too, because a rewritten operator may have plain operands in the end; for them
/// every method does exactly what Java's operator does. Arrays beside Variables are constants. Comparisons give masks.
public final class Ops {

    /// How generated code spells this class, whatever the user has imported or named.
    static final String PREFIX = "catenary.dsl.Ops.";

    private Ops() {}

    // ---- a + b

    public static int add(int a, int b) {
        return a + b;
    }

    public static long add(long a, long b) {
        return a + b;
    }

    public static float add(float a, float b) {
        return a + b;
    }

    public static double add(double a, double b) {
        return a + b;
    }

    public static String add(String a, Object b) {
        return a + b;
    }

    public static String add(Object a, String b) {
        return a + b;
    }

    public static String add(String a, String b) {
        return a + b;
    }

    public static Variable add(Variable a, Variable b) {
        return a.add(b);
    }

    public static Variable add(Variable a, double b) {
        return a.add(b);
    }

    public static Variable add(double a, Variable b) {
        return b.add(a);
    }

    public static NDArray add(NDArray a, NDArray b) {
        return a.add(b);
    }

    public static NDArray add(NDArray a, double b) {
        return a.add(b);
    }

    public static NDArray add(double a, NDArray b) {
        return b.add(a);
    }

    public static Expr add(Expr a, Expr b) {
        return a.add(b);
    }

    public static Expr add(Expr a, double b) {
        return a.add(b);
    }

    public static Expr add(double a, Expr b) {
        return b.add(a);
    }

    public static Variable add(Variable a, NDArray b) {
        return a.add(Variable.constant(b));
    }

    public static Variable add(NDArray a, Variable b) {
        return Variable.constant(a).add(b);
    }

    // ---- a - b

    public static int sub(int a, int b) {
        return a - b;
    }

    public static long sub(long a, long b) {
        return a - b;
    }

    public static float sub(float a, float b) {
        return a - b;
    }

    public static double sub(double a, double b) {
        return a - b;
    }

    public static Variable sub(Variable a, Variable b) {
        return a.sub(b);
    }

    public static Variable sub(Variable a, double b) {
        return a.sub(b);
    }

    public static Variable sub(double a, Variable b) {
        return Arithmetic.sub(a, b);
    }

    public static NDArray sub(NDArray a, NDArray b) {
        return a.sub(b);
    }

    public static NDArray sub(NDArray a, double b) {
        return a.sub(b);
    }

    public static NDArray sub(double a, NDArray b) {
        return b.neg().add(a);
    }

    public static Expr sub(Expr a, Expr b) {
        return a.sub(b);
    }

    public static Expr sub(Expr a, double b) {
        return a.sub(b);
    }

    public static Expr sub(double a, Expr b) {
        return b.neg().add(a);
    }

    public static Variable sub(Variable a, NDArray b) {
        return a.sub(Variable.constant(b));
    }

    public static Variable sub(NDArray a, Variable b) {
        return Variable.constant(a).sub(b);
    }

    // ---- a * b

    public static int mul(int a, int b) {
        return a * b;
    }

    public static long mul(long a, long b) {
        return a * b;
    }

    public static float mul(float a, float b) {
        return a * b;
    }

    public static double mul(double a, double b) {
        return a * b;
    }

    public static Variable mul(Variable a, Variable b) {
        return a.mul(b);
    }

    public static Variable mul(Variable a, double b) {
        return a.mul(b);
    }

    public static Variable mul(double a, Variable b) {
        return b.mul(a);
    }

    public static NDArray mul(NDArray a, NDArray b) {
        return a.mul(b);
    }

    public static NDArray mul(NDArray a, double b) {
        return a.mul(b);
    }

    public static NDArray mul(double a, NDArray b) {
        return b.mul(a);
    }

    public static Expr mul(Expr a, Expr b) {
        return a.mul(b);
    }

    public static Expr mul(Expr a, double b) {
        return a.mul(b);
    }

    public static Expr mul(double a, Expr b) {
        return b.mul(a);
    }

    public static Variable mul(Variable a, NDArray b) {
        return a.mul(Variable.constant(b));
    }

    public static Variable mul(NDArray a, Variable b) {
        return Variable.constant(a).mul(b);
    }

    // ---- a / b

    public static int div(int a, int b) {
        return a / b;
    }

    public static long div(long a, long b) {
        return a / b;
    }

    public static float div(float a, float b) {
        return a / b;
    }

    public static double div(double a, double b) {
        return a / b;
    }

    public static Variable div(Variable a, Variable b) {
        return a.div(b);
    }

    public static Variable div(Variable a, double b) {
        return a.div(b);
    }

    public static Variable div(double a, Variable b) {
        return Arithmetic.div(a, b);
    }

    public static NDArray div(NDArray a, NDArray b) {
        return a.div(b);
    }

    public static NDArray div(NDArray a, double b) {
        return a.div(b);
    }

    public static NDArray div(double a, NDArray b) {
        return constant(a, b).div(b);
    }

    public static Expr div(Expr a, Expr b) {
        return a.div(b);
    }

    public static Expr div(Expr a, double b) {
        return a.div(b);
    }

    public static Expr div(double a, Expr b) {
        return Expr.of(a).div(b);
    }

    public static Variable div(Variable a, NDArray b) {
        return a.div(Variable.constant(b));
    }

    public static Variable div(NDArray a, Variable b) {
        return Variable.constant(a).div(b);
    }

    // ---- a % b

    public static int mod(int a, int b) {
        return a % b;
    }

    public static long mod(long a, long b) {
        return a % b;
    }

    public static float mod(float a, float b) {
        return a % b;
    }

    public static double mod(double a, double b) {
        return a % b;
    }

    // ---- -a

    public static int neg(int a) {
        return -a;
    }

    public static long neg(long a) {
        return -a;
    }

    public static float neg(float a) {
        return -a;
    }

    public static double neg(double a) {
        return -a;
    }

    public static Variable neg(Variable a) {
        return a.neg();
    }

    public static NDArray neg(NDArray a) {
        return a.neg();
    }

    public static Expr neg(Expr a) {
        return a.neg();
    }

    // ---- a ** b

    /// A whole number stays whole: `2**10` is an `int`.
    ///
    /// @throws ArithmeticException if the result is no `int`
    public static int pow(int a, int b) {
        requireWhole(a, b);
        return Math.powExact(a, b);
    }

    public static long pow(long a, int b) {
        requireWhole(a, b);
        return Math.powExact(a, b);
    }

    private static void requireWhole(long a, int b) {
        if (b < 0) {
            throw new ArithmeticException(
                    "%d**%d is a fraction, and both are whole numbers; write %d.0**%d".formatted(a, b, a, b));
        }
    }

    public static double pow(double a, double b) {
        return Math.pow(a, b);
    }

    public static Variable pow(Variable a, Variable b) {
        return a.pow(b);
    }

    public static Variable pow(Variable a, double b) {
        return a.pow(b);
    }

    public static Variable pow(double a, Variable b) {
        return Arithmetic.pow(a, b);
    }

    public static NDArray pow(NDArray a, NDArray b) {
        return a.pow(b);
    }

    public static NDArray pow(NDArray a, double b) {
        return a.pow(b);
    }

    public static NDArray pow(double a, NDArray b) {
        return constant(a, b).pow(b);
    }

    public static Expr pow(Expr a, Expr b) {
        return a.pow(b);
    }

    public static Expr pow(Expr a, double b) {
        return a.pow(Expr.of(b));
    }

    public static Expr pow(double a, Expr b) {
        return Expr.of(a).pow(b);
    }

    public static Variable pow(Variable a, NDArray b) {
        return a.pow(Variable.constant(b));
    }

    public static Variable pow(NDArray a, Variable b) {
        return Variable.constant(a).pow(b);
    }

    // ---- a > b

    public static NDArray gt(NDArray a, NDArray b) {
        return a.gt(b);
    }

    public static NDArray gt(NDArray a, double b) {
        return a.gt(b);
    }

    public static NDArray gt(double a, NDArray b) {
        return b.lt(a);
    }

    public static NDArray gt(Variable a, Variable b) {
        return a.array().gt(b.array());
    }

    public static NDArray gt(Variable a, double b) {
        return a.array().gt(b);
    }

    public static NDArray gt(double a, Variable b) {
        return b.array().lt(a);
    }

    public static NDArray gt(Variable a, NDArray b) {
        return a.array().gt(b);
    }

    public static NDArray gt(NDArray a, Variable b) {
        return a.gt(b.array());
    }

    public static Expr gt(Expr a, Expr b) {
        return a.gt(b);
    }

    public static Expr gt(Expr a, double b) {
        return a.gt(b);
    }

    // ---- a >= b

    public static NDArray ge(NDArray a, NDArray b) {
        return a.ge(b);
    }

    public static NDArray ge(NDArray a, double b) {
        return a.ge(b);
    }

    public static NDArray ge(double a, NDArray b) {
        return b.le(a);
    }

    public static NDArray ge(Variable a, Variable b) {
        return a.array().ge(b.array());
    }

    public static NDArray ge(Variable a, double b) {
        return a.array().ge(b);
    }

    public static NDArray ge(double a, Variable b) {
        return b.array().le(a);
    }

    public static NDArray ge(Variable a, NDArray b) {
        return a.array().ge(b);
    }

    public static NDArray ge(NDArray a, Variable b) {
        return a.ge(b.array());
    }

    public static Expr ge(Expr a, Expr b) {
        return a.ge(b);
    }

    public static Expr ge(Expr a, double b) {
        return a.ge(b);
    }

    // ---- a < b

    public static NDArray lt(NDArray a, NDArray b) {
        return a.lt(b);
    }

    public static NDArray lt(NDArray a, double b) {
        return a.lt(b);
    }

    public static NDArray lt(double a, NDArray b) {
        return b.gt(a);
    }

    public static NDArray lt(Variable a, Variable b) {
        return a.array().lt(b.array());
    }

    public static NDArray lt(Variable a, double b) {
        return a.array().lt(b);
    }

    public static NDArray lt(double a, Variable b) {
        return b.array().gt(a);
    }

    public static NDArray lt(Variable a, NDArray b) {
        return a.array().lt(b);
    }

    public static NDArray lt(NDArray a, Variable b) {
        return a.lt(b.array());
    }

    public static Expr lt(Expr a, Expr b) {
        return a.lt(b);
    }

    public static Expr lt(Expr a, double b) {
        return a.lt(b);
    }

    // ---- a <= b

    public static NDArray le(NDArray a, NDArray b) {
        return a.le(b);
    }

    public static NDArray le(NDArray a, double b) {
        return a.le(b);
    }

    public static NDArray le(double a, NDArray b) {
        return b.ge(a);
    }

    public static NDArray le(Variable a, Variable b) {
        return a.array().le(b.array());
    }

    public static NDArray le(Variable a, double b) {
        return a.array().le(b);
    }

    public static NDArray le(double a, Variable b) {
        return b.array().ge(a);
    }

    public static NDArray le(Variable a, NDArray b) {
        return a.array().le(b);
    }

    public static NDArray le(NDArray a, Variable b) {
        return a.le(b.array());
    }

    public static Expr le(Expr a, Expr b) {
        return a.le(b);
    }

    public static Expr le(Expr a, double b) {
        return a.le(b);
    }

    // ---- the rest

    /// Evaluates `value` and does nothing with it: what a script means by an expression such as `x + 1` on a line of its own.
    public static void value(Object value) {}

    /// The number as an array that broadcasts beside `like` and does not change its dtype.
    private static NDArray constant(double value, NDArray like) {
        var dtype = like.dtype().isFloat() ? like.dtype() : DType.FLOAT32;
        return Create.full(like.device(), dtype, Shape.SCALAR, value);
    }
}
