package catenary.functions.array;

import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.assertRefused;
import static catenary.functions.Given.empty;
import static catenary.functions.Given.randn;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertEquals;

import catenary.array.NDArray;
import catenary.array.Shape;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VstackTest {

    @Test void shapes() {
        assertEquals(Shape.of(2, 2), F.vstack(List.of(x(1, 2), x(3, 4))).shape());
        assertEquals(Shape.of(4, 3), F.vstack(List.of(empty(2, 3), empty(2, 3))).shape());
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 1) NDArray x) {
        assertGradients((a, b) -> F.vstack(List.of(a, b)).pow(2), x, randn(x.shape().toArray()));
    }

    @Test void refusesNothing() {
        assertRefused("concat: expected at least one variable, but found none", () -> F.vstack(List.of()));
    }

    @Test void refusesDifferentRanks() {
        assertRefused("vstack: expected x0.rank == x1.rank, but 1 != 2", () -> F.vstack(List.of(x(1), empty(1, 1))));
    }
}
