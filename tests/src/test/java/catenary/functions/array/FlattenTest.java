package catenary.functions.array;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FlattenTest {

    @Test void values() {
        assertEquals(Shape.of(4), F.flatten(empty(2, 1, 2)).shape());
        assertEquals(Shape.of(1), F.flatten(F.sum(x(1))).shape());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf NDArray x) {
        assertGradients(v -> F.flatten(v).pow(3), x);
    }
}
