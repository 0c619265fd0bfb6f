package catenary.dsl;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.expr.DType;
import catenary.expr.Expr;

/// What comparisons of arrays and Variables mean once sugar is rewritten: a mask, true where the comparison holds.
/// Masks are combined by `&`, `|`, `^`, `~` and `!`.
public final class Masks {

    /// How generated code spells this class, whatever the user has imported or named.
    static final String PREFIX = "catenary.dsl.Masks.";

    private Masks() {}

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

    public static Expr gt(double a, Expr b) {
        return b.lt(a);
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

    public static Expr ge(double a, Expr b) {
        return b.le(a);
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

    public static Expr lt(double a, Expr b) {
        return b.gt(a);
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

    public static Expr le(double a, Expr b) {
        return b.ge(a);
    }

    // ---- of masks

    public static NDArray and(NDArray a, NDArray b) {
        return mask("&", a).mul(mask("&", b)).ne(0);
    }

    public static NDArray or(NDArray a, NDArray b) {
        return mask("|", a).add(mask("|", b)).ne(0);
    }

    public static NDArray xor(NDArray a, NDArray b) {
        return mask("^", a).ne(mask("^", b));
    }

    public static NDArray not(NDArray a) {
        return mask("~", a).eq(0);
    }

    private static NDArray mask(String operator, NDArray a) {
        if (a.dtype() != DType.BOOL) {
            throw new IllegalArgumentException(
                    "'%s' takes masks, such as x > 0, but found %s".formatted(operator, a.describe()));
        }
        return a;
    }
}
