package catenary.functions.activation;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.Shape;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MaxoutTest {

    @Test void values() {
        assertClose(F.maxout(x(new double[][] {{1, 2, 4, 3}}), 2), 2, 4);
        assertEquals(Shape.of(1, 4), F.maxout(empty(3, 4), 3, 0).shape());
    }

    @Property(tries = 20) void gradients(@ForAll @IntRange(min = 1, max = 3) int poolSize,
            @ForAll @IntRange(min = 1, max = 3) int groups, @ForAll @IntRange(min = 1, max = 4) int rest) {
        assertGradients(v -> F.maxout(v, poolSize, 1).pow(2), randn(2, groups * poolSize, rest));
        assertGradients(v -> F.maxout(v, poolSize, 0).pow(2), randn(groups * poolSize, rest));
    }

    @Test void refusesGroupsThatDoNotFit() {
        assertRefused("maxout: expected x.shape[1] to be a multiple of poolSize, but 4 is none of 3",
                () -> F.maxout(empty(2, 4), 3));
    }
}
