package catenary.functions.array;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.autograd.Variable;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Depth2spaceTest {

    @Test void isTheInverseOfSpace2depth() {
        Variable x = new Variable(randn(2, 8, 3, 2));
        assertEquals(Shape.of(2, 2, 6, 4), F.depth2space(x, 2).shape());
        assertEquals(x.array(), F.space2depth(F.depth2space(x, 2), 2).array());
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 3) int r,
            @ForAll @IntRange(min = 1, max = 2) int c) {
        assertGradients(v -> F.depth2space(v, r).pow(2), randn(2, c * r * r, 2, 3));
    }

    @Test void refusesChannelsThatDoNotFit() {
        assertRefused("depth2space: expected X (N, C, H, W) with C a multiple of r^2 = 4",
                () -> F.depth2space(empty(1, 3, 2, 2), 2));
    }
}
