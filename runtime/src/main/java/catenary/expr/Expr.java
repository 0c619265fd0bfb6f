package catenary.expr;

/// The body of a kernel: an expression over the scalars at one position of the arrays.
///
/// A lambda over symbols is run once (`x -> x.mul(x.neg().exp().add(1).reciprocal())`); the tree it builds is what
/// every device renders and what [Derivative] differentiates. Values are numbers of the kernel's compute type, except
/// the results of comparisons and of `and or not`, which are truth values ([#isMask()]) and serve as conditions.
/// Methods simplify what costs nothing to see (`x + 0`, `x * 1`, constants), never what would change a NaN.
public sealed interface Expr {

    /// The element of the kernel's array operand number `index`.
    record Arg(int index) implements Expr {}

    /// The kernel's scalar parameter number `index`, given at each call.
    record Param(int index) implements Expr {}

    record Const(double value) implements Expr {}

    record Call(Fn fn, Expr a) implements Expr {}

    record Infix(Op op, Expr a, Expr b) implements Expr {}

    /// `yes` where `condition` holds, else `no`.
    record Where(Expr condition, Expr yes, Expr no) implements Expr {}

    /// Functions of one number. `symbol` is the name in CUDA C's double overload set.
    enum Fn {
        NEG("-"),
        ABS("fabs"),
        SIGN("sign"),
        FLOOR("floor"),
        CEIL("ceil"),
        TRUNC("trunc"),
        SQRT("sqrt"),
        EXP("exp"),
        EXPM1("expm1"),
        LOG("log"),
        LOG1P("log1p"),
        TANH("tanh"),
        SIGMOID("sigmoid"),
        SIN("sin"),
        COS("cos"),
        TAN("tan"),
        ASIN("asin"),
        ACOS("acos"),
        ATAN("atan"),
        SINH("sinh"),
        COSH("cosh"),
        NOT("!");

        private final String symbol;

