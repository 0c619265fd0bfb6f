package catenary.array;

import catenary.expr.Expr;
import catenary.expr.Expr.Arg;
import catenary.expr.Expr.Call;
import catenary.expr.Expr.Const;
import catenary.expr.Expr.Infix;
import catenary.expr.Expr.Param;
import catenary.expr.Expr.Where;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/// Whether a formula has fractional values even for whole operands, so that integers must become floats first.
final class Fractions {

    private Fractions() {}

    static boolean neededBy(Expr e) {
        return neededBy(e, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean neededBy(Expr e, Set<Expr> seen) {
        if (!seen.add(e)) {
            return false;
        }
        return switch (e) {
            case Arg _, Param _ -> false;
            case Const(var v) -> v != Math.rint(v) || Double.isInfinite(v);
            case Where(var c, var yes, var no) -> neededBy(c, seen) || neededBy(yes, seen) || neededBy(no, seen);
            case Infix(var op, var a, var b) ->
                    switch (op) {
                        case DIV, POW, ATAN2 -> true;
                        default -> neededBy(a, seen) || neededBy(b, seen);
                    };
            case Call(var fn, var a) ->
                    switch (fn) {
                        case NEG, ABS, SIGN, FLOOR, CEIL, TRUNC, NOT -> neededBy(a, seen);
                        default -> true;
                    };
        };
    }
}
