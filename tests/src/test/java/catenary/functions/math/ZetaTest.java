package catenary.functions.math;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.assertValues;
import static catenary.functions.Given.at;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.autograd.Variable;
import catenary.checking.ArrayOf;
import catenary.expr.DType;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ZetaTest {

    /// Computed with 40 digits.
    @Test void values() {
        assertValues(q -> F.zeta(1.5, q), 5e-14, 0.3, 8.2377616714597234, 40, 0.31821654107607524);
        assertValues(q -> F.zeta(2, q), 5e-14, 0.3, 12.245364546107731, 2.5, 0.49035775610023486);
        assertValues(q -> F.zeta(10, q), 5e-14, 0.3, 169350.9508709071, 40, 4.7352306454061243e-16);
        assertValues(q -> F.zeta(2, q), 0, 0, Double.POSITIVE_INFINITY, -2, Double.POSITIVE_INFINITY);
        assertValues(q -> F.zeta(2.5, q), 0, -0.5, Double.NaN);
        assertValues(q -> F.zeta(1, q), 0, 3, Double.POSITIVE_INFINITY);
    }

    @Test void wholeExponentsReachLeftOfZero() {
        assertValues(q -> F.zeta(2, q), 5e-14, -0.5, 8.934802200544679, 0.5, 4.934802200544679);
        assertValues(q -> F.zeta(3, q), 1e-12, -1.5, 0.11810202582086);
        assertGradients(q -> F.zeta(4, q), at(-0.6, -2.3, 1.2));
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(min = 0.8, max = 6) NDArray x) {
        assertGradients(q -> F.zeta(2.5, q), x);
    }

    @Test void refusesWhatDoesNotFit() {
        assertRefused("zeta: expected q.dtype to be a float, but found int32",
                () -> F.zeta(2, Variable.constant(ints(new int[] {2}))));
    }

    @Test void xHasADtypeOfItsOwn() {
        Variable q = x(1, 2);
        Variable y = F.zeta(ints(new int[] {2, 2}), q);
        y.sum().backward();
        assertClose(y, 1.6449340668, 0.6449340668);
        assertClose(q.grad(), -2.4041138063, -0.4041138063);
        assertEquals(DType.FLOAT32, F.zeta(at(2, 2), q).dtype());
    }
}