        Fn(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /// Operations on two numbers; those from `EQ` on yield truth values.
    enum Op {
        ADD("+"),
        SUB("-"),
        MUL("*"),
        DIV("/"),
        MAX("fmax"),
        MIN("fmin"),
        POW("pow"),
        ATAN2("atan2"),
        FMOD("fmod"),
        EQ("=="),
        NE("!="),
        LT("<"),
        LE("<="),
        GT(">"),
        GE(">="),
        AND("&&"),
        OR("||");

        private final String symbol;

        Op(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        public boolean isMask() {
            return compareTo(EQ) >= 0;
        }
    }

    /// Whether the value is a truth value.
    default boolean isMask() {
        return switch (this) {
            case Infix(var op, _, _) -> op.isMask();
            case Call(var fn, _) -> fn == Fn.NOT;
            case Where(_, var yes, var no) -> yes.isMask() && no.isMask();
            case Arg _, Param _, Const _ -> false;
        };
    }

    static Expr of(double value) {
        return new Const(value);
    }

    private boolean is(double value) {
        return this instanceof Const(var v) && v == value;
    }

    // ---- arithmetic

    default Expr add(Expr b) {
        if (this instanceof Const(var x) && b instanceof Const(var y)) {
            return of(x + y);
        }
        return is(0) ? b : b.is(0) ? this : new Infix(Op.ADD, this, b);
    }

    default Expr sub(Expr b) {
        if (this instanceof Const(var x) && b instanceof Const(var y)) {
            return of(x - y);
        }
        return b.is(0) ? this : is(0) ? b.neg() : new Infix(Op.SUB, this, b);
    }

    default Expr mul(Expr b) {
        if (this instanceof Const(var x) && b instanceof Const(var y)) {
            return of(x * y);
        }
        return is(1) ? b : b.is(1) ? this : is(-1) ? b.neg() : b.is(-1) ? neg() : new Infix(Op.MUL, this, b);
    }

    default Expr div(Expr b) {
        return b.is(1) ? this : new Infix(Op.DIV, this, b);
    }

    /// `this` to the power `b`; small whole constants become products.
    default Expr pow(Expr b) {
        if (b instanceof Const(var n)) {
            if (n == 0) {
                return of(1);
            }
            if (n == 1) {
                return this;
            }
            if (n == 2) {
                return mul(this);
            }
            if (n == 3) {
                return mul(this).mul(this);
            }
            if (n == -1) {
                return reciprocal();
            }
            if (n == 0.5) {
                return sqrt();
            }
        }
        return new Infix(Op.POW, this, b);
    }

    /// The greater one; NaN if either is.
    default Expr max(Expr b) {
        return new Infix(Op.MAX, this, b);
    }

    /// The smaller one; NaN if either is.
    default Expr min(Expr b) {
        return new Infix(Op.MIN, this, b);
    }

    default Expr atan2(Expr x) {
        return new Infix(Op.ATAN2, this, x);
    }

    /// The remainder of division, with the sign of `this`.
    default Expr fmod(Expr b) {
        return new Infix(Op.FMOD, this, b);
    }

    default Expr add(double b) {
        return add(of(b));
    }

    default Expr sub(double b) {
        return sub(of(b));
    }

    default Expr mul(double b) {
        return mul(of(b));
    }

    default Expr div(double b) {
        return div(of(b));
    }

    default Expr pow(double b) {
        return pow(of(b));
    }

    default Expr max(double b) {
        return max(of(b));
    }

    default Expr min(double b) {
        return min(of(b));
    }

    /// `a - this`, for a number on the left.
    default Expr subFrom(double a) {
        return of(a).sub(this);
    }

    default Expr reciprocal() {
        return of(1).div(this);
    }

    default Expr square() {
        return mul(this);
    }

    // ---- functions of one number

    default Expr neg() {
        return switch (this) {
            case Const(var v) -> of(-v);
            case Call(var fn, var a) when fn == Fn.NEG -> a;
            default -> new Call(Fn.NEG, this);
        };
    }

    default Expr abs() {
        return new Call(Fn.ABS, this);
    }

    /// -1, 0 or 1; NaN stays NaN.
    default Expr sign() {
        return new Call(Fn.SIGN, this);
    }

    default Expr floor() {
        return new Call(Fn.FLOOR, this);
    }

    default Expr ceil() {
        return new Call(Fn.CEIL, this);
    }

    default Expr trunc() {
        return new Call(Fn.TRUNC, this);
    }

    default Expr sqrt() {
        return new Call(Fn.SQRT, this);
    }

    default Expr exp() {
        return new Call(Fn.EXP, this);
    }

    default Expr expm1() {
        return new Call(Fn.EXPM1, this);
    }

    default Expr log() {
        return new Call(Fn.LOG, this);
    }

    default Expr log1p() {
        return new Call(Fn.LOG1P, this);
    }

    default Expr tanh() {
        return new Call(Fn.TANH, this);
    }

    /// The logistic function, `1 / (1 + exp(-x))`.
    default Expr sigmoid() {
        return new Call(Fn.SIGMOID, this);
    }

    default Expr sin() {
        return new Call(Fn.SIN, this);
    }

    default Expr cos() {
        return new Call(Fn.COS, this);
    }

    default Expr tan() {
        return new Call(Fn.TAN, this);
    }

    default Expr asin() {
        return new Call(Fn.ASIN, this);
    }

    default Expr acos() {
        return new Call(Fn.ACOS, this);
    }

    default Expr atan() {
        return new Call(Fn.ATAN, this);
    }

    default Expr sinh() {
        return new Call(Fn.SINH, this);
    }

    default Expr cosh() {
        return new Call(Fn.COSH, this);
    }

    // ---- truth values

    default Expr eq(Expr b) {
        return new Infix(Op.EQ, this, b);
    }

    default Expr ne(Expr b) {
        return new Infix(Op.NE, this, b);
    }

    default Expr lt(Expr b) {
        return new Infix(Op.LT, this, b);
    }

    default Expr le(Expr b) {
        return new Infix(Op.LE, this, b);
    }

    default Expr gt(Expr b) {
        return new Infix(Op.GT, this, b);
    }

    default Expr ge(Expr b) {
        return new Infix(Op.GE, this, b);
    }

    default Expr eq(double b) {
        return eq(of(b));
    }

    default Expr ne(double b) {
        return ne(of(b));
    }

    default Expr lt(double b) {
        return lt(of(b));
    }

    default Expr le(double b) {
        return le(of(b));
    }

    default Expr gt(double b) {
        return gt(of(b));
    }

    default Expr ge(double b) {
        return ge(of(b));
    }

    default Expr and(Expr b) {
        return new Infix(Op.AND, truth(), b.truth());
    }

    default Expr or(Expr b) {
        return new Infix(Op.OR, truth(), b.truth());
    }

    default Expr not() {
        return new Call(Fn.NOT, truth());
    }

    /// `yes` where this holds (or is not 0), else `no`.
    default Expr where(Expr yes, Expr no) {
        return yes.equals(no) ? yes : new Where(truth(), yes, no);
    }

    default Expr where(Expr yes, double no) {
        return where(yes, of(no));
    }

    default Expr where(double yes, Expr no) {
        return where(of(yes), no);
    }

    default Expr where(double yes, double no) {
        return where(of(yes), of(no));
    }

    private Expr truth() {
        return isMask() ? this : ne(0);
    }
}
