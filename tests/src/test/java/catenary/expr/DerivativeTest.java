package catenary.expr;

import static catenary.autograd.Pointwise.pointwise;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Create;
import catenary.array.Devices;
import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Autograd;
import catenary.autograd.Pointwise;
import catenary.autograd.Variable;
import catenary.checking.GradientCheck;
import catenary.expr.Expr.Arg;
import catenary.expr.Expr.Call;
import catenary.expr.Expr.Fn;
import catenary.expr.Expr.Infix;
import catenary.expr.Expr.Op;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// The derivative of every function and operation against differences, to the third order.
class DerivativeTest {

    private static final EnumSet<Fn> POSITIVE = EnumSet.of(Fn.SQRT, Fn.LOG, Fn.LOG1P);

    private static NDArray array(double... values) {
        return Create.of(Devices.cpu(), DType.FLOAT64, Shape.of(values.length), values);
    }

    @ParameterizedTest @EnumSource(value = Fn.class, mode = Mode.EXCLUDE, names = "NOT") void functions(Fn fn) {
        var f = pointwise(fn.name(), x -> new Call(fn, x));
        NDArray at = POSITIVE.contains(fn) ? array(0.3, 1.7, 2.9) : array(-0.8, -0.35, 0.2, 0.73);
        GradientCheck.of(f::on).order(3).at(at);
    }

    @ParameterizedTest
    @EnumSource(value = Op.class, mode = Mode.INCLUDE, names = {"ADD", "SUB", "MUL", "DIV", "MAX", "MIN", "POW",
            "ATAN2", "FMOD"}) void operations(Op op) {
        var f = pointwise(op.name(), (a, b) -> new Infix(op, a, b));
        GradientCheck.ofTwo(f::on).order(3).at(array(1.3, 2.6, 0.4), array(0.9, -1.1, 2.3).abs());
    }

    @Test void theBranchTakenIsDifferentiated() {
        var f = pointwise("where", x -> x.gt(0).where(x.mul(x), x.neg().exp()));
        GradientCheck.of(f::on).order(3).at(array(-2, -0.5, 0.5, 2));
    }

    @Test void aBranchNotTakenMayBeUndefined() {
        var f = pointwise("safe", x -> x.gt(0).where(x.log(), 0));
        assertEquals(array(0, 0.5), gradient(f, -1, 2));
    }

    @Test void kinksAreDecided() {
        assertEquals(array(0), gradient(pointwise("abs", Expr::abs), 0));
        assertEquals(array(1), gradient(pointwise("max", x -> x.max(0)), 0));
        assertEquals(array(1), gradient(pointwise("min", x -> x.min(0)), 0));
        assertEquals(array(0), gradient(pointwise("pow", x -> x.pow(new Arg(0).mul(0))), 0));
    }

    @Test void comparisonsAreFlat() {
        var f = pointwise("step", x -> x.gt(0).where(1, 0));
        Variable x = new Variable(array(1, 2));
        Variable y = f.on(x);
        assertEquals(null, Autograd.grad(java.util.List.of(y), java.util.List.of(x)).getFirst());
    }

    private static NDArray gradient(Pointwise f, double... at) {
        Variable x = new Variable(array(at));
        return Autograd.grad(f.on(x), x).array();
    }
}
