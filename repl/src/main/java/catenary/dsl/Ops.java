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
/// every method does exactly what Java's operator does. Arrays beside Variables are constants.
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

    public static Variable mod(Variable a, Variable b) {
        return Remainder.of(a, b);
    }

    public static Variable mod(Variable a, double b) {
        return Remainder.of(a, constant(b, a));
    }

    public static Variable mod(double a, Variable b) {
        return Remainder.of(constant(a, b), b);
    }

    public static NDArray mod(NDArray a, NDArray b) {
        return Remainder.of(a, b);
    }

    public static NDArray mod(NDArray a, double b) {
        return Remainder.of(a, number(b, a));
    }

    public static NDArray mod(double a, NDArray b) {
        return Remainder.of(number(a, b), b);
    }

    public static Expr mod(Expr a, Expr b) {
        return Remainder.of(a, b);
    }

    public static Expr mod(Expr a, double b) {
        return Remainder.of(a, Expr.of(b));
    }

    public static Expr mod(double a, Expr b) {
        return Remainder.of(Expr.of(a), b);
    }

    public static Variable mod(Variable a, NDArray b) {
        return Remainder.of(a, Variable.constant(b));
    }

    public static Variable mod(NDArray a, Variable b) {
        return Remainder.of(Variable.constant(a), b);
    }

    // ---- a @ b

    public static Variable matmul(Variable a, Variable b) {
        return a.matmul(b);
    }

    public static Variable matmul(Variable a, NDArray b) {
        return a.matmul(Variable.constant(b));
    }

    public static Variable matmul(NDArray a, Variable b) {
        return Variable.constant(a).matmul(b);
    }

    public static NDArray matmul(NDArray a, NDArray b) {
        return a.matmul(b);
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

    // ---- +a

    public static int pos(int a) {
        return a;
    }

    public static long pos(long a) {
        return a;
    }

    public static float pos(float a) {
        return a;
    }

    public static double pos(double a) {
        return a;
    }

    public static Variable pos(Variable a) {
        return a;
    }

    public static NDArray pos(NDArray a) {
        return a;
    }

    public static Expr pos(Expr a) {
        return a;
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

    // ---- x[i]

    /// Several indexes, or slices, in one pair of brackets: `x[1:3, 0]` is `x[at(slice(1, 3), 0)]` until it is known what
    /// `x` is, and stays so where `x` takes one number only.
    public static At at(Object... index) {
        return new At();
    }

    /// The part of `x` that an assignment to `x[index]` changes.
    public static Part part(NDArray x, Object... index) {
        return new Part(x, index);
    }

    // ---- the rest

    /// Evaluates `value` and does nothing with it: what a script means by an expression such as `x + 1` on a line of its own.
    public static void value(Object value) {}

    /// The number as an array that broadcasts beside `like` and does not change its dtype.
    private static NDArray constant(double value, NDArray like) {
        var dtype = like.dtype().isFloat() ? like.dtype() : DType.FLOAT32;
        return Create.full(like.device(), dtype, Shape.SCALAR, value);
    }

    private static Variable constant(double value, Variable like) {
        return Variable.constant(constant(value, like.array()));
    }

    /// The number as an array that broadcasts beside `like` and, if it is as whole as `like`, does not change its dtype.
    private static NDArray number(double value, NDArray like) {
        boolean whole = !like.dtype().isFloat() && value == Math.rint(value);
        return whole ? Create.full(like.device(), like.dtype(), Shape.SCALAR, value) : constant(value, like);
    }
}
