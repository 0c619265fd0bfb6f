package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.bools;
import static catenary.functions.Given.ints;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.Samples;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WhereTest {

    @Test void values() {
        assertClose(F.where(bools(true, false), x(1, 2), x(3, 4)), 1, 4);
        assertEquals(Shape.of(3, 2), F.where(bools(true, false), x(new double[][] {{1}, {2}, {3}}), x(1)).shape());
    }

    @Property(tries = 20) void gradientsBroadcast(@ForAll Samples.Pair shapes) {
        NDArray condition = randn(shapes.a().toArray()).gt(0);
        assertGradients((a, b) -> F.where(condition, a.mul(a), b.mul(b)), randn(shapes.b().toArray()),
                randn(shapes.a().toArray()));
    }

    @Test void theBranchNotTakenReceivesNothing() {
        Variable a = x(0, 1);
        F.where(bools(false, true), F.log(a), x(5, 5)).sum().backward();
        assertEquals(1, a.grad().get(1).item());
    }

    @Test void refusesAConditionOfNumbers() {
        assertRefused(
                "where: expected a condition of dtype bool, but found int32",
                () -> F.where(ints(new int[] {1}), x(1), x(2)));
    }
}
