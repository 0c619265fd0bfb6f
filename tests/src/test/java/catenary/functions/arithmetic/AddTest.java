package catenary.functions.arithmetic;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.at;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.checking.GradientCheck;
import catenary.checking.Samples;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AddTest {

    @Test void values() {
        assertClose(F.add(x(1, 2)), 1, 2);
        assertClose(F.add(x(1, 2), x(3, 4)), 4, 6);
        assertClose(F.add(x(1, 2), x(3), x(4, 5)), 8, 10);
        assertClose(F.add(x(1), x(2), x(new double[][] {{1}, {2}})), 4, 5);
    }

    @Test void theGraphGrowsByOneNode() {
        assertEquals(3, F.add(x(1), x(2), x(3)).creator().inputs().length);
    }

    @Property(tries = 20) void gradients(@ForAll Samples.Pair shapes) {
        NDArray a = randn(shapes.a().toArray());
        NDArray b = randn(shapes.b().toArray());
        GradientCheck.ofMany(v -> F.add(v).pow(3)).order(2).at(a, b, randn(), a);
    }

    @Test void refusesShapesThatDoNotBroadcast() {
        assertRefused(
                "add: expected shapes that broadcast, but found (2,) and (3,)",
                () -> F.add(x(1, 2), x(1, 2), x(1, 2, 3)));
        assertRefused("add: expected at least one variable, but found none", () -> F.add());
    }
}
