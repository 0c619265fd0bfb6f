package catenary.functions.array;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.checking.Samples;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BroadcastTest {

    @Test void shapes() {
        for (Variable y : F.broadcast(x(1, 2), x(3), empty(1, 1).reshape(1, 1))) {
            assertEquals(Shape.of(1, 2), y.shape());
        }
    }

    @Property(tries = 20) void gradients(@ForAll Samples.Pair shapes) {
        assertGradients((a, b) -> {
            var both = F.broadcast(a, b);
            return both.get(0).mul(both.get(1));
        }, randn(shapes.a().toArray()), randn(shapes.b().toArray()));
    }

    @Test void refusesShapesThatDoNotBroadcast() {
        assertRefused(
                "broadcast: expected shapes that broadcast, but found [(2,), (3,)]",
                () -> F.broadcast(x(1, 2), x(1, 2, 3)));
    }
}
