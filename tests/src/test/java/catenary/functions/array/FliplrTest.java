package catenary.functions.array;

import static catenary.functions.Given.assertClose;
import static catenary.functions.Given.assertGradients;
import static catenary.functions.Given.x;
import static org.junit.jupiter.api.Assertions.assertThrows;

import catenary.array.NDArray;
import catenary.checking.ArrayOf;
import catenary.functions.F;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FliplrTest {

    @Test void values() {
        assertClose(F.fliplr(x(new double[][] {{1, 2}, {3, 4}})), 2, 1, 4, 3);
    }

    @Property(tries = 20) void gradients(@ForAll @ArrayOf(minRank = 2) NDArray x) {
        assertGradients(v -> F.fliplr(v).pow(2), x);
    }

    @Test void refusesTooFewAxes() {
        assertThrows(IllegalArgumentException.class, () -> F.fliplr(x(1)));
    }
}
