package catenary.expr;

import catenary.expr.Expr.Arg;
import catenary.expr.Expr.Call;
import catenary.expr.Expr.Const;
import catenary.expr.Expr.Infix;
import catenary.expr.Expr.Param;
import catenary.expr.Expr.Where;

/// The symbolic derivative of an [Expr], itself an [Expr] and hence differentiable again.
///
/// At kinks: `abs` and `sign` give 0 at 0; of `max(a, b)` and `min(a, b)` the first operand takes the gradient of a
/// tie; `where` differentiates the branch taken; `a^0` has slope 0 everywhere, so that whole powers have every
/// derivative at 0; the steps (`floor ceil trunc sign` and comparisons) are flat.
public final class Derivative {

    private Derivative() {}

    /// `d e / d x`, where `x` is an [Arg] or a [Param].
    public static Expr of(Expr e, Expr x) {
        if (e.equals(x)) {
            return Expr.of(1);
        }
        return switch (e) {
            case Arg _, Param _, Const _ -> Expr.of(0);
            case Call(var fn, var a) -> {
                Expr da = of(a, x);
                yield isZero(da) ? da : chain(da, slope(fn, a, e));
            }
            case Where(var c, var yes, var no) -> c.where(of(yes, x), of(no, x));
            case Infix(var op, var a, var b) -> infix(op, a, b, e, of(a, x), of(b, x));
        };
    }

    static boolean isZero(Expr e) {
        return e instanceof Const(var v) && v == 0;
    }

    /// A product in which an exact zero factor of a constant derivative removes the term.
    private static Expr chain(Expr d, Expr slope) {
        return isZero(d) || isZero(slope) ? Expr.of(0) : d.mul(slope);
    }

    private static Expr slope(Expr.Fn fn, Expr a, Expr y) {
        return switch (fn) {
            case NEG -> of(-1);
            case ABS -> a.sign();
            case SIGN, FLOOR, CEIL, TRUNC, NOT -> of(0);
            case SQRT -> of(0.5).div(y);
            case EXP -> y;
            case EXPM1 -> y.add(1);
            case LOG -> a.reciprocal();
            case LOG1P -> a.add(1).reciprocal();
            case TANH -> of(1).sub(y.square());
            case SIGMOID -> y.mul(of(1).sub(y));
            case SIN -> a.cos();
            case COS -> a.sin().neg();
            case TAN -> y.square().add(1);
            case ASIN -> of(1).sub(a.square()).sqrt().reciprocal();
            case ACOS -> of(-1).div(of(1).sub(a.square()).sqrt());
            case ATAN -> a.square().add(1).reciprocal();
            case SINH -> a.cosh();
            case COSH -> a.sinh();
        };
    }

    private static Expr infix(Expr.Op op, Expr a, Expr b, Expr y, Expr da, Expr db) {
        return switch (op) {
            case ADD -> da.add(db);
            case SUB -> da.sub(db);
            case MUL -> chain(da, b).add(chain(db, a));
            case DIV -> (isZero(da) ? of(0) : da.div(b)).sub(isZero(db) ? of(0) : chain(db, y).div(b));
            case MAX -> a.ge(b).where(da, db);
            case MIN -> a.le(b).where(da, db);
            case POW -> chain(da, b.eq(0).where(of(0), b.mul(a.pow(b.sub(1))))).add(chain(db, a.log().mul(y)));
            case ATAN2 -> {
                Expr r = a.square().add(b.square());
                yield chain(da, b.div(r)).sub(chain(db, a.div(r)));
            }
            case FMOD -> da.sub(chain(db, a.div(b).trunc()));
            case EQ, NE, LT, LE, GT, GE, AND, OR -> of(0);
        };
    }

    private static Expr of(double v) {
        return Expr.of(v);
    }
}
